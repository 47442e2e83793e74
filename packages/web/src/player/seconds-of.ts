/** How long a film plays, as the browser reads it, in seconds; null where it cannot. */
export function secondsOf(address: string, patience = 8_000): Promise<number | null> {
  const film = document.createElement('video');
  return new Promise<number | null>((resolve) => {
    setTimeout(() => resolve(null), patience);
    film.onerror = () => resolve(null);
    film.onloadedmetadata = () => resolve(Number.isFinite(film.duration) ? film.duration : null);
    film.preload = 'metadata';
    film.src = address;
  }).finally(() => film.removeAttribute('src'));
}
