import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, either, met, notApplicable, pending, shown } from '../../obligations/outcome.ts';
import { firstFrom } from '../../reading/in-time.ts';
import { reviewAt, reviewPasses, suggestionsOf, unsignedReview } from '../../reading/legal-review.ts';
import { field, nameOf, says, words, wordsOf } from '../../reading/paper.ts';
import { reviewDue } from '../../reading/penalties.ts';
import { issued, permitDecisionTypes } from '../../reading/phases.ts';
import { signings } from '../../reading/signers.ts';
import { type Article, onDocuments, regulation } from '../rulebook.ts';

const reviewed = [
  'penaltyDecision',
  'dailyPenaltyDecision',
  ...permitDecisionTypes,
  'productionRestrictionDecision',
] as const;
const isNone = (text: string): boolean => /^(无|没有|无建议|无。)$/.test(text.trim());
const decisionsOf = (m: Matter) => issued(m, ...reviewed);

export const article14: Article = {
  number: 14,
  title: '法制审查',
  words: ['法制科审查文字记录应载明法制科审查人员、审查意见和建议。'],
  reading:
    '审查记录写明审查人员、意见、建议（没有的写“无”）和采纳情况。命中清单而未经审核或者未通过的，不得作出决定（行政处罚法第五十八条）。',
  leftToAPerson: '清单之外是否属于“重大”；审核意见是否正确；初次从事审核的法律职业资格。',
  obligations: [
    obligation({
      id: 'A14.1',
      provision: regulation(14),
      severity: 'B',
      who: '法制科',
      duty: '法制审查记录载明审查人员',
      proof: '审查人员（有资格，不是承办人）',
      limit: '决定前',
      cure: '补填审查人员并签名。',
      bars: ['decide'],
      trigger: onDocuments('legalReviewOpinion'),
      examine: (review, m) =>
        either(says(review, 'reviewers', 'reviewer'), '已载明审查人员', `${nameOf(review)}没有载明审查人员`, {
          records: [m.dossier.stepOf(review), ...signings(m, review).map((s) => s.fact)],
        }),
    }),
    obligation({
      id: 'A14.2',
      provision: regulation(14),
      severity: 'B',
      who: '法制科',
      duty: '法制审查记录载明审查意见',
      proof: '同意、修改、退回、不同意',
      limit: '决定前',
      cure: '补写审查意见。',
      bars: ['decide'],
      trigger: onDocuments('legalReviewOpinion'),
      examine: (review, m) =>
        either(says(review, 'opinion'), '已载明审查意见', `${nameOf(review)}没有审查意见`, {
          records: [m.dossier.stepOf(review)],
        }),
    }),
    obligation({
      id: 'A14.3',
      provision: regulation(14),
      severity: 'B',
      who: '法制科',
      duty: '法制审查记录载明建议，采纳情况回填',
      proof: '建议、采纳情况',
      limit: '决定前',
      exceptions: '没有建议的填“无”',
      cure: '补写建议（没有的写“无”），承办人回填采纳情况。',
      bars: ['decide'],
      trigger: onDocuments('legalReviewOpinion'),
      examine: (review, m) => {
        if (!says(review, 'advice', 'suggestion', 'suggestions'))
          return breached(`${nameOf(review)}没有写明建议（没有的应写“无”）`, { records: [m.dossier.stepOf(review)] });
        const { asked, open } = suggestionsOf(review);
        const none = asked === 0 && isNone(words(review, 'advice', 'suggestion'));
        if (none || (asked === 0 ? says(review, 'response') : open.length === 0)) return met('已载明建议及采纳情况');
        const which = asked === 0 ? '建议' : `建议（第${open.join('、')}条，共${asked}条）`;
        const end = firstFrom(decisionsOf(m), review.at);
        return end
          ? breached(`${nameOf(review)}提出${which}，作出决定前没有回填采纳情况`, { records: [end] })
          : pending(asked === 0 ? '法制审查建议的采纳情况尚待回填' : `法制审查${which}的采纳情况尚待逐条回填`);
      },
    }),
    obligation({
      id: 'A14.4',
      provision: { ...regulation(14), article: '第十四条；行政处罚法第五十八条' },
      severity: 'B',
      who: '法制科',
      duty: '应当法制审核的，审核通过后才能作出决定',
      proof: '通过的法制审核意见',
      limit: '决定前',
      cure: '撤销决定，补行法制审核后重新作出。',
      cureBefore: '报法制科审核，审核人签署通过的意见后再作决定；未通过的，按意见补正后重新送审。',
      effect: 'doubtful',
      bars: ['decide'],
      trigger: (m) =>
        reviewDue(m) === '' ? [] : decisionsOf(m).length > 0 ? decisionsOf(m) : m.opening ? [m.opening] : [],
      examine: (occasion, m) => {
        const reviews = issued(m, 'legalReviewOpinion');
        const last = reviewAt(m, occasion.family === 'document' ? occasion.at : null);
        if (last && !says(last, 'opinion')) return notApplicable('审核意见没有填写（见 A14.2）');
        if (last && reviewPasses(last)) return met('已经法制审核通过', { records: [last] });
        if (occasion.family !== 'document')
          return pending(`${reviewDue(m)}，作出决定前须经法制审核通过`, { records: shown(reviews) });
        const unsigned = last ? undefined : unsignedReview(m);
        if (unsigned)
          return breached(`${reviewDue(m)}，${nameOf(unsigned)}没有审核人签署，不算已经审核`, {
            records: [unsigned],
            cure: '由审核人签署《法制审核意见书》后再作决定。',
          });
        return breached(
          last
            ? `法制审核未通过（${wordsOf(field(last, 'opinion'))}）即作出决定`
            : `${reviewDue(m)}，未经法制审核即作出决定`,
          { records: shown(reviews) },
        );
      },
    }),
  ],
};
