import type { Derivation } from '@liuhen/server/api';

const units: Readonly<Record<string, string>> = {
  hours: '小时',
  days: '日',
  calendarDays: '日',
  workingDays: '个工作日',
  months: '个月',
  years: '年',
};
const whys: Readonly<Record<string, string>> = { weekend: '周末', holiday: '放假', stopped: '不计入期间' };

/** '7 个工作日，次日起算'; hours run at once. Where a record names the day on which it ends, nothing is counted. */
export function termWords(derivation: Derivation): string {
  const until = object(derivation.until);
  if (typeof until.event === 'string') {
    const { count, unit } = object(until.before);
    const end = `${until.event}（${day(until.day)}）`;
    return typeof unit === 'string' ? `${end} ${String(count)} ${units[unit] ?? ''}前` : `至${end}，遇休假日不顺延`;
  }
  const { count, unit } = object(derivation.total ?? derivation.period);
  if (typeof count !== 'number' || typeof unit !== 'string') return '—';
  const length = `${count} ${units[unit] ?? ''}`.trim();
  const first = object(derivation.period);
  const extended = typeof first.count === 'number' && first.count !== count ? `（含延长，原 ${first.count}）` : '';
  return `${length}${extended}，${unit === 'hours' ? '即时起算，连续计算' : '次日起算'}`;
}

/** Every stretch that was left out, with its reason. */
export function notCounted(derivation: Derivation): string[] {
  const days = list(derivation.skipped)
    .filter(({ why }) => why !== 'stopped')
    .map(({ from, to, why, name, days: count }) => {
      const span = from === to ? day(from) : `${day(from)} 至 ${day(to)}`;
      return `${span}，${typeof name === 'string' ? name : ''}${whys[String(why)] ?? '不计'} ${String(count)} 日`;
    });
  const stops = list(derivation.stops).map(({ cause, from, to, rejected, provision }) =>
    typeof rejected === 'string'
      ? `${String(cause)}不扣除：${rejected}`
      : `${String(cause)}，${day(from)} 至 ${to === null ? '今' : day(to)}${typeof provision === 'string' ? `（${provision}）` : ''}`,
  );
  const rolled = list(derivation.rolledOver).map(
    ({ from, to, name, why }) =>
      `末日遇${typeof name === 'string' ? name : (whys[String(why)] ?? '休假')}，${from === to ? day(from) : `${day(from)} 至 ${day(to)}`}顺延`,
  );
  return [...days, ...stops, ...rolled];
}

function day(value: unknown): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(String(value)) ?? [];
  return year === undefined ? String(value) : `${year}年${Number(month)}月${Number(date)}日`;
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function list(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(object) : [];
}
