import type { Fact } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, complete, either, met, type Outcome, pending } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { transferTerms } from '../../periods/terms/transfer.ts';
import { firstFrom, firstUntil } from '../../reading/in-time.ts';
import { field, momentIn, nameOf, rowsOf, says, words, wordsOf } from '../../reading/paper.ts';
import { issued } from '../../reading/phases.ts';
import { headApproved, headSignings, signings } from '../../reading/signers.ts';
import { writtenInstant } from '../../reading/written-instant.ts';
import type { Law } from '../rulebook.ts';
import { crimeTransfer, detentionMeasures, transferMeasures } from './provisions.ts';

const isDetention = (d: Fact): boolean =>
  /行政拘留/.test(words(d, 'basis', 'facts', 'reason', 'kind', 'headDecision')) ||
  (/行政拘留/.test(wordsOf(d.data.title)) && !/涉嫌犯罪/.test(wordsOf(d.data.title)));
const approvals = (m: Matter): readonly Fact[] => issued(m, 'crimeTransferApproval');
const letters = (m: Matter): readonly Fact[] => issued(m, 'crimeTransferLetter');
const handedAt = (letter: Fact): Temporal.Instant => momentIn(letter, 'at', 'receivedAt') ?? letter.at;
function reportedAt(m: Matter, approval: Fact): Temporal.Instant {
  const said = momentIn(approval, 'reportedAt', 'submittedAt');
  if (said) return said;
  const signed = signings(m, approval).find((s) => /承办|调查|报告/.test(s.role));
  return (signed && (writtenInstant(signed.fact.data.signedAt) ?? signed.fact.at)) ?? approval.at;
}
const letterFor = (m: Matter, approval: Fact): Fact | undefined => firstFrom(letters(m), reportedAt(m, approval));

