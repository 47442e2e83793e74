import type { CaseView, FactView } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { isOurs, namesFromOutside } from './signer-names.ts';

const fact = (family: string, kind: string, data: object) => ({ family, kind, data }) as FactView;

test('a paper offers whom it names, then who signed before, then the representative; nobody of ours', () => {
  const paper = fact('document', 'siteInspectionRecord', {
    fields: {
      siteManager: { name: '马会元（环保负责人）' },
      officers: [{ name: '赵启明' }],
      course: [{ name: '废水' }],
    },
  });
  const view = {
    facts: [
      fact('case', 'partyIdentified', { name: '松涛源公司', legalRepresentative: { name: '于振东' } }),
      fact('signature', 'signature', { name: '崔立' }),
      paper,
    ],
  } as CaseView;
  expect(namesFromOutside(view, paper, new Set(['赵启明']))).toEqual(['马会元', '崔立', '于振东']);
});

test('lines of the party, of who receives and of witnesses are for people from outside', () => {
  expect(['当事人（现场负责人）', '受送达人（代收人）', '见证人'].map(isOurs)).toEqual([false, false, false]);
  expect(['检查人', '承办人', '送达人', '负责人'].map(isOurs)).toEqual([true, true, true, true]);
});
