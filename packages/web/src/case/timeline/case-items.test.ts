import type { CaseView, FactView } from '@liuhen/server/api';
import { expect, it } from 'vitest';
import { factView } from '../fact/fact-view.fixture.ts';
import { caseItems, coverageFrames } from './case-items.ts';

const at = (clock: string) => `2026-09-14T${clock}.000Z`;
const gap = { from: at('02:10:00'), to: at('02:12:00'), seconds: 120, reason: null, excuse: null };
const coverage = { act: 'a', from: at('02:00:00'), to: at('03:00:00'), required: true, percent: 96, gaps: [gap] };
const excuse = { statement: 's', reason: '防爆区', approvedBy: '刘建国', isLawful: true };
const framesOf = (...acts: Partial<CaseView['coverage'][number]>[]) =>
  coverageFrames(
    {
      coverage: acts.map((act) => ({
        ...coverage,
        excuse: null,
        recordings: [],
        standing: 'met' as const,
        unlinked: [],
        ...act,
      })),
      facts: [{ id: 'a', title: '现场检查', annulledBy: null }] as CaseView['facts'],
    },
    new Map(),
  );

it('frames an act with the gaps that the law sees, in true time; what an approved reason closes is none', () => {
  const [frame] = framesOf({});
  expect(frame).toMatchObject({ id: 'a', title: '现场检查', frame: true, status: 'plain' });
  expect(frame?.gaps).toEqual([{ from: Date.parse(gap.from), to: Date.parse(gap.to) }]);
  expect(framesOf({ gaps: [{ ...gap, excuse }] })[0]).toMatchObject({ status: 'met', gaps: [] });
  const later = { ...gap, from: gap.to, to: at('02:15:00') };
  expect(framesOf({ gaps: [{ ...gap, excuse }, later] })[0]).toMatchObject({
    status: 'plain',
    gaps: [{ from: Date.parse(later.from), to: Date.parse(later.to) }],
  });
  for (const open of [
    { ...excuse, approvedBy: null },
    { ...excuse, isLawful: false },
  ])
    expect(framesOf({ gaps: [{ ...gap, excuse: open }] })[0]?.gaps).toHaveLength(1);
});

it('draws a recording that is linked to nothing as hollow, and says so; taking the link back makes it hollow again', () => {
  const fact = (id: string, kind: string, links: FactView['links'] = []) =>
    factView({ id, kind, at: at('02:00:00'), until: at('03:00:00'), data: { title: id }, links });
  const drawn = (...facts: ReturnType<typeof fact>[]) =>
    caseItems({ coverage: [], findings: [], facts })
      .filter(({ lane }) => lane === 'recording')
      .map(({ hollow, note }) => [hollow, note.endsWith('未关联')]);
  const link = fact('l', 'recordingLinked', [
    { rel: 'recording', record: 'r' },
    { rel: 'covers', record: 'a' },
  ]);
  expect(drawn(fact('r', 'recording'))).toEqual([[true, true]]);
  expect(drawn(fact('r', 'recording'), link)).toEqual([[false, false]]);
  const back = fact('u', 'recordingUnlinked', [{ rel: 'annuls', record: 'l' }]);
  expect(drawn(fact('r', 'recording'), link, back)).toEqual([[true, true]]);
});

it('frames no act of one moment, and none that may not be seen', () => {
  expect(framesOf({ to: coverage.from }, { act: 'another' })).toEqual([]);
});
