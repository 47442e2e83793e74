import type { CaseView } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { markersIn } from './markers.ts';

const plain = { annulledBy: null, data: {}, links: [] as { rel: string; record: string }[] };
const mark = (id: string, atMilliseconds: number, more: object) => ({
  ...plain,
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
    { ...plain, id: 'paper', kind: 'interviewRecord' },
    mark('late', 61_500, { note: '问：阀门是谁开的？' }),
    { ...mark('early', 2_000, {}), links: [{ rel: 'recording', record: 'film' }] },
    { ...mark('gone', 1_000, {}), annulledBy: 'x' },
    { ...mark('lost', 1_000, {}), links: [] },
  ] as CaseView['facts'];
  const markers = markersIn({ facts });
  expect(markers.map(({ id, at, document, words }) => [id, at, document?.id ?? null, words])).toEqual([
    ['early', 2, null, null],
    ['late', 61.5, 'paper', '问：阀门是谁开的？'],
  ]);
});
