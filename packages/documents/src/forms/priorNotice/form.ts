import { form, heading, outward, prose, seal, table, text } from '../form.ts';

export const priorNotice = form({
  docType: 'priorNotice',
  layout: 'outward',
  heading: '行政处罚事先（听证）告知书',
  numbering: outward('听告'),
  issues: 'penalty',
  silent: ['hearingEligible'],
  body: [
    text('{partyName}：', 'flush'),
    text('{caseTitle}，本机关经依法调查，现将拟作出的行政处罚告知如下。'),
    heading('一、违法事实和证据'),
    prose('facts'),
    table('evidence', '证明上述事实的证据'),
    heading('二、处罚依据'),
    text('你（单位）的行为违反了{violated}的规定，依据{basis}的规定，拟作出如下行政处罚：'),
    text('{proposed}'),
    heading('三、权利'),
    text('你（单位）享有{rights}的权利。告知方式：{method}。'),
    text(
      '你（单位）有权在收到本告知书之日起五日内提出陈述、申辩；逾期未提出的，视为放弃。陈述申辩期限至{defenceDue}。',
    ),
    text(
      '你（单位）有权要求听证；要求听证的，应当在收到本告知书之日起五日内提出，你（单位）不承担组织听证的费用。听证申请期限至{hearingDue}。',
    ),
    text('联系人：{contactPerson}　联系电话：{contactPhone}　地址：{contactAddress}', 'flush'),
    seal,
  ],
  takes: {
    facts: ['investigationReport.facts', 'correctionOrder.facts'],
    evidence: ['documents.evidence'],
    violated: ['case.violated'],
    basis: ['case.basis', 'correctionOrder.basis'],
    proposed: ['case.proposal'],
    hearingEligible: ['case.hearingEligible'],
    rights: ['case.rights'],
    defenceDue: ['period.statement'],
    hearingDue: ['period.hearing'],
  },
  starts: {
    method: '书面',
  },
});
