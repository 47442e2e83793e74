import { both, form, internal, maybe, rows, signatures, signed, text } from '../form.ts';

export const serviceReceipt = form({
  docType: 'serviceReceipt',
  layout: 'form',
  numbering: internal('SD'),
  issues: 'penalty',
  body: [
    rows(
      ['docs=送达文书名称、文号'],
      ['recipient'],
      ['place'],
      ['method'],
      ['substitute=代收人及与受送达人关系'],
      ['receivedAt'],
      ['refusal'],
      ['witnesses'],
      ['leftAt'],
      ['mailRef'],
    ),
    signatures(signed('受送达人（代收人）', '受送达人', '代收', '签收'), maybe('见证人', '见证人'), both('送达人')),
    text(
      '说明：受送达人拒绝接收的，送达人记明拒收事由和日期，由送达人、见证人签名或者盖章，并采用音像方式记录送达过程。',
      'note',
    ),
  ],
  takes: {
    mailRef: ['derived.openMail'],
    docs: ['documents.served'],
    recipient: ['party.name'],
    place: ['party.address'],
    method: ['step.method'],
    substitute: ['service.lastCollector'],
    refusal: ['service.refusedOn'],
    receivedAt: ['step.end', 'step.start'],
  },
  starts: {
    method: '直接',
  },
});
