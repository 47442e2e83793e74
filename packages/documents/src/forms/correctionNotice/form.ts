import { form, outward, seal, signatures, signed, table, text } from '../form.ts';

export const correctionNotice = form({
  docType: 'correctionNotice',
  layout: 'outward',
  numbering: outward('补'),
  silent: ['ordinal'],
  body: [
    text('{partyName}：', 'flush'),
    text('你（单位）于{receivedOn}提交的申请材料不齐全或者不符合法定形式，现一次性告知需要补正的全部内容：'),
    table('deficiencies'),
    text('请于{dueOn}前补正。'),
    text('逾期不告知的，自收到申请材料之日起即为受理。'),
    text('联系人：{contactPerson}　联系电话：{contactPhone}　地址：{contactAddress}', 'flush'),
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
    receivedOn: ['applicationRegister#date'],
  },
  starts: {
    ordinal: 1,
  },
});
