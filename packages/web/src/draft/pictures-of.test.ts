import type { FactView } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { picturesOf } from './pictures-of.ts';

const fact = (id: string, kind: string, at: string, more: Partial<FactView>): FactView =>
  ({ id, kind, at, title: id, links: [], files: [], annulledBy: null, ...more }) as FactView;
const file = (sha256: string, mediaType = 'image/jpeg') => [{ sha256, mediaType, name: sha256, sm3: '', size: 1 }];

test('the pictures of the step come first, the newest before the older, each once, and nothing that is no picture', () => {
  const facts = [
    fact('old', 'recording', '2026-01-01', { files: file('a') }),
    fact('new', 'recording', '2026-02-01', { files: file('b') }),
    fact('again', 'recording', '2026-01-15', { files: file('b') }),
    fact('film', 'recording', '2026-02-02', { files: file('c', 'video/mp4') }),
    fact('taken', 'recording', '2026-01-02', { files: file('d') }),
    fact('gone', 'recording', '2026-03-01', { files: file('e'), annulledBy: 'x' }),
    fact('scan', 'paperScanned', '2026-03-01', { files: file('f') }),
    fact('link', 'recordingLinked', '2026-01-02', {
      links: [
        { rel: 'covers', record: 'step' },
        { rel: 'recording', record: 'taken' },
      ],
    }),
  ];
  expect(picturesOf({ facts }, 'step').map(({ sha256, ofStep }) => [sha256, ofStep])).toEqual([
    ['d', true],
    ['b', false],
    ['a', false],
  ]);
  expect(picturesOf({ facts }, null).map(({ sha256 }) => sha256)).toEqual(['b', 'd', 'a']);
});
