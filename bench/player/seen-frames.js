// Runs in the page before anything of ours: when a hand came down, and when each picture of a film stood on the screen.
const seen = { hand: 0, frames: [] };
window.seen = seen;

addEventListener(
  'click',
  () => {
    seen.hand = performance.now();
    seen.frames = [];
  },
  true,
);

function watch(film) {
  film.dataset.watched = 'true';
  const next = (_now, { mediaTime }) => {
    seen.frames.push({ at: performance.now(), mediaTime });
    film.requestVideoFrameCallback(next);
  };
  film.requestVideoFrameCallback(next);
}

new MutationObserver(() => {
  for (const film of document.querySelectorAll('video:not([data-watched])')) watch(film);
}).observe(document, { childList: true, subtree: true });
