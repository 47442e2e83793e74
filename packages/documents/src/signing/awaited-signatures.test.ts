import { isDocType } from '@liuhen/records';
import { describe, expect, it } from 'vitest';
import { readSpecimen, specimenNames } from '../specimens.fixture.ts';
import { awaitedSignatures } from './awaited-signatures.ts';

const by = (...roles: string[]) => roles.map((role, index) => ({ role, name: `第${index}人` }));

describe('awaited signatures', () => {
  it('of a record of inspection are those of the party and of two officers, the clerk being one of them', () => {
    expect(awaitedSignatures('siteInspectionRecord', {}, [])).toEqual(['当事人（现场负责人）', '检查人']);
    expect(awaitedSignatures('siteInspectionRecord', {}, by('被检查人逐页', '检查人'))).toEqual(['检查人']);
    expect(awaitedSignatures('siteInspectionRecord', {}, by('被检查人逐页', '检查人', '检查人兼记录人'))).toEqual([]);
  });

  it('of an approval are those of the levels that are required or have given an opinion', () => {
    const opinions = { handlerOpinion: '建议立案', deptOpinion: '同意', headOpinion: '同意' };
    expect(awaitedSignatures('programInitiationApproval', opinions, by('承办人', '承办机构')).length).toBe(1);
    expect(
      awaitedSignatures(
        'programInitiationApproval',
        { ...opinions, legalOpinion: '合法' },
        by('承办人', '承办机构', '机关负责人'),
      ),
    ).toEqual(['法制科审查']);
  });

  it('does not wait for a witness where nobody needed one', () => {
    expect(awaitedSignatures('serviceReceipt', {}, by('受送达人', '送达人', '送达人'))).toEqual([]);
  });

  it('of the lawful specimens are none, but for receipts refused or sent by mail, and a review that a decision follows', () => {
    const waiting = specimenNames
      .filter((name) => !name.startsWith('SP-4'))
      .flatMap((name) => {
        const { whole } = readSpecimen(name);
        return whole.documents().flatMap((document) => {
          const signed = whole.signaturesOf(document).map(({ data }) => ({ role: data.role, name: data.name }));
          return isDocType(document.kind) && awaitedSignatures(document.kind, document.data.fields, signed).length > 0
            ? [document.kind]
            : [];
        });
      });
    expect(waiting).toEqual(['serviceReceipt', 'serviceReceipt', 'permitReviewForm']);
  });
});
