import { expect, it } from 'vitest';
import type { ElectronicSeal } from './electronic-seal.ts';

/**
 * What every adapter to a seal platform must keep to, whoever writes it: a sealed file is a PDF that still holds the bytes it was
 * given (a seal is added, nothing is rewritten), with the number of the certificate; where it cannot seal it says why and throws
 * nothing; a file that is none of ours is not sealed.
 */
export function sealContract(name: string, adapter: ElectronicSeal, pdf: Uint8Array): void {
  const at = '2026-09-12T02:00:00.000Z';

  it(`${name}: seals what it is given, or says why not`, async () => {
    const answer = await adapter.stamp({ pdf, seal: '某局印章', at });
    if (!answer.sealed) {
      expect(answer.why).toMatch(/[\p{Script=Han}]/u);
      expect(answer.why).toContain('某局印章');
      return;
    }
    expect(answer.certSerial).not.toBe('');
    expect(Buffer.from(answer.pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(answer.pdf.length).toBeGreaterThan(pdf.length);
    expect(Buffer.compare(Buffer.from(answer.pdf).subarray(0, pdf.length), Buffer.from(pdf))).toBe(0);
  });

  it(`${name}: does not seal what is no PDF, and does not throw`, async () => {
    const answer = await adapter.stamp({ pdf: new TextEncoder().encode('不是 PDF'), seal: '某局印章', at });
    expect(answer.sealed).toBe(false);
  });
}
