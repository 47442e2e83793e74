import { form, internal, prose, rows, signaturesWithFingerprint, signed } from '../form.ts';

export const substitutePerformanceRecord = form({
  docType: 'substitutePerformanceRecord',
  layout: 'transcript',
  numbering: internal('DLXBL'),
  issues: 'substitutePerformance',
  body: [
    rows(['demandRef']),
    prose('body', '过程：'),
    rows(['cost']),
    signaturesWithFingerprint(signed('监督人员'), signed('代履行人'), signed('当事人或见证人')),
  ],
  pageSignatures: [
    signed('当事人签名', '当事人', '被检查人', '申请人', '持有人'),
    signed('执法人员签名', '执法人员', '检查人', '监督人员'),
  ],
});
