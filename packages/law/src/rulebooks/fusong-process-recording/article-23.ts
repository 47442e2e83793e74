import type { Fact } from '@liuhen/records';
import { type Day, endOfDay, plusDays } from '../../calendars/day.ts';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, either, met, type Outcome, overdue, pending } from '../../obligations/outcome.ts';
import { coercionTerms } from '../../periods/terms/coercion.ts';
import { earliestFrom } from '../../reading/in-time.ts';
import { dayIn, earlier, nameOf, numberOf, numbersAlike, words } from '../../reading/paper.ts';
import { performanceRecord, recordedUnpaid } from '../../reading/performance.ts';
import { closing, issued } from '../../reading/phases.ts';
import { servedAt } from '../../reading/served.ts';
import { wordFinder } from '../../reading/words-in.ts';
import { type Article, onDocuments, regulation } from '../rulebook.ts';

const polluting = /排放|倾倒|处置|偷排|超标|超过许可/;
/** An order of the kind for which refusal costs a fine a day: that is looked back at within thirty days (按日连续处罚办法第十条). */
export const isDailyPenaltyOrder = (order: Fact): boolean =>
  /按日(连续)?(处|计)罚/.test(words(order, 'consequence')) && polluting.test(words(order, 'facts', 'requirement'));

/** The day after which nobody may still say he was about to look: the first day of work after the term to correct. */
function taskDay(m: Matter, due: Day): Day {
  let day = plusDays(due, 1);
  while (['weekend', 'holiday'].includes(m.calendar.kindOf(day))) day = plusDays(day, 1);
  return day;
}

/** The look back at a correction order: by its number, else the first one after it. */
export const followUpOf = (m: Matter, order: Fact): Fact | undefined =>
  followUpsByNumber(m).get(numbersAlike(numberOf(order))) ?? earliestFrom(followUpsOfNone(m), order.at);

/** Which orders of the case a look back names by number. */
const ordersNamedIn = view((m) => {
  const numbers = wordFinder(m.dossier.documents('correctionOrder').map((order) => numbersAlike(numberOf(order))));
  return (record: Fact) => numbers(numbersAlike(words(record, 'orderRef')));
});
/** The first look back at each order that is named by its number. */
const followUpsByNumber = view((m): ReadonlyMap<string, Fact> => {
  const found = new Map<string, Fact>();
  for (const record of issued(m, 'followUpRecord'))
    for (const number of ordersNamedIn(m)(record)) {
      const held = found.get(number);
      if (held === undefined || earlier(record.at, held.at)) found.set(number, record);
    }
  return found;
});
/** Looks back that name no order of the case: one written with another word for it is still a look back. */
const followUpsOfNone = view((m): readonly Fact[] => [
  ...issued(m, 'followUpRecord').filter((d) => ordersNamedIn(m)(d).size === 0),
  ...m.dossier.of('followUp').filter((s) => m.dossier.documentsOf(s).length === 0),
]);

export const article23: Article = {
  number: 23,
  title: '履行与改正',
  words: [
    '县分局作出行政执法决定后，行政执法大队应对当事人履行行政决定的情况进行文字记录。',
    '依法应责令改正的，应按期对改正情况进行核查并进行文字记录，可根据执法需要进行音像记录。',
  ],
  reading:
    '“按期”：改正期满即应核查，至迟在期满后第一个工作日；按日计罚类自责改送达之日起三十日内，超过的为逾期。期满而未核查，至结案或者三十日届满仍没有的为逾期。核查而没有复查笔录的，不算文字记录。市局名义、分局承办的决定同样适用。',
  leftToAPerson: '改正是否到位。',
  obligations: [
    obligation({
      id: 'A23.1',
      provision: regulation(23),
      severity: 'B',
      duty: '文字记录当事人履行决定的情况',
      proof: '履行情况记录、缴款凭证',
      limit: '到期次日检查',
      cure: '补作履行情况记录并附凭证。',
      bars: ['close'],
      trigger: onDocuments(
        'penaltyDecision',
        'onSpotPenaltyDecision',
        'dailyPenaltyDecision',
        'permitGrantDecision',
        'productionRestrictionDecision',
      ),
      examine: (decision, m) => {
        const end = closing(m);
        const record = performanceRecord(m);
        const unpaid = end && /履行完毕/.test(words(end, 'ground')) ? recordedUnpaid(m) : undefined;
        if (unpaid) return breached('以履行完毕结案，而记录的履行情况是罚款没有缴纳', { records: [unpaid, end] });
        if (record) return met('已记录履行情况', { records: [record] });
        if (decision.kind === 'permitGrantDecision') return met('许可决定无须当事人履行');
        return end && !/移送|撤销|终结|不予/.test(words(end, 'ground'))
          ? breached('已结案，没有记录当事人履行决定的情况', { records: [end] })
          : pending('当事人履行情况尚待记录');
      },
    }),
    obligation({
      id: 'A23.2',
      provision: regulation(23, '第二款'),
      severity: 'V',
      duty: '按期核查改正情况并文字记录',
      proof: '复查笔录',
      limit: '改正期满；按日计罚类为责改送达之日起 30 日内',
      exceptions: '当事人提前申请复查',
      cure: '立即复查；逾期的写明原因。',
      trigger: onDocuments('correctionOrder'),
      examine: (order, m): Outcome => {
        const found = followUpOf(m, order);
        const records = [found, m.dossier.stepOf(order)];
        if (found?.family === 'step' && found.origin === 'import')
          return breached('核查改正情况没有制作复查笔录等文字记录', { records });
        const due = dayIn(order, 'due');
        const served = servedAt(m, order)?.at ?? order.at;
        const window = m.due(coercionTerms.reinspection, { at: served, event: '责令改正决定书送达', proof: order.key });
        const end = closing(m);
        const last = [due === null ? null : endOfDay(taskDay(m, due)), window.due]
          .filter((t) => t !== null)
          .reduce<Temporal.Instant | null>((l, t) => (l === null || earlier(l, t) ? t : l), null);
        if (found)
          return isDailyPenaltyOrder(order) && window.due !== null && earlier(window.due, found.at)
            ? {
                status: 'metLate',
                found: `${nameOf(order)}送达超过三十日才复查改正情况`,
                due: window,
                records,
                cure: null,
              }
            : met('已核查改正情况', { records });
        const past =
          due === null ? window.due !== null && m.present.isPast(window.due) : m.present.isPast(endOfDay(due));
        if (!past && !end) return pending(`${nameOf(order)}的改正期未满，期满须复查`, { records });
        if (end || (last !== null && m.present.isPast(last)))
          return overdue(`${nameOf(order)}改正期满，没有核查改正情况`, { records: [...records, end] });
        return pending(`${nameOf(order)}改正期已满，须立即复查`, { records, due: window });
      },
    }),
    obligation({
      id: 'A23.3',
      provision: regulation(23, '第二款'),
      severity: 'I',
      duty: '核查可以音像记录',
      proof: '复查音像',
      trigger: (m) => m.dossier.of('followUp'),
      examine: (step, m) => {
        const papers = m.dossier.documentsOf(step);
        const filmed = [step, ...papers].some((act) => m.dossier.recordingsOf(act).length > 0);
        const disputed = papers.some((d) => /拒绝|阻挠|继续实施|拒不改正/.test(words(d, 'conclusion')));
        return either(
          filmed || !disputed,
          '可按需音像记录',
          '复查发现继续实施、拒不改正或者拒绝阻挠，没有音像记录（建议记录）',
        );
      },
    }),
  ],
};
