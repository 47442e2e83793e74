import type { Matter } from '../obligations/matter.ts';
import { headApproved, signings } from '../reading/signers.ts';
import type { Refusal } from './refusal.ts';

const provision = '环境保护档案管理办法第二十二条、第二十三条；档案法第四十八条';

/** Nothing is destroyed under a hold, nor without appraisal, the head's approval and two to watch over it. */
export function disposalRefusals(m: Matter): Refusal[] {
  const holds = m.dossier.of('hold');
  const refusals: Refusal[] = holds.map((hold) => ({
    code: 'disposal.held',
    provision,
    facts: [hold.id],
    message: `案卷正在保留（${hold.data.ground}），不得销毁。`,
    cure: '保留事由消除并撤销保留后再办理。',
  }));
  const appraisal = m.dossier.documents('appraisalDestruction').at(-1);
  if (appraisal === undefined) {
    refusals.push({
      code: 'disposal.unappraised',
      provision,
      facts: [],
      message: '没有档案鉴定和销毁审批。',
      cure: '组织鉴定小组鉴定，报负责人批准。',
    });
    return refusals;
  }
  if (headApproved(m, appraisal) === null)
    refusals.push({
      code: 'disposal.unapproved',
      provision,
      facts: [appraisal.id],
      message: '销毁审批没有负责人签名。',
      cure: '报分管负责人批准。',
    });
  if (signings(m, appraisal).filter((s) => /监销/.test(s.role)).length < 2)
    refusals.push({
      code: 'disposal.unwatched',
      provision,
      facts: [appraisal.id],
      message: '销毁须由档案机构、保密部门各派员监销并签字。',
      cure: '由两名监销人签字。',
    });
  return refusals;
}
