import type { Fact } from '@liuhen/records';
import { obligation } from '../../obligations/obligation.ts';
import { either, notApplicable } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { remedyTerms } from '../../periods/terms/remedies.ts';
import { field, nameOf, rowsOf, wordsOf } from '../../reading/paper.ts';
import { writtenInstant } from '../../reading/written-instant.ts';
import { type Law, onDocuments, onSteps } from '../rulebook.ts';
import { litigationLaw, reconsiderationLaw } from './provisions.ts';

const first = (fact: Fact, ...keys: string[]): Temporal.Instant | null =>
  keys.map((key) => writtenInstant(field(fact, key))).find((t) => t !== null) ?? null;
const numerals: Readonly<Record<string, number>> = { 六十: 60, 十五: 15, 六: 6, 三: 3, 八: 8 };
/** The number that belongs there if it is among those written, else the first one written; null where there is none. */
function told(text: string, pattern: RegExp, lawful: number): number | null {
  const all = [...text.matchAll(pattern)]
    .map(([, word = '']) => numerals[word] ?? Number(word))
    .filter(Number.isFinite);
  return all.includes(lawful) ? lawful : (all[0] ?? null);
}
const toldDays = (text: string): number | null => told(text, /(\d+|六十|十五)\s*日/g, 60);
const toldMonths = (text: string): number | null => told(text, /(\d+|六|三|八)\s*个?月/g, 6);

export const reconsiderationAndLitigation: Law = {
  id: 'reconsideration-and-litigation',
  title: '行政复议法（2023）与行政诉讼法',
  reading:
    '告知的期限应为六十日、六个月：写短了按法定，写长了从长（法释〔2026〕3号）。经本机关提交的复议申请五个工作日转送；答复十个工作日；诉讼十五日内举证。',
  leftToAPerson: '复议前置、期限扣除的争议。',
  obligations: [
    obligation({
      id: 'reconsideration-law-2023.20',
      provision: reconsiderationLaw('第二十条；行政诉讼法第四十六条'),
      severity: 'W',
      duty: '告知的复议、起诉期限与法定一致',
      proof: '决定书救济栏',
      limit: '60 日；6 个月',
      cure: '以补正文书更正；写长的从其告知。',
      effect: 'valid',
      trigger: onDocuments('penaltyDecision', 'sealSeizureDecision', 'dailyPenaltyDecision', 'additionalFineDecision'),
      examine: (d, m) => {
        const remedy = rowsOf(field(d, 'remedy'))[0] ?? {};
        const reconsideration = rowsOf(remedy.reconsideration)[0] ?? {};
        const litigation = rowsOf(remedy.litigation)[0] ?? {};
        const text = wordsOf(field(d, 'remedy'));
        const days = typeof reconsideration.days === 'number' ? reconsideration.days : toldDays(text);
        const months = typeof litigation.months === 'number' ? litigation.months : toldMonths(text);
        if (days === null && months === null) return notApplicable('没有可核对的期限数值');
        const wrong = [
          days !== null && days !== 60 ? `复议 ${days} 日` : '',
          months !== null && months !== 6 ? `起诉 ${months} 个月` : '',
        ]
          .filter(Boolean)
          .join('、');
        return either(
          wrong === '',
          '告知的期限与法定一致',
          `${nameOf(d)}告知的期限（${wrong}）与法定的 60 日、6 个月不一致`,
          { records: [m.dossier.stepOf(d)] },
        );
      },
    }),
    obligation({
      id: 'reconsideration-law-2023.32',
      provision: reconsiderationLaw('第三十二条'),
      severity: 'V',
      duty: '经本机关提交的复议申请 5 个工作日内转送',
      proof: '转送记录',
      limit: '5 个工作日',
      cure: '立即转送复议机关。',
      trigger: (m) =>
        m.dossier
          .of('reconsiderationRequested')
          .filter((s) => s.data.viaAgency === true || first(s, 'receivedByAgencyAt', 'forwardedAt') !== null),
      examine: (s, m) =>
        timed(
          m,
          remedyTerms.forwarding,
          { at: first(s, 'receivedByAgencyAt') ?? s.at, event: '收到复议申请', proof: s.key },
          first(s, 'forwardedAt'),
          '转送复议申请',
        ),
    }),
    obligation({
      id: 'reconsideration-law-2023.48',
      provision: reconsiderationLaw('第四十八条'),
      severity: 'V',
      duty: '收到复议申请书副本 10 个工作日内答复、举证',
      proof: '答复书、证据清单',
      limit: '10 个工作日（简易程序 5 个）',
      cure: '立即提交答复书和证据。',
      trigger: (m) => m.dossier.of('reconsiderationRequested').filter((s) => first(s, 'copyReceivedAt') !== null),
      examine: (s, m) =>
        timed(
          m,
          /简易/.test(wordsOf(s.data.procedure)) ? remedyTerms.answerSimple : remedyTerms.answer,
          { at: first(s, 'copyReceivedAt') ?? s.at, event: '收到复议申请书副本', proof: s.key },
          first(s, 'answeredAt'),
          '提交复议答复',
        ),
    }),
    obligation({
      id: 'litigation-law-2017.67',
      provision: litigationLaw('第六十七条'),
      severity: 'V',
      duty: '收到起诉状副本 15 日内举证',
      proof: '答辩状、证据',
      limit: '15 日，逾期视为没有证据',
      cure: '立即提交；有正当事由的申请延期。',
      trigger: (m) => onSteps('lawsuitFiled')(m).filter((s) => first(s, 'copyReceivedAt') !== null),
      examine: (s, m) =>
        timed(
          m,
          remedyTerms.evidence,
          { at: first(s, 'copyReceivedAt') ?? s.at, event: '收到起诉状副本', proof: s.key },
          first(s, 'evidenceSubmittedAt', 'answeredAt'),
          '提交答辩状和证据',
        ),
    }),
  ],
};
