import { isFilled } from '@liuhen/records';
import { disposalApproved } from '../../reading/disposal-approved.ts';
import { isReviewed } from '../../reading/legal-review.ts';
import { permitActBegun, permitExpiry } from '../../reading/permit-act.ts';
import type { Course } from '../course.ts';
import { needs, needsIf, noRecusalPending, onlyIf } from '../guards.ts';
import { mustBeReviewed } from '../intended.ts';
import type { Guard } from '../machine.ts';

const examined = needs(['reviewed', 'caseReviewed'], {
  code: 'permit.notExamined',
  provision: '行政许可法第三十四条、第三十七条',
  message: '没有审查意见。',
  cure: '请先完成实质审查；需要核实的，由两名以上工作人员核查。',
});
/** Of what is to end no application is examined, but whether a ground is there. */
const lookedInto = needs(['reviewed', 'caseReviewed'], {
  code: 'permit.notExamined',
  provision: '行政许可法第八条、第六十九条、第七十条',
  message: '没有审查意见。',
  cure: '请先核实情形是否成立，并提出审查意见。',
});
const interestedHeard = needsIf((c) => c.has('interestedPartyNotified'), ['interestedPartyHeard', 'hearingHeld'], {
  code: 'permit.interestedNotHeard',
  provision: '行政许可法第三十六条',
  message: '已告知利害关系人，尚未听取其意见。',
  cure: '请听取申请人、利害关系人的意见并记录；对方放弃的，写明放弃。',
});
const legallyReviewed = onlyIf((c) => !mustBeReviewed(c) || isReviewed(c.m), {
  code: 'permit.notReviewed',
  provision: '国办发〔2018〕118号；制度第十四条',
  message: '重大许可决定未经法制审核。',
  cure: '请报法制科审核。',
});
export const approved = onlyIf((c) => disposalApproved(c.m), {
  code: 'permit.notApproved',
  provision: '制度第十六条',
  message: '负责人尚未审批。',
  cure: '请呈负责人签署意见并签名。',
});
export const onApplication: readonly Guard[] = [noRecusalPending, examined, interestedHeard, legallyReviewed, approved];

const saysBegun =
  (key: string): ((c: Course) => boolean) =>
  (c) =>
    isFilled(permitActBegun(c.m)?.data[key]);
const groundStated = (key: string, article: string, what: string): Guard =>
  onlyIf(saysBegun(key), {
    code: 'permit.noGround',
    provision: `行政许可法${article}`,
    message: `没有写明${what}许可的法定情形。`,
    cure: `请在启动${what}的记录中补记属于${article}的哪一种情形。`,
  });
const holderHeard = (article: string): Guard =>
  onlyIf((c) => c.has('rightsNotified') && c.has('defenceReceived', 'defenceWaived', 'hearingHeld'), {
    code: 'permit.holderNotHeard',
    provision: `行政许可法第七条、${article}；制度第十条`,
    message: '尚未告知被许可人陈述、申辩的权利并听取意见。',
    cure: '请告知被许可人并听取陈述、申辩；对方放弃的，记录放弃。',
  });

export const forWithdrawal: readonly Guard[] = [
  noRecusalPending,
  groundStated('withdrawalGround', '第八条第二款', '撤回'),
  onlyIf(saysBegun('publicInterest'), {
    code: 'permit.noPublicInterest',
    provision: '行政许可法第八条第二款',
    message: '没有写明撤回许可是为了怎样的公共利益。',
    cure: '请在启动撤回的记录中补记公共利益的需要；不是为了公共利益的，不得撤回。',
  }),
  holderHeard('第八条'),
  lookedInto,
  legallyReviewed,
  approved,
];

export const forRevocation: readonly Guard[] = [
  noRecusalPending,
  groundStated('revocationGround', '第六十九条', '撤销'),
  holderHeard('第六十九条'),
  lookedInto,
  legallyReviewed,
  approved,
];

export const forCancellation: readonly Guard[] = [
  noRecusalPending,
  groundStated('cancellationGround', '第七十条', '注销'),
  lookedInto,
  legallyReviewed,
  approved,
];

export const forRenewal: readonly Guard[] = [
  ...onApplication,
  onlyIf((c) => permitExpiry(c.m) !== null, {
    code: 'permit.noExpiry',
    provision: '行政许可法第五十条',
    message: '没有登记原许可有效期的末日，不能确定应当在何时前决定。',
    cure: '请以更正补记延续申请中的有效期末日。',
  }),
];
