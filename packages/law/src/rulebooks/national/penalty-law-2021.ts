import { type Fact, isFilled } from '@liuhen/records';
import { readCapitalAmount } from '../../calculations/capital-amount.ts';
import { type Fen, readYuan, yuanText } from '../../calculations/money.ts';
import { aggravated } from '../../calculations/thresholds.ts';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, complete, either, met, notApplicable } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { penaltyTerms } from '../../periods/terms/penalty.ts';
import { extensionsOfCase, sinceFiling, stopsOfCase } from '../../procedures/uncounted.ts';
import { earlier, earliest, field, nameOf, rowsOf, says, words, wordsOf } from '../../reading/paper.ts';
import { penaltyIn } from '../../reading/penalties.ts';
import { conductAt, filingApproval, issued, procedureName, profileOf } from '../../reading/phases.ts';
import { headApproved } from '../../reading/signers.ts';
import { type Law, onDocuments } from '../rulebook.ts';
import { discretionObligations, rangeOfDecision } from './discretion.ts';
import { hearingObligations } from './penalty-hearing.ts';
import { decidedPenalties, noticeFor } from './penalty-procedure.ts';
import { serviceObligations } from './penalty-service.ts';
import { penaltyLaw } from './provisions.ts';
import { onPaper } from './written-decision.ts';

const withWords = onDocuments('penaltyDecision', 'onSpotPenaltyDecision', 'priorNotice', 'dailyPenaltyDecision');
/** What ends the ninety days: a decision of any of the four kinds, a withdrawal, a transfer. */
const conclusion = (m: Matter): Fact | undefined =>
  earliest<Fact>([
    ...issued(
      m,
      'penaltyDecision',
      'nonPenaltyDecision',
      'caseWithdrawalApproval',
      'crimeTransferLetter',
      'caseTransferLetter',
    ),
    ...m.dossier.of('investigationTerminated'),
  ]);
const step = (m: Matter, d: Fact) => m.dossier.stepOf(d);
type Range = { readonly min: Fen | null; readonly max: Fen | null; readonly from: string };
/** The range as the case states it. */
function statedRange(m: Matter): Range | null {
  const range = rowsOf(profileOf(m).statutoryRange)[0];
  return range === undefined ? null : { min: readYuan(range.min), max: readYuan(range.max), from: '' };
}
/** The range of the articles a decision cites, as they stood on the day of the conduct. */
function knownRange(m: Matter, d: Fact): Range | null {
  const found = rangeOfDecision(m, d);
  return found && { min: found.min, max: found.max, from: `（${found.derivation.join('；')}）` };
}

