import type { Viewer } from '@liuhen/law/access';
import type { Office } from '@liuhen/records';

/** The law names who must act in the words of the regulation; here they become offices, and 承办人 those of this case. */
const bearers: readonly (readonly [RegExp, readonly Office[] | 'handler'])[] = [
  [/法制|审核|审查/, ['legalReviewer']],
  [/分管负责人/, ['deputyHead', 'bureauHead']],
  [/市局/, ['cityHead']],
  [/承办机构负责人|大队长|大队/, ['brigadeChief']],
  [/负责人|局长|集体讨论/, ['bureauHead', 'deputyHead']],
  [/档案/, ['archivist']],
  [/专管员/, ['custodian']],
  [/设备/, ['deviceManager']],
  [/主持人/, ['hearingHost']],
  [/听证记录员|书记员/, ['hearingClerk']],
  [/受理|窗口|接报/, ['receptionist', 'officer']],
  [/监督|考核|评查/, ['supervisor', 'legalReviewer']],
  [/承办|执法人员|经办|调查|送达人|officer|handler/, 'handler'],
];

/** Whose task it is: of an office, or of those who handle the case. What nobody is named for is the handlers'. */
export function isMine(viewer: Viewer, who: string, handlers: readonly string[]): boolean {
  const office = viewer.offices.find((held) => held === who);
  if (office !== undefined) return office !== 'officer' || handlers.includes(viewer.person);
  const bearer = bearers.find(([words]) => words.test(who))?.[1] ?? 'handler';
  if (bearer === 'handler') return handlers.includes(viewer.person);
  return (
    bearer.some((held) => viewer.offices.includes(held)) &&
    (!bearer.includes('officer') || handlers.includes(viewer.person))
  );
}
