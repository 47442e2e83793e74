/** The procedures a case may follow; `caseType` of the case file. Unknown words are taken in and found. */
export const procedures = {
  'penalty.ordinary': '行政处罚（普通程序）',
  'penalty.summary': '行政处罚（简易程序）',
  permit: '行政许可',
  'coercion.sealing': '查封、扣押',
  'coercion.enforcement': '行政强制执行',
  inspection: '行政检查',
  complaint: '投诉举报',
  correction: '责令改正',
} as const;
export type Procedure = keyof typeof procedures;
