import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, met } from '../../obligations/outcome.ts';
import { wordsOf } from '../../reading/paper.ts';
import { type Article, regulation } from '../rulebook.ts';
import { agencyRecords, onPolicy } from './agency-policy.ts';

export const article31: Article = {
  number: 31,
  title: '评议考核',
  words: ['县分局将行政执法全过程记录制度的建立和实施情况纳入依法行政及行政执法评议考核。'],
  reading: '以机关的考核记录判断，不在个案中判断。不得以罚没金额、处罚数量为指标（行政处罚法第七十四条第三款）。',
  leftToAPerson: '考核是否客观。',
  obligations: [
    obligation({
      id: 'A31.1',
      provision: regulation(31),
      severity: 'S',
      who: '县分局',
      duty: '全过程记录纳入评议考核',
      proof: '年度考核记录',
      limit: '年度',
      judge: 'person',
      judgedBy: '分局负责人',
      cure: '去除与罚没金额、处罚数量挂钩的指标。',
      trigger: onPolicy,
      examine: (_, m) => {
        const made = agencyRecords(m, 'assessment');
        const wrong = made.filter((f) => /罚没(金额|款)|罚款(数额|金额)|处罚(数量|件数)/.test(wordsOf(f.data.result)));
        if (wrong.length > 0) return breached('考核指标与罚没金额、处罚数量挂钩', { records: wrong });
        return made.length > 0
          ? met('已有考核记录', { records: made })
          : asksJudgement('没有考核记录，请认定本年度是否已纳入考核');
      },
    }),
  ],
};
