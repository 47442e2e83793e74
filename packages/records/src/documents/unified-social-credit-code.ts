const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3 to the power of the place, modulo 31. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * 统一社会信用代码 (GB 32100): 登记管理部门、机构类别、6 位区划、9 位主体标识, then a check character over an alphabet
 * without I, O, S, V, Z. Lower case is not accepted: certificates print capitals.
 */
export function isUnifiedSocialCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  const sum = weights.reduce((total, weight, place) => total + weight * alphabet.indexOf(code.charAt(place)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}
