import type { z } from 'zod';

export const kindFamilies = [
  'step',
  'document',
  'signature',
  'recording',
  'approval',
  'case',
  'correction',
  'custody',
  'agency',
] as const;
export type KindFamily = (typeof kindFamilies)[number];

/**
 * One kind of record. `act` says that the system itself does it (approve, issue, number, close, release, delete) and
 * that the law gates it; everything else is an observation, which is checked for form and never refused for
 * unlawfulness.
 */
export type Kind<Data extends z.ZodType = z.ZodType> = {
  readonly kind: string;
  readonly schema: number;
  readonly family: KindFamily;
  readonly title: string;
  readonly act: boolean;
  readonly subject: 'case' | 'agency' | 'either';
  readonly data: Data;
};