export const crimeTransferRules: Law = {
  id: 'crime-transfer',
  title: '移送涉嫌犯罪、行政拘留案件',
  reading:
    '移送报告呈正职或者主持工作的负责人，三日内决定（自然日，末日遇节假日顺延，P20）；批准后二十四小时移送，抄送检察院。行政拘留先作处罚决定，三个工作日移送。',
  leftToAPerson: '是否涉嫌犯罪。',
  obligations: [
    obligation({
      id: 'crime-transfer.5.decision',
      provision: crimeTransfer('第五条'),
      severity: 'V',
      who: '正职负责人',
      duty: '收到移送报告 3 日内决定是否移送',
      proof: '移送审批表',
      limit: '3 日（P20）',
      cure: '立即决定；逾期的写明原因。',
      trigger: (m) => approvals(m).filter((a) => !isDetention(a)),
      examine: (a, m) =>
        timed(
          m,
          transferTerms.crimeDecision,
          { at: reportedAt(m, a), precision: 'day', event: '收到移送报告', proof: a.key },
          headApproved(m, a)?.at ?? null,
          '决定是否移送',
          { records: [m.dossier.stepOf(a)] },
        ),
    }),
    obligation({
      id: 'crime-transfer.5.force',
      provision: crimeTransfer('第五条'),
      severity: 'W',
      duty: '指定两名以上执法人员组成专案组',
      proof: '审批表的专案组',
      cure: '指定两名以上执法人员核实情况后重新报告。',
      trigger: (m) => approvals(m).filter((a) => !isDetention(a) && says(a, 'taskForce')),
      examine: (a, m) => {
        const named = rowsOf(field(a, 'taskForce')).flatMap((row) => wordsOf(row).split(/[、，,；;\s]+/));
        const force = new Set(named.filter((name) => name !== ''));
        return either(force.size >= 2, '专案组不少于两人', `${nameOf(a)}的专案组不足两人`, {
          records: [m.dossier.stepOf(a)],
        });
      },
    }),
    obligation({
      id: 'crime-transfer.5.head',
      provision: crimeTransfer('第五条'),
      severity: 'B',
      duty: '由正职或者主持工作的负责人批准移送',
      proof: '审批表签名',
      cure: '报正职负责人审批。',
      effect: 'doubtful',
      bars: ['decide'],
      trigger: approvals,
      examine: (a, m) => {
        const heads = headSignings(m, a);
        if (heads.length === 0) return pending('移送报告尚待负责人审批');
        return either(
          heads.some((s) => s.offices.includes('bureauHead') || s.offices.includes('cityHead')),
          '由正职负责人批准',
          `${nameOf(a)}由副职批准，应由正职或者主持工作的负责人批准`,
          { records: [m.dossier.stepOf(a)] },
        );
      },
    }),
    obligation({
      id: 'crime-transfer.5.transfer',
      provision: crimeTransfer('第五条'),
      severity: 'V',
      duty: '批准后 24 小时内向公安机关移送',
      proof: '移送书、回执',
      limit: '24 小时',
      cure: '立即移送。',
      trigger: (m) =>
        approvals(m).filter(
          (a) =>
            !isDetention(a) &&
            headApproved(m, a) !== null &&
            !/不予移送|不移送|不同意/.test(words(a, 'headDecision', 'headOpinion')),
        ),
      examine: (a, m) => {
        const letter = letterFor(m, a);
        return timed(
          m,
          transferTerms.crimeTransfer,
          { at: headApproved(m, a)?.at ?? a.at, precision: 'second', event: '批准移送', proof: a.key },
          letter ? handedAt(letter) : null,
          '移送公安机关',
          { records: [letter] },
        );
      },
    }),
    obligation({
      id: 'crime-transfer.6',
      provision: crimeTransfer('第六条'),
      severity: 'B',
      duty: '移送书附案件情况、调查报告、物品清单、检验报告等材料',
      proof: '移送书材料清单',
      cure: '补齐材料后补送。',
      bars: ['close'],
      trigger: letters,
      examine: (l, m) =>
        complete(
          nameOf(l),
          [
            [says(l, 'toAuthority', 'recipient', 'receivedBy'), '受移送机关'],
            [rowsOf(field(l, 'attachments')).length > 0, '材料清单'],
            [says(l, 'facts') || rowsOf(field(l, 'attachments')).length >= 3, '案件情况'],
          ],
          { records: [m.dossier.stepOf(l)] },
        ),
    }),
    obligation({
      id: 'crime-transfer.cc',
      provision: transferMeasures('第六条'),
      severity: 'W',
      duty: '移送书抄送同级人民检察院',
      proof: '移送书抄送栏',
      cure: '补送检察院。',
      trigger: (m) => letters(m).filter((l) => !isDetention(l)),
      examine: (l) =>
        either(/检察|true|^(是|已)/.test(words(l, 'cc')), '已抄送检察院', `${nameOf(l)}没有抄送同级人民检察院`),
    }),
    obligation({
      id: 'detention-transfer.2',
      provision: detentionMeasures('第二条、第十二条'),
      severity: 'V',
      duty: '行政拘留案件先作处罚决定，3 个工作日内移送',
      proof: '处罚决定书、移送书',
      limit: '3 个工作日',
      cure: '先作出处罚决定；立即移送。',
      trigger: (m) => approvals(m).filter(isDetention),
      examine: (a, m): Outcome => {
        const decision = firstUntil(issued(m, 'penaltyDecision'), a.at);
        if (decision === undefined)
          return breached('移送行政拘留前没有作出处罚决定', { severity: 'B', cure: '先作出处罚决定再移送。' });
        const letter = letterFor(m, a);
        const head = headApproved(m, a);
        return head === null
          ? met('尚待批准移送')
          : timed(
              m,
              transferTerms.detention,
              { at: head.at, event: '作出移送决定', proof: a.key },
              letter ? handedAt(letter) : null,
              '移送公安机关',
              { records: [decision, letter] },
            );
      },
    }),
  ],
};
