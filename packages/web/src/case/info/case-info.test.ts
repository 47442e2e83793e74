import type { CaseView } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { changesOf, infoOf } from './case-info.ts';

const fact = (kind: string, data: object) => ({ kind, annulledBy: null, data }) as CaseView['facts'][number];
const view = {
  facts: [
    fact('caseOpened', { title: '甲公司案', isMajor: false, caseType: 'penalty.ordinary' }),
    fact('partyIdentified', { name: '甲公司', legalRepresentative: { name: '于某' }, operator: { name: '崔某' } }),
    fact('caseProfile', { isMajor: true }),
  ],
} as CaseView;

test('what is shown is what the newest records say', () => {
  expect(infoOf(view)).toMatchObject({ title: '甲公司案', isMajor: true, name: '甲公司', representative: '于某' });
});

test('only what changed becomes a record, and what the form does not ask is kept', () => {
  expect(changesOf(view, infoOf(view))).toEqual([]);
  const changed = changesOf(view, { ...infoOf(view), penaltyKind: '罚款', penaltyAmount: 280000, siteManager: '马某' });
  expect(changed).toEqual([
    { kind: 'caseProfile', data: { penalty: { kind: '罚款', amount: 280000 } } },
    {
      kind: 'partyIdentified',
      data: {
        name: '甲公司',
        legalRepresentative: { name: '于某' },
        operator: { name: '崔某' },
        siteManager: { name: '马某' },
      },
    },
  ]);
});
