/**
 * A length of time as the law writes one. The units are different types and never numbers: 24 小时 is not 1 日, 10 日 is not
 * 10 个工作日, 3 个月 is not 90 日.
 */
export type Hours = { readonly unit: 'hours'; readonly count: number };
export type CalendarDays = { readonly unit: 'calendarDays'; readonly count: number };
export type WorkingDays = { readonly unit: 'workingDays'; readonly count: number };
export type Months = { readonly unit: 'months'; readonly count: number };
export type Years = { readonly unit: 'years'; readonly count: number };
export type Period = Hours | CalendarDays | WorkingDays | Months | Years;

export const hours = (count: number): Hours => ({ unit: 'hours', count });
export const calendarDays = (count: number): CalendarDays => ({ unit: 'calendarDays', count });
export const workingDays = (count: number): WorkingDays => ({ unit: 'workingDays', count });
export const months = (count: number): Months => ({ unit: 'months', count });
export const years = (count: number): Years => ({ unit: 'years', count });

const UNIT: Record<Period['unit'], string> = {
  hours: '小时',
  calendarDays: '日（自然日）',
  workingDays: '个工作日',
  months: '个月',
  years: '年',
};

/** `20 个工作日` */
export const periodText = (period: Period): string => `${period.count} ${UNIT[period.unit]}`;
