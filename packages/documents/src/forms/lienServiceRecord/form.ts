import { form, internal, maybe, rows, signaturesWithFingerprint, signed } from '../form.ts';

export const lienServiceRecord = form({
  docType: 'lienServiceRecord',
  layout: 'transcript',
  numbering: internal('LZ'),
  body: [
    rows(['refusal'], ['witnesses'], ['place'], ['gps'], ['avRefs'], ['leftAt']),
    signaturesWithFingerprint(signed('送达人'), maybe('见证人')),
  ],
  pageSignatures: [
    signed('当事人签名', '当事人', '被检查人', '申请人', '持有人'),
    signed('执法人员签名', '执法人员', '检查人', '监督人员'),
  ],
  takes: {
    gps: ['siteInspectionRecord.gps'],
    place: ['party.address'],
    avRefs: ['recordings.ids'],
    refusal: ['service.refusedAt', 'serviceReceipt.refusal'],
    witnesses: ['serviceReceipt.witnesses'],
    leftAt: ['serviceReceipt.leftAt'],
  },
});
