import { useEffect, useRef } from 'react';

type Destination = { letter: string; go: () => void };

/** `/` searches, `n` begins something new, `g` then a letter goes to a room. Nothing fires while somebody types. */
export function useShortcuts(destinations: readonly Destination[], begin: () => void): void {
  const current = useRef(destinations);
  current.current = destinations;
  const beginning = useRef(begin);
  beginning.current = begin;
  useEffect(() => {
    let going = false;
    let timer = 0;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('[data-search]')?.focus();
      } else if (going) {
        going = false;
        current.current.find(({ letter }) => letter === event.key)?.go();
      } else if (event.key === 'n') {
        event.preventDefault();
        beginning.current();
      } else if (event.key === 'g') {
        going = true;
        window.clearTimeout(timer);
        timer = window.setTimeout(() => {
          going = false;
        }, 1500);
      }
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
      window.clearTimeout(timer);
    };
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
