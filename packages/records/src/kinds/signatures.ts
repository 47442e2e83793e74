import { z } from 'zod';
import type { Kind } from './kind.ts';

const hexDigest = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().nullish();

/** One stroke of a pen: points of [x, y, milliseconds since the first point], all integers (tenths of a CSS pixel). */
const Stroke = z.array(z.tuple([z.number().int(), z.number().int(), z.number().int()]));

function kind<const Data extends z.ZodType>(name: string, title: string, act: boolean, data: Data): Kind<Data> {
  return { kind: name, schema: 1, family: 'signature', title, act, subject: 'case', data };
}

export const signatureKinds = {
  /**
   * A signature on a document, on screen, on paper or brought in. `over` is the SHA-256 of the fixed rendition that was
   * shown; imported signatures have none. It links to its document by `signs`.
   */
  signature: kind(
    'signature',
    '签名',
    false,
    z.looseObject({
      role: z.string(),
      name: z.string(),
      method: text,
      signedAt: text,
      over: hexDigest.nullish(),
      page: z.number().int().positive().nullish(),
      opinion: text,
      certSerial: text,
      docHash: text,
      strokes: z.array(Stroke).nullish(),
      device: text,
    }),
  ),
  /**
   * The signed paper as it was scanned or photographed: `files` are the scans, `order` gives for each page the sheet that shows
   * it. It links to its document by `attaches`; the signatures read off it link to it by `derivedFrom`.
   */
  paperScanned: kind(
    'paperScanned',
    '签名纸件扫描',
    false,
    z.looseObject({
      over: hexDigest,
      printed: hexDigest,
      pages: z.number().int().positive(),
      order: z.array(z.number().int().nonnegative()),
      notes: z.array(z.string()).nullish(),
    }),
  ),
  /** Somebody who should have signed refused or was not there (article 9, law on coercion 18(8)). */
  signatureRefused: kind(
    'signatureRefused',
    '拒绝或未能签名',
    false,
    z.looseObject({
      role: z.string(),
      name: text,
      cause: z.enum(['refused', 'absent']),
      reason: z.string().min(1),
      witness: text,
    }),
  ),
  /** One use of a seal, entered in the register of seals. */
  sealAffixed: kind(
    'sealAffixed',
    '用印',
    true,
    z.looseObject({
      seal: z.string().min(1),
      copies: z.number().int().positive().nullish(),
      over: hexDigest.nullish(),
    }),
  ),
} as const;
