import type { Fact } from '@liuhen/records';
import { isFilled } from '@liuhen/records';
import { readYuan, yuanText } from '../../calculations/money.ts';
import { type Day, dayOf, endOfDay, isoOf } from '../../calendars/day.ts';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import {
  asksJudgement,
  breached,
  complete,
  either,
  met,
  notApplicable,
  type Outcome,
  pending,
} from '../../obligations/outcome.ts';
import { calendarDays, workingDays } from '../../periods/period.ts';
import { coercionTerms } from '../../periods/terms/coercion.ts';
import { filmed } from '../../reading/filmed-act.ts';
import { firstFrom } from '../../reading/in-time.ts';
import { daysRunning, unpaidOn } from '../../reading/late-fine.ts';
import { clock, dayIn, earlier, field, momentIn, nameOf, rowsOf, says, words, wordsOf } from '../../reading/paper.ts';
import { issued } from '../../reading/phases.ts';
import { partySignings, signings, witnessSignings } from '../../reading/signers.ts';
import { type Article, onDocuments, regulation } from '../rulebook.ts';
import { demandBefore, isImmediate } from './article-24.ts';

const restores = /排除妨碍|恢复原状|清理|清除|复绿|拆除|修复|清运/;
const executions = (m: Matter): readonly Fact[] => {
  const steps = m.dossier.of('enforcementExecuted');
  if (steps.length > 0) return [...steps];
  return issued(m, 'restorationExecutionRecord', 'substitutePerformanceRecord').map((d) => m.dossier.stepOf(d) ?? d);
};
/** What an execution is about: as it says, else as the decision it carries out says. */
const objectOf = (m: Matter, act: Fact): string => `${wordsOf(act.data.object)}${act.title}${decidedObjects(m)}`;
const decidedObjects = view((m) => [...new Set(decisionsToEnforce(m).map(decidedObject))].join(''));
/** What is to be done, without the name of the firm that does it. */
const decidedObject = (d: Fact): string => {
  const { performer: _performer, ...plan } = rowsOf(field(d, 'plan'))[0] ?? {};
  return `${words(d, 'mode')}${wordsOf(plan)}`;
};
/** Every penalty decision told the standard of 加处罚款. */
const standardTold = view((m) =>
  issued(m, 'penaltyDecision').every(
    (d) => says(d, 'performance') || /3\s*[%％]|百分之三/.test(words(d, 'performance', 'note')),
  ),
);
const transferGranted = view((m) =>
  m.dossier.agency.facts.some(
    (f) => f.kind === 'legalBasisAdded' && /划拨/.test(wordsOf(f.data.words)) && wordsOf(f.data.level) === '法律',
  ),
);

/** "收到之日起十日内": counted from the day of service, up to ten days in working days (行政强制法第六十九条). */
function daysGiven(m: Matter, demand: { notice: Fact; at: Temporal.Instant }): Day | null {
  const said = /(\d+|十五|十|七|五|三)\s*(?:个工作)?(?:日|天)/.exec(words(demand.notice, 'due', 'deadline'));
  if (said === null) return null;
  const written = said[1] ?? '';
  const count = { 十五: 15, 十: 10, 七: 7, 五: 5, 三: 3 }[written] ?? Number(written);
  const period = count <= 10 ? workingDays(count) : calendarDays(count);
  const [edition] = coercionTerms.demandBeforeCourt.editions;
  if (edition === undefined) return null;
  const given = { ...coercionTerms.demandBeforeCourt, editions: [{ ...edition, period }] };
  return m.due(given, { at: demand.at, event: '催告书送达', proof: demand.notice.key }).lastDay;
}
const decisionsToEnforce = (m: Matter) => issued(m, 'enforcementDecision', 'substitutePerformanceDecision');
const onMode =
  (pattern: RegExp) =>
  (m: Matter): readonly Fact[] =>
    issued(m, 'enforcementDecision').filter((d) => pattern.test(words(d, 'mode')));

const sameDay = (a: { readonly at: Temporal.Instant }, b: { readonly at: Temporal.Instant }): boolean =>
  dayOf(a.at) === dayOf(b.at);

