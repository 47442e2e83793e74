/** Up and down move between the links and buttons of a list, as between the lines of a page. */
export function moveByArrows(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const target = event.target;
  if (!(target instanceof HTMLElement) || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('a[href], button:not(:disabled), summary')];
  const here = stops.indexOf(target);
  const next = stops[event.key === 'ArrowDown' ? here + 1 : here - 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