export const penaltyLaw2021: Law = {
  id: 'penalty-law-2021',
  title: '行政处罚法（2021）',
  reading:
    '告知在前、不因申辩加重、六项决定书、九十日、七日送达、听证七日前通知。期限中的二日、三日、五日、七日为工作日，十五日、九十日为自然日。',
  leftToAPerson: '过罚是否相当；同一违法行为是否已罚；是否造成危害后果而适用五年时效。',
  obligations: [
    obligation({
      id: 'penalty-law-2021.28',
      provision: penaltyLaw('第二十八条'),
      severity: 'W',
      duty: '实施处罚时责令改正',
      proof: '责令改正决定书',
      cure: '补作责令改正，或者说明无须改正的理由。',
      trigger: onDocuments('penaltyDecision', 'onSpotPenaltyDecision'),
      examine: (d, m) => {
        const order = issued(m, 'correctionOrder', 'productionRestrictionDecision')[0];
        return either(
          order !== undefined || /改正|停止违法|已整改/.test(wordsOf(d.data.fields)),
          '已责令改正',
          `${nameOf(d)}没有责令改正`,
          { records: [order] },
        );
      },
    }),
    obligation({
      id: 'penalty-law-2021.29',
      provision: penaltyLaw('第二十九条'),
      severity: 'W',
      duty: '同一违法行为不给予两次以上罚款',
      proof: '各决定书的违法事实',
      judge: 'person',
      judgedBy: '法制科',
      cure: '撤销重复的罚款。',
      cureBefore: '不再处以罚款；可以依法给予其他种类的处罚。',
      effect: 'invalid',
      trigger: (m) => issued(m, 'penaltyDecision', 'onSpotPenaltyDecision').slice(1),
      examine: () => asksJudgement('本案有两份以上罚款决定，请认定是否同一违法行为'),
    }),
    obligation({
      id: 'penalty-law-2021.33',
      provision: penaltyLaw('第三十三条'),
      severity: 'B',
      duty: '不予处罚的写明情形并教育当事人',
      proof: '不予处罚决定书、教育记录',
      cure: '补写情形并记录教育。',
      bars: ['serve', 'close'],
      trigger: onDocuments('nonPenaltyDecision'),
      examine: (d, m) =>
        complete(
          nameOf(d),
          [
            [says(d, 'ground'), '不予处罚的情形'],
            [says(d, 'education') || /不成立|超期/.test(words(d, 'ground')), '教育记录'],
          ],
          { records: [step(m, d)] },
        ),
    }),
    obligation({
      id: 'penalty-law-2021.57.summary',
      provision: penaltyLaw('第五十一条、第五十七条'),
      severity: 'B',
      duty: '不予处罚由负责人在普通程序中审查决定，不当场作出',
      proof: '程序、不予处罚决定书',
      cure: '转为普通程序，由负责人审查后重新决定并送达。',
      cureBefore: '转为普通程序：不符合立案条件的呈批不予立案，需要查清的立案调查后由负责人决定不予处罚。',
      effect: 'doubtful',
      bars: ['decide'],
      trigger: onDocuments('nonPenaltyDecision'),
      examine: (d, m) =>
        either(
          procedureName(m) !== 'summary',
          '不是当场作出的不予处罚决定',
          `${nameOf(d)}在简易程序中作出，简易程序只能当场作出处罚决定`,
          { records: [step(m, d)] },
        ),
    }),
    obligation({
      id: 'penalty-law-2021.34',
      provision: penaltyLaw('第三十四条'),
      severity: 'B',
      duty: '罚款在法定幅度以内',
      proof: '决定书数额、法定幅度',
      exceptions: '减轻处罚的写明依据',
      cure: '撤销或者变更决定。',
      cureBefore: '把罚款改到法定幅度以内再签发。',
      effect: 'invalid',
      bars: ['decide', 'serve'],
      editionBy: 'step',
      trigger: onDocuments('penaltyDecision', 'onSpotPenaltyDecision'),
      examine: (d, m) => {
        const { fine } = penaltyIn(m, d);
        const range = statedRange(m) ?? knownRange(m, d);
        if (range === null || fine === 0) return notApplicable('没有登记或者收录法定幅度，或者不是罚款');
        const { min, max } = range;
        const records = [step(m, d)];
        // what the library knows of the articles cited may not be all there is: only a range that was stated is held to
        const outside = range.from === '' ? breached : asksJudgement;
        if (max !== null && fine > max)
          return outside(`${nameOf(d)}罚款 ${yuanText(fine)} 元超过法定上限 ${yuanText(max)} 元${range.from}`, {
            records,
          });
        const lenient = /减轻/.test(words(d, 'discretion', 'defenceReview'));
        if (min !== null && fine < min && !lenient && d.kind === 'penaltyDecision')
          return outside(
            `${nameOf(d)}罚款 ${yuanText(fine)} 元低于法定下限 ${yuanText(min)} 元，没有减轻处罚的理由${range.from}`,
            { records },
          );
        return met(`罚款在法定幅度以内${range.from}`);
      },
    }),
    ...discretionObligations,
    obligation({
      id: 'penalty-law-2021.36',
      provision: { ...penaltyLaw('第三十六条'), article: '第三十六条；生态环境法典第一千零五十四条' },
      severity: 'B',
      duty: '违法行为未超过追究时效',
      proof: '违法行为终了日、立案日',
      limit: '2 年；造成危害后果的 5 年',
      judge: 'both',
      judgedBy: '法制科',
      cure: '超过时效的不再给予处罚，撤销立案。',
      effect: 'invalid',
      bars: ['start', 'decide'],
      trigger: (m) => {
        const filing = filingApproval(m);
        return filing && conductAt(m) !== null ? [filing] : [];
      },
      examine: (filing, m) => {
        const conduct = conductAt(m) ?? filing.at;
        const short = m.due(penaltyTerms.limitation, { at: conduct, event: '违法行为终了' });
        const long = m.due(penaltyTerms.limitationHarmful, { at: conduct, event: '违法行为终了' });
        if (short.due === null || !earlier(short.due, filing.at)) return met('立案时未超过时效', { due: short });
        if (long.due !== null && earlier(long.due, filing.at))
          return breached('立案时已超过五年追究时效', { due: long });
        return profileOf(m).harmful === false
          ? breached('立案时已超过两年追究时效', { due: short })
          : asksJudgement('立案时已超过两年，是否造成危害后果而适用五年时效，请认定', { due: short });
      },
    }),
    obligation({
      id: 'penalty-law-2021.44',
      provision: penaltyLaw('第四十四条'),
      severity: 'B',
      duty: '决定前告知拟处罚的内容、事实、理由、依据和权利',
      proof: '事先告知书及送达',
      limit: '决定前',
      cure: '撤销决定，告知并等待陈述申辩期满后重新作出。',
      cureBefore: '先送达事先告知书，等陈述申辩期满或者当事人明确放弃后再作决定。',
      effect: 'invalid',
      bars: ['decide'],
      trigger: decidedPenalties,
      examine: (d, m) => {
        const notices = issued(m, 'priorNotice');
        const records = [...notices, step(m, d)];
        const told = noticeFor(m, d);
        if (told === undefined)
          return breached(notices.length === 0 ? `${nameOf(d)}作出前没有事先告知` : '事先告知书没有送达即作出决定', {
            records,
          });
        return complete(
          nameOf(told.notice),
          [
            [says(told.notice, 'proposed'), '拟处罚的内容'],
            [says(told.notice, 'facts'), '事实'],
            [says(told.notice, 'basis'), '依据'],
          ],
          { records },
        );
      },
    }),
    obligation({
      id: 'penalty-law-2021.45',
      provision: penaltyLaw('第四十五条第二款'),
      severity: 'B',
      duty: '不得因陈述申辩加重处罚',
      proof: '告知书与决定书的种类、数额',
      exceptions: '有新事实的重新告知',
      cure: '按告知的内容变更；有新事实的重新告知后决定。',
      effect: 'invalid',
      bars: ['decide', 'serve'],
      trigger: onDocuments('penaltyDecision'),
      examine: (d, m) => {
        const told = noticeFor(m, d);
        if (told === undefined) return notApplicable('没有送达的事先告知书');
        const [proposed, decided] = [penaltyIn(m, told.notice), penaltyIn(m, d)];
        return either(
          !aggravated(proposed, decided),
          '决定不重于告知',
          `决定罚款 ${yuanText(decided.fine)} 元，重于告知的 ${yuanText(proposed.fine)} 元（或者种类更重），没有重新告知`,
          { records: [told.notice, step(m, d)] },
        );
      },
    }),
    obligation({
      id: 'penalty-law-2021.59',
      provision: penaltyLaw('第五十九条'),
      severity: 'B',
      duty: '处罚决定书载明六项并盖章',
      proof: '决定书',
      cure: '补正决定书并重新送达。',
      effect: 'doubtful',
      bars: ['serve'],
      trigger: onDocuments('penaltyDecision'),
      examine: (d, m) =>
        complete(
          nameOf(d),
          [
            [says(d, 'party', 'partyName') || isFilled(m.dossier.party?.name), '当事人'],
            [says(d, 'facts'), '违法事实'],
            [says(d, 'evidence'), '证据'],
            [says(d, 'basis'), '处罚依据'],
            [says(d, 'penalties', 'penalty'), '处罚种类'],
            [says(d, 'performance') || !/罚款/.test(words(d, 'penalties')), '履行方式和期限'],
            [isFilled(d.data.seal), '印章'],
            [isFilled(d.data.issuedAt) || says(d, 'issuedOn'), '日期'],
          ],
          { records: [step(m, d)] },
        ),
    }),
    obligation({
      id: 'penalty-law-2021.59.written',
      provision: penaltyLaw('第五十九条'),
      severity: 'B',
      duty: '处罚决定制作成决定书',
      proof: '决定书',
      limit: '最迟在应当送达时',
      cure: '制作决定书，经审批、编号、盖章后送达；没有决定书的，决定不发生效力。',
      effect: 'doubtful',
      bars: ['close'],
      trigger: (m) => (procedureName(m) === 'permit' ? [] : m.dossier.of('decisionMade')),
      examine: (made, m) => onPaper(m, made, penaltyTerms.decisionService),
    }),
    obligation({
      id: 'penalty-law-2021.59.amount',
      provision: penaltyLaw('第五十九条'),
      severity: 'B',
      duty: '金额大小写一致',
      proof: '决定书、告知书的数额',
      cure: '以补正文书更正并送达。',
      effect: 'doubtful',
      bars: ['serve'],
      trigger: withWords,
      examine: (d, m) => {
        const items = ['proposed', 'penalties', 'penalty'].flatMap((key) => rowsOf(field(d, key)));
        const wrong = items.find(
          (i) =>
            isFilled(i.amountChinese) &&
            readYuan(i.amount) !== null &&
            readCapitalAmount(wordsOf(i.amountChinese)) !== readYuan(i.amount),
        );
        return either(
          wrong === undefined,
          '金额大小写一致',
          `${nameOf(d)}金额 ${wordsOf(wrong?.amount)} 元与大写“${wordsOf(wrong?.amountChinese)}”不符`,
          { records: [step(m, d)] },
        );
      },
    }),
    obligation({
      id: 'penalty-law-2021.60',
      provision: penaltyLaw('第六十条'),
      severity: 'V',
      duty: '立案之日起 90 日内作出处罚决定',
      proof: '立案审批表、决定书',
      limit: '90 日（负责人可延 30 日，集体讨论再延 30 日；听证、监测、鉴定、公告、送达等不计）',
      cure: '尽快作出决定；逾期的写明原因。',
      trigger: (m) => {
        const f = filingApproval(m);
        return f && (procedureName(m) === 'ordinary' || procedureName(m) === 'unknown') ? [f] : [];
      },
      examine: (filing, m) => {
        const end = conclusion(m);
        const start = headApproved(m, filing)?.at ?? filing.at;
        return timed(
          m,
          penaltyTerms.decision,
          { at: start, precision: 'day', event: '立案', proof: filing.key },
          end ?? null,
          '作出处罚决定',
          {
            records: [end],
            cure: end ? null : undefined,
            adjustments: {
              stops: stopsOfCase(m),
              extensions: extensionsOfCase(m, 'calendarDays', sinceFiling(filing)),
            },
          },
        );
      },
    }),
    obligation({
      id: 'penalty-law-2021.66',
      provision: penaltyLaw('第六十六条第二款'),
      severity: 'W',
      duty: '延期、分期缴款由当事人在期满前申请并经批准',
      proof: '申请书、批准通知书',
      cure: '补办申请和批准；逾期期间照计加处罚款。',
      trigger: onDocuments('installmentNotice'),
      examine: (notice, m) => {
        const asked = [...issued(m, 'installmentApplication'), ...m.dossier.of('installmentRequested')][0];
        if (asked === undefined) return breached('批准分期（延期）没有当事人的申请');
        return either(
          headApproved(m, notice) !== null || says(notice, 'headOpinion'),
          '分期（延期）已申请并批准',
          '分期（延期）没有负责人批准',
          { records: [asked] },
        );
      },
    }),
    ...hearingObligations,
    ...serviceObligations,
  ],
};
