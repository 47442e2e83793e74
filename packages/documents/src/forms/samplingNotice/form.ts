import { both, form, outward, prose, rows, seal, signatures, signed, text } from '../form.ts';

export const samplingNotice = form({
  docType: 'samplingNotice',
  layout: 'outward',
  numbering: outward('抽'),
  issues: 'inspection',
  body: [
    text('{partyName}：', 'flush'),
    text('{caseTitle}，依据{basis}的规定，决定抽样取证。'),
    rows(['purpose'], ['point'], ['officers']),
    prose('handling', '样品处置与结果告知：'),
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
      both('执法人员'),
    ),
  ],
  takes: {
    point: ['derived.samplingPoint'],
  },
  starts: {
    basis: ['《中华人民共和国行政处罚法》第五十六条'],
    handling: '样品封存送检，检测结果书面告知；备份样保存至报告异议期满',
  },
});
