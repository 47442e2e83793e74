import type { EvidenceStore } from '@liuhen/evidence';

export type Copied = { readonly files: number; readonly bytes: number };

/** Copies every object that the other store does not hold yet; each is hashed on its way, so that damage is not copied on. */
export async function copyEvidence(
  from: EvidenceStore,
  to: EvidenceStore,
  progress: (copied: Copied) => void,
): Promise<Copied> {
  let files = 0;
  let bytes = 0;
  for await (const sha256 of from.list()) {
    if ((await to.stat(sha256)) !== null) continue;
    const object = await from.open(sha256);
    if (object === null) continue;
    await to.put(object.stream, { sha256, size: object.size });
    files += 1;
    bytes += object.size;
    progress({ files, bytes });
  }
  return { files, bytes };
}
