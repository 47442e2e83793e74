import { fixed, form, heading, outward, prose, rows, seal, signatures, signed, table, text } from '../form.ts';

export const sealSeizureDecision = form({
  docType: 'sealSeizureDecision',
  layout: 'outward',
  numbering: outward('查扣'),
  issues: 'sealing',
  silent: ['remedy'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text('{caseTitle}，本机关依法决定对下列场所、设施或者财物实施查封（扣押）。'),
    heading('一、事实和证据'),
    prose('facts'),
    table('evidence', '证明上述事实的证据'),
    text('你（单位）的行为违反了{violated}的规定，依据{basis}的规定，决定如下：'),
    rows(['from'], ['to']),
    table('objects', '查封（扣押）物'),
    prose('duties', '当事人义务：'),
    fixed('REMEDY'),
    text('你（单位）享有陈述、申辩的权利。'),
    seal,
    signatures(
      signed(
        '受送达人（签名或者盖章）',
        '签收',
        '受送达人',
        '当事人',
        '申请人',
        '代理人',
        '被检查人',
        '被调取人',
        '利害关系人',
      ),
    ),
  ],
  takes: {
    objects: ['sealSeizureList.items', 'sealSeizureApproval.objects'],
    from: ['sealSeizureApproval.from', 'today'],
    to: ['sealSeizureApproval.to'],
    basis: ['case.basis', 'sealSeizureApproval.basis'],
    violated: ['case.violated'],
    facts: ['sealSeizureApproval.reason'],
    evidence: ['documents.evidence'],
  },
  starts: {
    duties: '妥善保管，不得擅自启用、损毁封条或者转移。',
  },
});
