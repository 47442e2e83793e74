import { form, internal, rows, signatures, signed, text } from '../form.ts';

export const serviceAddressConfirmation = form({
  docType: 'serviceAddressConfirmation',
  layout: 'form',
  numbering: internal('DZ'),
  issues: 'inspection',
  body: [
    rows(['address'], ['recipient'], ['eConsent'], ['eAccount'], ['changeDuty']),
    text('本人（单位）同意并确认行政机关可以采用传真、电子邮件等方式送达行政处罚决定书等文书。', 'note'),
    signatures(signed('当事人', '当事人', '申请人')),
  ],
  takes: {
    recipient: ['derived.siteManager', 'party.name'],
    address: ['party.address'],
  },
  starts: {
    eConsent: false,
    changeDuty: '送达地址、方式有变更的，应当及时书面告知本机关；未告知的，按本确认书送达。',
  },
});
