import { z } from 'zod';

const text = z.string().nullish();

/** The bytes that were fixed for signing: what a signature's `over` must equal. */
export const Rendition = z.looseObject({
  sha256: z.string(),
  size: z.number().int().positive(),
  pages: z.number().int().positive(),
});
export type Rendition = z.infer<typeof Rendition>;

/**
 * What every document has beside its own fields. `version` counts the fixed renditions of one document: a return for
 * revision makes a new one that links to the old by `replaces`.
 */
export const documentFrame = {
  title: text,
  number: text,
  issuedAt: text,
  pages: z.number().int().nonnegative().nullish(),
  version: z.number().int().positive().nullish(),
  seal: text,
  attachments: z.array(z.json()).nullish(),
  rendition: Rendition.nullish(),
  /** Brought in on paper: where the original is kept. */
  originalAt: text,
};

/** Data of a document record whose own fields follow `fields`. */
export function documentData<Fields extends z.ZodType>(fields: Fields) {
  return z.looseObject({ ...documentFrame, fields });
}
