const zone = 'Asia/Shanghai';
const full = new Intl.DateTimeFormat('zh-CN', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const year = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, year: 'numeric' });

type Pieces = Record<string, string>;

function pieces(instant: string): Pieces | null {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return null;
  return Object.fromEntries(full.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** '2025年3月11日 10:05', in Shanghai. */
export function moment(instant: string): string {
  const part = pieces(instant);
  return part === null ? instant : `${part.year}年${part.month}月${part.day}日 ${part.hour}:${part.minute}`;
}

/** '2025年3月11日 10:05:09': where a second counts. */
export function momentToSecond(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : `${moment(instant)}:${String(at.getUTCSeconds()).padStart(2, '0')}`;
}

/** '10:05:09'. */
export const clockToSecond = (instant: string): string => momentToSecond(instant).replace(/^.* /, '');

/** '1 小时 44 分 9 秒', '2 分', '0.5 秒'. */
export function lengthToSecond(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds / 1000} 秒`;
  const whole = Math.round(milliseconds / 1000);
  const parts = [
    [Math.floor(whole / 3600), '小时'],
    [Math.floor(whole / 60) % 60, '分'],
    [whole % 60, '秒'],
  ] as const;
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : `${count} ${unit}`)).join(' ');
}

/** '7月3日（周五）', with the year where it is not this one. */
export function day(instant: string, now: Date = new Date()): string {
  const part = pieces(instant);
  if (part === null) return instant;
  const sameYear = year.format(new Date(instant)) === year.format(now);
  return `${sameYear ? '' : `${part.year}年`}${part.month}月${part.day}日（${part.weekday}）`;
}

/** A day without an hour ('2026-09-15') as `day` says it. */
export const dayOnly = (date: string, now?: Date): string => day(`${date}T12:00:00+08:00`, now);

/** '10:05', in Shanghai. */
export function clock(instant: string): string {
  const part = pieces(instant);
  return part === null ? '' : `${part.hour}:${part.minute}`;
}

/** How long something lasts: '1 小时 44 分', '28 分', '36 秒'. */
export function length(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} 分`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} 小时${minutes % 60 === 0 ? '' : ` ${minutes % 60} 分`}`;
  return `${Math.round(hours / 24)} 天`;
}

/** What is left until an instant, or how long it is past: hours and minutes within two days, else days. */
export function left(due: string, now: number): { past: boolean; words: string } {
  const difference = Date.parse(due) - now;
  const past = difference < 0;
  return { past, words: past ? `已过 ${length(-difference)}` : `还剩 ${length(difference)}` };
}
