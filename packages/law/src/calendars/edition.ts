import { type Day, isWeekend, parseDay, yearOf } from './day.ts';

export type CalendarSpan = { from: string; to: string; kind: 'off' | 'work'; name: string };

/** One notice of holidays for one year. Spans may reach into the last days of the year before (元旦). */
export type CalendarEdition = {
  id: string;
  year: number;
  issued: string;
  notice: string;
  source: string;
  days: readonly CalendarSpan[];
};

export type CalendarRefusal = { code: 'calendar.malformed'; message: string; cure: string };

export type CalendarReading = { ok: true; edition: CalendarEdition } | { ok: false; refusal: CalendarRefusal };

const refuse = (message: string): CalendarReading => ({
  ok: false,
  refusal: {
    code: 'calendar.malformed',
    message: `放假安排未导入：${message}`,
    cure: '请对照国务院办公厅当年通知逐日核对后重新导入；导入前涉及该年的期间一律显示“日历未核实”。',
  },
});

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

/** What an agency loads (data of a `calendar` record) → an edition, or why it cannot be one. Never throws. */
export function readCalendarEdition(data: unknown): CalendarReading {
  if (typeof data !== 'object' || data === null) return refuse('内容不是一份日历。');
  const d: Record<string, unknown> = { ...data };
  const [id, issued, notice, source] = [text(d.id ?? d.edition), text(d.issued), text(d.notice), text(d.source)];
  if (!id || !notice || !source) return refuse('缺版本编号、通知名称或出处。');
  if (!issued || parseDay(issued) === null) return refuse('通知印发日期不是有效日期。');
  if (typeof d.year !== 'number' || !Number.isInteger(d.year) || d.year < 1949) return refuse('年份无效。');
  if (!Array.isArray(d.days) || d.days.length === 0) return refuse('没有任何放假或调休日期，空日历不予采用。');
  const spans: CalendarSpan[] = [];
  const seen = new Map<number, string>();
  for (const raw of d.days) {
    const span = readSpan(raw);
    if (span === null) return refuse(`有一段日期写法有误：${JSON.stringify(raw)}。`);
    for (let day = span.first; day <= span.last; day++) {
      const fault = faultOf(day as Day, d.year, span.span.kind, seen);
      if (fault) return refuse(fault);
      seen.set(day, span.span.kind);
    }
    spans.push(span.span);
  }
  return { ok: true, edition: { id, year: d.year, issued, notice, source, days: spans } };
}

function readSpan(raw: unknown): { span: CalendarSpan; first: Day; last: Day } | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const r: Record<string, unknown> = { ...raw };
  const [from, to, name] = [text(r.from), text(r.to ?? r.from), text(r.name) ?? ''];
  if (!from || !to || (r.kind !== 'off' && r.kind !== 'work')) return null;
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === null || last === null || last < first || last - first > 31) return null;
  return { span: { from, to, kind: r.kind, name }, first, last };
}

function faultOf(day: Day, year: number, kind: 'off' | 'work', seen: Map<number, string>): string | null {
  const at = yearOf(day);
  if (at !== year && at !== year - 1) return `日期不属于 ${year} 年的安排。`;
  if (seen.has(day)) return '同一天出现两次。';
  // 2020-02-03 (a Monday) was named as the day on which work resumes: a working day named twice over is harmless.
  if (kind === 'work' && !isWeekend(day) && at !== year) return '调休上班日不在周末。';
  return null;
}
