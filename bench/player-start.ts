// How long who opens a film of 10 GB waits for its first picture, after the tap on play for the next, and after a jump into its middle
// and near its end: with the index in front, and with the index behind, as cameras write it. The film comes in through the intake and is
// watched in the page of its case; before each look the disk's memory of it is dropped. Of several looks the slowest counts. Needs
// Chromium, ffmpeg and, for 10 GB, 31 GB of disk for a while; LIUHEN_BENCH_FILM_MB asks for less.
import type { BenchLine } from './line.ts';
import { lookAtLongFilms, office } from './player/looks.ts';

export const run = (): Promise<BenchLine[]> =>
  lookAtLongFilms('player-start', [
    { index: 'end', options: {}, networks: { 'index-behind': null, 'index-behind-at-100-mbit': office } },
    { index: 'front', options: {}, networks: { 'index-in-front': null } },
  ]);
