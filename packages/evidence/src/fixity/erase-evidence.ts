import type { EvidenceStore } from '../store/evidence-store.ts';

/** What remains of bytes that were disposed of: that they were there, what they were, and by whose word they went. */
export type Tombstone = {
  sha256: string;
  sm3: string | null;
  size: number | null;
  erasedAt: string;
  /** Why: end of retention, a state secret found later … */
  ground: string;
  /** The record of the approval. */
  approval: string;
  /** Whether the bytes were still what their hash says when they went. */
  wasSound: boolean;
};

/**
 * Erases bytes for good, on an approval that the caller has checked. The tombstone is for the record that must be made in the same
 * breath. On journalling and flash media a removed file may be recoverable with tools: a spilled state secret needs its medium handled
 * as the secrecy office says; this says only that the store no longer gives it out.
 */
export async function eraseEvidence(
  store: EvidenceStore,
  sha256: string,
  decision: { ground: string; approval: string; at: string },
): Promise<Tombstone | null> {
  const verdict = await store.verify(sha256);
  if (!(await store.remove(sha256))) return null;
  const { ground, approval, at } = decision;
  const known = verdict.state === 'sound' ? { sm3: verdict.sm3, size: verdict.size } : { sm3: null, size: null };
  return { sha256, ...known, erasedAt: at, ground, approval, wasSound: verdict.state === 'sound' };
}
