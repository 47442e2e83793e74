import type { KeyboardEvent } from 'react';

/** A record is for ever: Enter in a field ends the field, and only the button sends the form. */
export function enterStays(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
