import { isCalendarDate } from './calendar-date.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** Province-level codes, with 81–83 for residents of Hong Kong, Macao and Taiwan. */
const province = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const checks = '10X98765432';

/**
 * 公民身份号码 (GB 11643): 6 位区划、8 位生日、3 位顺序、1 位校验 (ISO 7064 MOD 11-2). Below the province the region is not looked up:
 * codes that were abolished stay valid for those who hold them. With `today` (年-月-日) a birth later than that day is refused.
 */
export function isResidentId(id: string, today = '9999-12-31'): boolean {
  if (!/^\d{17}[\dX]$/.test(id) || !province.test(id)) return false;
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (id.slice(6, 8) < '18' || birth > today || !isCalendarDate(birth)) return false;
  const sum = weights.reduce((total, weight, place) => total + weight * Number(id.charAt(place)), 0);
  return checks.charAt(sum % 11) === id.charAt(17);
}
