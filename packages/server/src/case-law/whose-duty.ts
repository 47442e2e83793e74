import type { Office } from '@liuhen/records';

export type Bearer = Office | 'handler' | 'nobody';

/**
 * The law names who must act in words; here they become offices, 承办人 those of this case, and people outside nobody. Each
 * phrase is taken out once it is understood, so that 承办机构负责人 is not a 负责人 as well.
 */
const phrases: readonly (readonly [RegExp, readonly Bearer[]])[] = [
  [/当事人|申请人|投诉举报人|利害关系人|人民法院|见证人/g, ['nobody']],
  [/行政执法大队及其执法人员|承办机构及其承办人/g, ['handler', 'brigadeChief']],
  [/承办机构负责人|大队长/g, ['brigadeChief']],
  [/分管负责人/g, ['deputyHead']],
  [/市局负责人/g, ['cityHead']],
  [/听证主持人|主持人/g, ['hearingHost']],
  [/听证记录员|书记员/g, ['hearingClerk']],
  [/法制科|法制审核人员|法制审核|审核人员|审查人员/g, ['legalReviewer']],
  [/档案管理人员|档案/g, ['archivist']],
  [/全过程记录专管员|专管员/g, ['custodian']],
  [/设备管理人员/g, ['deviceManager']],
  [/窗口受理人员|受理人|接报人/g, ['receptionist']],
  [/监督考核人员|监督|考核|评查/g, ['supervisor']],
  [/分局负责人|负责人|局长|集体讨论/g, ['bureauHead']],
  [/行政执法大队|大队/g, ['brigadeChief']],
  [/承办人|执法人员|经办|调查人员|送达人|辅助人员/g, ['handler']],
];

/** Whose duty it is, the foremost first. What names nobody we know is the handlers'. */
export function bearersOf(who: string): Bearer[] {
  let rest = who;
  const found: Bearer[] = [];
  for (const [words, bearers] of phrases) {
    const left = rest.replace(words, '');
    if (left === rest) continue;
    rest = left;
    found.push(...bearers);
  }
  return found.length === 0 ? ['handler'] : [...new Set(found)];
}