export const article25: Article = {
  number: 25,
  title: '强制执行',
  words: [
    '经催告，当事人无正当理由逾期仍不履行行政执法决定，行政执法大队依法采取以下强制执行方式的，应制作相应文书进行文字记录：',
    '（一）加处罚款或滞纳金；',
    '（二）划拨存款、汇款；',
    '（三）拍卖或依法处理查封、扣押的场所、设施或财物；',
    '（四）排除妨碍、恢复原状；',
    '（五）代履行；',
    '（六）其他强制执行方式。',
    '采取排除妨碍、恢复原状强制执行方式的，应同时进行音像记录。',
  ],
  reading:
    '经催告期满、无正当理由、仍不履行的才可强制执行。加处罚款自缴款期（每期）届满次日起算，以当时到期未缴的数额为限，行政复议、行政诉讼期间不计。划拨须法律授权，生态环境机关一般没有，默认不得。标的为排除妨碍、恢复原状的代履行同样须音像。不得在夜间（P11）、法定节假日实施。',
  leftToAPerson: '不履行有无正当理由；是否确属紧急。',
  obligations: [
    obligation({
      id: 'A25.0',
      provision: regulation(25),
      severity: 'B',
      duty: '经催告期满、无正当理由仍不履行，才可强制执行',
      proof: '催告期满、未履行的记录',
      exceptions: '有证据证明转移、隐匿财物的可不等期满（行政强制法第三十七条第三款）',
      judge: 'both',
      judgedBy: '法制科',
      cure: '撤回决定，期满后重新作出；有转移隐匿证据的补充证据。',
      cureBefore: '等催告期满后再作决定；有转移、隐匿证据的，附证据并由法制科作出判断记录。',
      effect: 'invalid',
      bars: ['enforce'],
      trigger: onDocuments('enforcementDecision', 'additionalFineDecision', 'substitutePerformanceDecision'),
      examine: (decision, m): Outcome => {
        const demand = demandBefore(m, decision.at);
        if (demand === undefined) return notApplicable('没有送达的催告书（见 A24.1）');
        if (decision.kind === 'substitutePerformanceDecision' && (isImmediate(decision) || sameDay(demand, decision)))
          return notApplicable('立即代履行，或者随决定催告（见 A24.1）');
        const due = dayIn(demand.notice, 'due', 'deadline') ?? daysGiven(m, demand);
        const records = [demand.notice, m.dossier.stepOf(decision)];
        if (due === null) return asksJudgement('催告书的履行期限无法读出，请认定期限是否已满', { records });
        if (earlier(endOfDay(due), decision.at)) return met('催告期满仍未履行', { records });
        const reason = `${words(decision, 'reason')}`;
        if (/证据|查明|证实|转账记录|过户/.test(reason) && /转移|隐匿/.test(reason))
          return asksJudgement('以转移、隐匿财物为由不等催告期满，请认定证据', { records });
        return breached(`催告期至 ${isoOf(due)}，期未满即作出决定`, { records });
      },
    }),
    obligation({
      id: 'A25.1',
      readsContent: true,
      provision: { ...regulation(25, '第一款第（一）项'), article: '第二十五条第一款第（一）项；行政处罚法第七十二条' },
      severity: 'B',
      duty: '加处罚款制作决定书，标准已告知，不超过本金',
      proof: '加处罚款决定书、计算单',
      cure: '重新计算并更正决定书。',
      effect: 'invalid',
      bars: ['enforce', 'court'],
      trigger: onDocuments('additionalFineDecision'),
      examine: (decision, m): Outcome => {
        const records = [m.dossier.stepOf(decision)];
        const form = complete(
          nameOf(decision),
          [
            [says(decision, 'base'), '本金'],
            [says(decision, 'rate'), '标准'],
            [says(decision, 'amount'), '金额'],
            [says(decision, 'from'), '起算日'],
          ],
          { records },
        );
        if (form.status === 'breached') return form;
        const rate = /([\d.]+)\s*[%％]/.exec(words(decision, 'rate'));
        if (rate !== null && Number(rate[1]) > 3)
          return breached(`加处罚款的标准为每日 ${rate[1]}%，超过百分之三`, { records });
        const [base, amount] = [readYuan(field(decision, 'base')), readYuan(field(decision, 'amount'))];
        if (base === null || amount === null) return asksJudgement('加处罚款的金额无法读出，请核对计算单', { records });
        if (amount > base)
          return breached(`加处罚款 ${yuanText(amount)} 元超过罚款本金 ${yuanText(base)} 元`, { records });
        const from = dayIn(decision, 'from');
        const unpaid = from === null ? null : unpaidOn(m, from);
        if (from !== null && unpaid !== null && unpaid < base)
          return breached(
            `加处罚款自 ${isoOf(from)} 起以 ${yuanText(base)} 元计算，而当日到期未缴的罚款只有 ${yuanText(unpaid)} 元（自缴款期满次日起算）`,
            { records },
          );
        const most = from === null ? base : (daysRunning(m, from, dayOf(decision.at)) * 3 * base) / 100;
        if (amount > most)
          return breached(`加处罚款 ${yuanText(amount)} 元超过按日百分之三计算的数额（行政复议、行政诉讼期间不计）`, {
            records,
          });
        return either(standardTold(m), '加处罚款决定合规', '处罚决定书没有告知加处罚款的标准', { records });
      },
    }),
    obligation({
      id: 'A25.2',
      provision: { ...regulation(25, '第一款第（二）项'), article: '第二十五条第一款第（二）项；行政强制法第四十七条' },
      severity: 'B',
      duty: '划拨存款、汇款须有法律授权',
      proof: '授权的法律、划拨决定',
      exceptions: '生态环境机关一般无划拨权',
      cure: '撤回划拨，申请人民法院强制执行。',
      cureBefore: '申请人民法院强制执行。',
      effect: 'invalid',
      bars: ['enforce'],
      trigger: onDocuments('fundTransferNotice', 'enforcementDecision'),
      examine: (act, m) => {
        if (act.kind === 'enforcementDecision' && !/划拨/.test(words(act, 'mode'))) return met('没有划拨存款、汇款');
        return either(
          transferGranted(m),
          '已配置划拨的法律授权',
          `${nameOf(act)}：生态环境机关没有划拨存款、汇款的法律授权`,
          {
            records: [m.dossier.stepOf(act)],
          },
        );
      },
    }),
    obligation({
      id: 'A25.3',
      readsContent: true,
      provision: {
        ...regulation(25, '第一款第（三）项'),
        article: '第二十五条第一款第（三）项；行政强制法第四十六条第三款',
      },
      severity: 'B',
      duty: '拍卖、处理只限已查封扣押的财物',
      proof: '委托拍卖文书、查封扣押决定',
      exceptions: '救济期满且经催告',
      cure: '停止拍卖，申请人民法院强制执行。',
      effect: 'invalid',
      bars: ['enforce'],
      trigger: onDocuments('auctionDisposalRecord'),
      examine: (act, m) =>
        complete(
          '拍卖处理的前提',
          [
            [issued(m, 'sealSeizureDecision').length > 0, '查封扣押决定'],
            [says(act, 'disposal'), '委托拍卖、处理情况'],
          ],
          { records: [m.dossier.stepOf(act)] },
        ),
    }),
    obligation({
      id: 'A25.4',
      provision: regulation(25, '第一款第（四）项'),
      severity: 'B',
      duty: '排除妨碍、恢复原状制作决定书和执行笔录',
      proof: '强制执行决定书、执行笔录',
      cure: '补作执行笔录。',
      effect: 'doubtful',
      bars: ['close'],
      trigger: (m) => [
        ...onMode(/排除妨碍|恢复原状/)(m),
        ...(decisionsToEnforce(m).length === 0 ? issued(m, 'restorationExecutionRecord') : []),
      ],
      examine: (decision, m) => {
        if (decision.kind === 'restorationExecutionRecord')
          return breached(`${nameOf(decision)}之前没有强制执行决定书`, { records: [m.dossier.stepOf(decision)] });
        const done = firstFrom(m.dossier.of('enforcementExecuted'), decision.at);
        if (done === undefined) return pending('尚未实施');
        return either(
          issued(m, 'restorationExecutionRecord').length > 0,
          '已制作执行笔录',
          '排除妨碍、恢复原状没有执行笔录',
          { records: [done] },
        );
      },
    }),
    obligation({
      id: 'A25.5',
      readsContent: true,
      provision: { ...regulation(25, '第一款第（五）项'), article: '第二十五条第一款第（五）项；行政强制法第五十一条' },
      severity: 'B',
      duty: '代履行决定书、到场监督和执行文书签字',
      proof: '决定书（预算、代履行人、标的）、执行记录',
      exceptions: '立即代履行（行政强制法第五十二条）',
      cure: '补作决定书所缺内容；执行记录由四方签字。',
      effect: 'doubtful',
      bars: ['enforce', 'close'],
      trigger: (m) => [
        ...issued(m, 'substitutePerformanceDecision'),
        ...(decisionsToEnforce(m).length === 0 ? issued(m, 'substitutePerformanceRecord') : []),
      ],
      examine: (decision, m): Outcome => {
        if (decision.kind === 'substitutePerformanceRecord')
          return breached(`${nameOf(decision)}之前没有代履行决定书`, { records: [m.dossier.stepOf(decision)] });
        const plan = rowsOf(field(decision, 'plan'))[0] ?? {};
        const has = (...keys: string[]) => keys.some((key) => isFilled(plan[key]) || says(decision, key));
        const form = complete(
          nameOf(decision),
          [
            [isImmediate(decision) || has('budget', 'fee'), '费用预算'],
            [has('performer'), '代履行人'],
            [has('object', 'mode'), '标的、方式'],
          ],
          { records: [m.dossier.stepOf(decision)] },
        );
        if (form.status === 'breached') return form;
        const done = firstFrom(m.dossier.of('enforcementExecuted'), decision.at);
        const record = firstFrom(issued(m, 'substitutePerformanceRecord'), decision.at);
        if (record === undefined)
          return done !== undefined
            ? breached('代履行没有现场监督、执行记录', { records: [done] })
            : pending('代履行尚未实施');
        const all = signings(m, record);
        return complete(
          nameOf(record),
          [
            [all.some((s) => s.offices.includes('officer')), '到场监督的执法人员签名'],
            [all.some((s) => /代履行|施工|承担/.test(s.role)), '代履行人签名'],
            [
              partySignings(m, record).some((s) => !/代履行|施工/.test(s.role)) ||
                witnessSignings(m, record).length > 0,
              '当事人或者见证人签名',
            ],
          ],
          { records: [record] },
        );
      },
    }),
    obligation({
      id: 'A25.6',
      provision: regulation(25, '第一款第（六）项'),
      severity: 'B',
      duty: '其他强制执行方式也制作文书',
      proof: '该步骤的文书',
      cure: '补作文书。',
      effect: 'doubtful',
      bars: ['close'],
      trigger: (m) => m.dossier.of('enforcementExecuted'),
      examine: (step, m) =>
        either(
          m.dossier.documentsOf(step).length > 0 ||
            issued(m, 'restorationExecutionRecord', 'substitutePerformanceRecord').length > 0,
          '强制执行已留文书',
          `“${step.title}”没有文书`,
        ),
    }),
    obligation({
      id: 'A25.7',
      provision: regulation(25, '第二款'),
      severity: 'B*',
      duty: '排除妨碍、恢复原状（含以此为标的的代履行）同时音像记录',
      proof: '执行过程的音像',
      limit: '同时',
      cure: null,
      bars: ['close'],
      trigger: (m) =>
        executions(m).filter(
          (act) =>
            restores.test(objectOf(m, act)) ||
            m.dossier.documentsOf(act).some((d) => d.kind === 'restorationExecutionRecord'),
        ),
      examine: (act, m) => filmed(m, act, { word: /排除妨碍|恢复原状|执行|代履行/, what: act.title }),
    }),
    obligation({
      id: 'A25.8',
      provision: {
        ...regulation(25),
        law: '行政强制法',
        article: '第四十三条',
        edition: '2012-01-01 施行',
        from: '2012-01-01',
      },
      severity: 'B',
      duty: '不得在夜间、法定节假日实施，不得断居民水电热气',
      proof: '实施时刻',
      exceptions: '情况紧急的，记明理由',
      cure: '停止实施，另择工作时间。',
      effect: 'invalid',
      bars: ['close'],
      trigger: executions,
      examine: (act, m): Outcome => {
        if (/停(止)?供?(水|电|热|气)|断(水|电|热|气)/.test(objectOf(m, act)) && /居民/.test(objectOf(m, act)))
          return breached('对居民生活采取停止供水、供电、供热、供燃气等方式');
        const when = improperTime(m, act);
        if (when === '') return met('实施时间合规');
        const urgent =
          act.data.urgent === true || /紧急/.test(wordsOf(act.data.reason) + wordsOf(act.data.urgencyReason));
        return urgent
          ? asksJudgement(`${when}实施，称情况紧急，请认定`)
          : breached(`${clock(act.at)} 在${when}实施强制执行，没有紧急理由`, { records: m.dossier.documentsOf(act) });
      },
    }),
  ],
};

/** Night by P11, or a holiday of the State Council's notice; weekends are no 法定节假日. */
function improperTime(m: Matter, act: Fact): string {
  const { from, to } = m.parametersOn(act.at).P11;
  const written = m.dossier.documentsOf(act).flatMap((d) => [momentIn(d, 'startAt'), momentIn(d, 'endAt')]);
  const night = [act.at, act.until, ...written].some((at) => {
    if (at === null) return false;
    const time = at.toZonedDateTimeISO('Asia/Shanghai').toPlainTime().toString({ smallestUnit: 'minute' });
    return from > to ? time >= from || time < to : time >= from && time < to;
  });
  if (night) return '夜间';
  return m.calendar.kindOf(dayOf(act.at)) === 'holiday' ? '法定节假日' : '';
}
