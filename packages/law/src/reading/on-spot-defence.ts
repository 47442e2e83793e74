import type { Fact } from '@liuhen/records';
import { says, words } from './paper.ts';

/** What a penalty on the spot tells of what the party said: 陈述、申辩, or nothing. */
export const raised = (d: Fact): boolean => {
  const defence = words(d, 'defence').trim();
  return (
    says(d, 'defence') &&
    !/^((无|没有)(?=$|[。，、；\s]|任何|异议|意见|陈述|申辩)|未提出|放弃|不陈述|当事人未提出|当事人放弃)/.test(
      defence,
    ) &&
    !content.test(defence)
  );
};
/** 「对事实、依据无异议」, and nothing more than that nothing is said. */
const content =
  /^[^，。；]*(无|没有|未提出)(任何)?(异议|意见|陈述|申辩)[^，。；]*([，。；](自愿|愿意|明确)?(放弃|接受)[^，。；]*)*[。；]?$/;
export const waived = (d: Fact): boolean => /放弃|未提出|不提出|无/.test(words(d, 'defence'));

/** 异议、不服、投诉、拍摄: what is expressly not objected to is no dispute. */
export function disputed(d: Fact): boolean {
  const said = words(d, 'defence', 'note').replace(/(无|没有|未提出?)(任何)?异议|(没有|并非|并无)不服/g, '');
  return /异议|不服|投诉|拍摄/.test(said);
}
