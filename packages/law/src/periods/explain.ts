import { parseDay, weekdayName } from '../calendars/day.ts';
import type { Derivation, ExtensionNote, SkippedDays, StopNote } from './derivation.ts';
import { periodText } from './period.ts';

const WHY = { weekend: '周末', holiday: '放假', stopped: '不计入期间' } as const;

const dated = (iso: string): string => {
  const day = parseDay(iso);
  return day === null ? iso : `${iso}（${weekdayName(day)}）`;
};

/** `2025-03-07T09:30:00.000Z` → `2025-03-07 17:30:00` Beijing time. */
export function clockText(iso: string): string {
  const local = Temporal.Instant.from(iso).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return local.toString({ smallestUnit: local.millisecond === 0 ? 'second' : 'millisecond' }).replace('T', ' ');
}

/** The derivation as a clerk would write it on the margin: what was counted from where, what was left out and why, and the result. */
export function explain(d: Derivation): string {
  const parts = [opening(d)];
  const counted = d.skipped.filter((s) => s.why !== 'stopped');
  if (counted.length > 0) parts.push(`不计 ${counted.map(skipText).join('、')}`);
  if (d.stops.length > 0) parts.push(...d.stops.map(stopText));
  if (d.stoppedDays > 0) parts.push(`不计入期间合并后共 ${d.stoppedDays} 日`);
  parts.push(...d.extensions.map(extensionText));
  parts.push(ending(d));
  if (d.parameters.length > 0) parts.push(`口径：${d.parameters.map((p) => `${p.id}=${p.value}`).join('、')}`);
  if (d.calendars.length > 0) parts.push(`日历：${d.calendars.join('、')}`);
  return `${d.title}（${d.provision}）：${parts.join('；')}。`;
}

function opening(d: Derivation): string {
  if (d.total.unit === 'hours')
    return `${clockText(d.start.at)} ${d.start.event}，即时起算，${periodText(d.total)}连续计算`;
  if (d.until !== undefined) return endText(d.start, d.until);
  const extended = d.total.count === d.period.count ? '' : `（含延长，原 ${periodText(d.period)}）`;
  return `${d.start.day} ${d.start.event}，次日起算，${periodText(d.total)}${extended}`;
}

/** A day that a record names: nothing is counted from the start, and no holiday puts it off. */
const endText = (start: Derivation['start'], { event, day, before }: NonNullable<Derivation['until']>): string =>
  before === null
    ? `${start.day} ${start.event}，至${event} ${dated(day)}，以该日为准，遇休假日不顺延`
    : `${start.day} ${start.event}，${event} ${dated(day)}，须在该日的 ${periodText(before)}前`;

function skipText(s: SkippedDays): string {
  const span = s.from === s.to ? s.from : `${s.from} 至 ${s.to}`;
  return `${span}（${s.name === null ? WHY[s.why] : `${s.name}${WHY[s.why]}`}）`;
}

function stopText(s: StopNote): string {
  const span = `${s.cause} ${s.from} 至 ${s.to ?? '今'}`;
  if (s.rejected !== null) return `${span}不扣除：${s.rejected}`;
  return `${span}不计入（${s.provision}）`;
}

function extensionText(e: ExtensionNote): string {
  if (e.granted === null) return `${e.approvedOn} ${e.by}批准的延长${periodText(e.asked)}无效：${e.rejected}`;
  return `${e.approvedOn} ${e.by}批准延长 ${periodText(e.granted)}（${e.provision}）${e.rejected === null ? '' : `，${e.rejected}`}`;
}

function ending(d: Derivation): string {
  if (d.unverifiedYear !== null) {
    const notice = `${d.unverifiedYear} 年放假安排未导入，日历未核实`;
    return d.lastDay === null
      ? `已数 ${d.counted} 日，${notice}，末日待核`
      : `末日 ${dated(d.lastDay)}（${notice}，遇休假日可能顺延）`;
  }
  if (d.lastDay === null || d.due === null) return '期间尚在停算，恢复后续算';
  if (d.total.unit === 'hours') return `截至 ${clockText(d.due)}`;
  if (d.rolledFrom !== null) {
    return `末日 ${dated(d.rolledFrom)}遇${d.rolledOver.map(skipText).join('、')}，顺延至 ${dated(d.lastDay)} 24:00`;
  }
  return `末日 ${dated(d.lastDay)} 24:00`;
}
