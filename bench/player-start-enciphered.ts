// The same as `player-start`, from a store that lies enciphered: what is asked for is read frame by frame.
import type { BenchLine } from './line.ts';
import { lookAtLongFilms } from './player/looks.ts';

export const run = (): Promise<BenchLine[]> =>
  lookAtLongFilms('player-start-enciphered', [
    { index: 'end', options: { encryption: 'aes-256-gcm' }, networks: { enciphered: null } },
  ]);
