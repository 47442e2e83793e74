import type { ElectronicSeal } from './electronic-seal.ts';

export const smallPdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');

/** As a platform of GB/T 38540 does: the seal comes as an increment behind the file, which stays as it was. */
export const appendingSeal: ElectronicSeal = {
  async stamp({ pdf, seal, at }) {
    if (Buffer.from(pdf).subarray(0, 5).toString('latin1') !== '%PDF-') {
      return { sealed: false, why: `不是 PDF，不能加盖“${seal}”。` };
    }
    const increment = new TextEncoder().encode(`\n% ${seal} ${at}\n%%EOF\n`);
    return { sealed: true, pdf: new Uint8Array(Buffer.concat([pdf, increment])), certSerial: 'SM2-0001' };
  },
};
