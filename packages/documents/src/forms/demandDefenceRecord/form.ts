import { form, internal, signaturesWithFingerprint, signed, table } from '../form.ts';

export const demandDefenceRecord = form({
  docType: 'demandDefenceRecord',
  layout: 'transcript',
  numbering: internal('CGBL'),
  body: [
    table('claims', '事实、理由、证据'),
    table('review', '复核和处理意见'),
    signaturesWithFingerprint(signed('当事人'), signed('复核人'), signed('负责人')),
  ],
  pageSignatures: [
    signed('当事人签名', '当事人', '被检查人', '申请人', '持有人'),
    signed('执法人员签名', '执法人员', '检查人', '监督人员'),
  ],
});
