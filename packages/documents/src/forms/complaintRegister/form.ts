import { form, internal, rows, signatures, signed } from '../form.ts';

export const complaintRegister = form({
  docType: 'complaintRegister',
  layout: 'form',
  numbering: internal('JB'),
  body: [
    rows(
      ['channel'],
      ['receivedAt'],
      ['realName'],
      ['complainant'],
      ['target'],
      ['content'],
      ['disposition'],
      ['attachments'],
      ['volume'],
    ),
    signatures(signed('接报人'), signed('负责人批示')),
  ],
  takes: {
    receivedAt: ['step.start', 'now'],
    channel: ['complaint.channel'],
    realName: ['complaint.named'],
    complainant: ['complaint.informant'],
    target: ['party.name'],
    content: ['complaint.content'],
  },
  starts: {
    volume: '副卷',
  },
});
