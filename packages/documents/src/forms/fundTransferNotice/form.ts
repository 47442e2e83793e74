import { form, outward, rows, seal, text } from '../form.ts';

export const fundTransferNotice = form({
  docType: 'fundTransferNotice',
  layout: 'outward',
  numbering: outward('划'),
  body: [text('依据有关法律规定，请协助划拨下列存款（汇款）。'), rows(['account']), seal],
});
