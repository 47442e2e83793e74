import { z } from 'zod';
import { isCalendarDate } from './calendar-date.ts';
import { type Field, isAsked } from './field.ts';
import { isResidentId } from './resident-id.ts';
import { isUnifiedSocialCreditCode } from './unified-social-credit-code.ts';

const filled = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.trim() !== ''
    : Array.isArray(value)
      ? value.some(filled)
      : typeof value === 'object' && value !== null
        ? Object.values(value).some(filled)
        : value !== null && value !== undefined;

/** Whether a value says anything: not blank, not an empty list, not a group of blanks. `false` and 0 do. */
export const isFilled = filled;

const clock = /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const isDateTime = (value: unknown): boolean =>
  typeof value === 'string' && isCalendarDate(value.slice(0, 10)) && clock.test(value.slice(10));

const isWhole = (value: unknown): boolean =>
  Number.isSafeInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value.trim()));

const isMoney = (value: unknown): boolean =>
  (Number.isSafeInteger(value) && Number(value) >= 0) ||
  (typeof value === 'string' && /^\d{1,13}(\.\d{1,2})?$/.test(value.trim()));

/** What is wrong with the form of a filled value, in words for the user; null when nothing is. */
export function formatProblem(field: Field, value: unknown): string | null {
  switch (field.type) {
    case 'date':
      return isCalendarDate(value) ? null : '日期应为“年-月-日”，如 2025-03-11';
    case 'datetime':
      return isDateTime(value) ? null : '时间应写到分并带时区，如 2025-03-11T10:05:00+08:00';
    case 'boolean':
      return typeof value === 'boolean' ? null : '应当选择“是”或者“否”';
    case 'integer':
      return isWhole(value) ? null : '应为整数';
    case 'money':
      return isMoney(value) ? null : '金额以元计，最多两位小数，如 280000 或 1234.50';
    case 'uscc':
      return isUnifiedSocialCreditCode(String(value)) ? null : '统一社会信用代码应为 18 位且校验位正确（GB 32100）';
    case 'residentId':
      return isResidentId(String(value)) ? null : '公民身份号码应为 18 位且校验位正确（GB 11643）';
    case 'choice':
      return field.open || !field.options || field.options.includes(String(value))
        ? null
        : `应为以下之一：${field.options.join('、')}`;
    case 'choices': {
      const outside = Array.isArray(value) ? value.filter((item) => !field.options?.includes(String(item))) : [value];
      return field.open || outside.length === 0 ? null : `应从以下选择：${(field.options ?? []).join('、')}`;
    }
    case 'table':
    case 'people':
    case 'documentRefs':
    case 'recordingRefs':
    case 'list':
      return Array.isArray(value) ? null : '应逐行填写';
    default:
      return null;
  }
}

/**
 * The schema drafting must satisfy before a document may be fixed: required fields filled, formats right. What is given
 * at issue or by the signers may still be absent.
 */
export function completeSchema(fields: readonly Field[], minOfficers: number): z.ZodType<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).superRefine((values, context) => {
    const say = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
    for (const field of fields) {
      const value = values[field.key];
      if (filled(value)) {
        const problem = formatProblem(field, value);
        if (problem) say(field.key, `${field.label}：${problem}`);
      } else if (isAsked(field, values)) {
        say(field.key, `缺少“${field.label}”`);
      }
    }
    const { startAt, endAt, officers } = values;
    if (typeof startAt === 'string' && typeof endAt === 'string' && isDateTime(startAt) && isDateTime(endAt)) {
      const [from, to] = [startAt, endAt].map((text) => Temporal.Instant.from(text));
      if (from && to && Temporal.Instant.compare(from, to) >= 0) say('endAt', '结束时间应当晚于开始时间');
    }
    if (fields.some((field) => field.key === 'officers') && Array.isArray(officers) && officers.length < minOfficers) {
      say('officers', `执法人员不得少于 ${minOfficers} 人`);
    }
  });
}
