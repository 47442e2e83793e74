import { form, internal, photos, rows, signatures, signed, text } from '../form.ts';

export const photoEvidenceSheet = form({
  docType: 'photoEvidenceSheet',
  layout: 'form',
  heading: '现场照片证据',
  numbering: internal('ZP'),
  body: [
    rows(['by', 'certNo'], ['device', 'shotAt'], ['place', 'direction'], ['originalAt'], ['proves']),
    photos('photos'),
    text('上述照片与原始载体核对一致。', 'note'),
    signatures(signed('拍摄人', '拍摄人'), signed('执法人员'), signed('当事人（见证人）', '当事人', '见证人')),
  ],
  takes: {
    photos: ['recordings.photos'],
    originalAt: ['recordings.still'],
    device: ['recordings.stillDevice'],
    shotAt: ['step.start'],
    certNo: ['officers.secondCertNo'],
    by: ['officers.second'],
    place: ['siteInspectionRecord.place'],
    proves: ['siteInspectionRecord.violation'],
  },
});
