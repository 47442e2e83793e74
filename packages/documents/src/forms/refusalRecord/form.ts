import { both, form, internal, maybe, prose, rows, signatures, signed } from '../form.ts';

export const refusalRecord = form({
  docType: 'refusalRecord',
  layout: 'transcript',
  numbering: internal('JJ'),
  issues: 'inspection',
  body: [
    rows(['who'], ['happenedAt'], ['place']),
    prose('what', '拒绝事项、经过、理由：'),
    prose('consequence', '法律后果的告知：'),
    prose('measures', '采取的固定措施：'),
    signatures(both('执法人员'), maybe('见证人')),
  ],
  takes: {
    happenedAt: ['step.start'],
    place: ['step.place', 'siteInspectionRecord.place', 'party.address'],
    what: ['step.reason'],
  },
  pageSignatures: [
    signed('当事人签名', '当事人', '被检查人', '申请人', '持有人'),
    signed('执法人员签名', '执法人员', '检查人', '监督人员'),
  ],
});
