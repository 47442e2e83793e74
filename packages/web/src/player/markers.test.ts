import type { FactView } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { factView } from '../case/fact/fact-view.fixture.ts';
import { markerPlace, markersIn } from './markers.ts';

const mark = (id: string, atMilliseconds: number, more: FactView['data']) =>
  factView({
    id,
    kind: 'recordingMarked',
    data: { atMilliseconds, label: '关键陈述', ...more },
    links: [
      { rel: 'recording', record: 'film' },
      { rel: 'covers', record: 'paper' },
    ],
  });

test('marks stand in the order of the film, each with the document and the words it bears out', () => {
  const facts = [
    factView({ id: 'paper', kind: 'interviewRecord' }),
    mark('late', 61_500, { note: '问：阀门是谁开的？' }),
    { ...mark('early', 2_000, {}), links: [{ rel: 'recording' as const, record: 'film' }] },
    { ...mark('gone', 1_000, {}), annulledBy: 'x' },
    { ...mark('lost', 1_000, {}), links: [] },
  ];
  const markers = markersIn({ facts });
  expect(markers.map(({ id, at, document, words }) => [id, at, document?.id ?? null, words])).toEqual([
    ['early', 2, null, null],
    ['late', 61.5, 'paper', '问：阀门是谁开的？'],
  ]);
});

test('in a recording of several files a mark lies in its own file, and says in which, in the order in which they follow', () => {
  const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
  const film = (sha256: string) => ({ name: 'x', mediaType: 'video/mp4', sha256, sm3: sha256, size: 1 });
  const row = (sha256: string, startedAt: string) => ({ sha256, startedAt, endedAt: null });
  const files = [row(second, '2025-03-11T02:05:00.000Z'), row(first, '2025-03-11T02:00:00.000Z')];
  const facts = [
    factView({ id: 'film', kind: 'recording', data: { files }, files: [film(second), film(first)] }),
    mark('b', 2_000, { sha256: second }),
    mark('a', 65_000, { sha256: first }),
    mark('old', 1_000, {}),
  ];
  expect(markersIn({ facts }).map((one) => [one.id, one.file, markerPlace(one)])).toEqual([
    ['old', null, '第 1 段 0:00:01'],
    ['a', first, '第 1 段 0:01:05'],
    ['b', second, '第 2 段 0:00:02'],
  ]);
  expect(markerPlace({ part: null, at: 65 })).toBe('0:01:05');
});
