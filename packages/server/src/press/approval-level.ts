import { forms } from '@liuhen/documents';
import { isDocType } from '@liuhen/records';

export type ApprovalLevel = { readonly key: string; readonly label: string; readonly roles: readonly string[] };

const inWords: Readonly<Record<string, string>> = {
  head: '负责人',
  legal: '法制',
  chief: '承办机构',
  handler: '承办人',
};

/** Which row of an approval form somebody's level is; 承办机构负责人 has a row of its own, and only who fits none before is 负责人. */
export function approvalLevel(docType: string, said: string): ApprovalLevel | undefined {
  const levels = isDocType(docType)
    ? forms[docType].body.flatMap((part): readonly ApprovalLevel[] => (part.part === 'opinions' ? part.levels : []))
    : [];
  const level = inWords[said] ?? said;
  return (
    levels.find(({ roles }) => roles.some((role) => level.startsWith(role))) ??
    (/负责人|局长/.test(level) ? levels.find(({ roles }) => roles.some((role) => role.includes('负责人'))) : undefined)
  );
}
