/** What a legal basis is in the hierarchy (立法法). Only law, regulation and rule may ground a penalty or a measure. */
export type BasisLevel = 'law' | 'administrativeRegulation' | 'localRegulation' | 'rule' | 'normative' | 'unknown';

export function levelOf(word: string): BasisLevel {
  if (/规范性文件|通知|意见|指南|批复|标准|函/.test(word)) return 'normative';
  if (/行政法规|条例/.test(word)) return 'administrativeRegulation';
  if (/地方性法规|自治条例|单行条例|经济特区法规/.test(word)) return 'localRegulation';
  if (/规章/.test(word)) return 'rule';
  if (/法律|法典/.test(word)) return 'law';
  return /法规/.test(word) ? 'administrativeRegulation' : 'unknown';
}

/** A title that by its own wording is no law, regulation or rule: a notice, an opinion, a document by its number. */
export const isNormativeDocument = (cited: string): boolean => {
  const title = /《([^》]+)》/.exec(cited)?.[1] ?? cited;
  return (
    /(通知|指导意见|实施意见|意见|指南|会议纪要|工作方案|批复)$/.test(title) ||
    /(环办|国办发|环发|环监|吉环)[^》]{0,12}〔\d{4}〕/.test(cited)
  );
};
