import { checkFixity, type EvidenceStore, type FixityFinding } from '@liuhen/evidence';
import type { NamedFile } from './named-files.ts';

/** A file that was not as its records say, with the records it concerns. */
export type FixityTrouble = {
  readonly sha256: string;
  readonly kind: FixityFinding['kind'];
  /** Which of the two copies it was. */
  readonly where: 'store' | 'copy';
  readonly detail: string;
  readonly healed: boolean;
  readonly records: NamedFile['records'];
};

export type FixityTally = {
  readonly checked: number;
  readonly bytes: number;
  readonly sound: number;
  /** Second copies that were made because there was none yet. */
  readonly copied: number;
  readonly findings: readonly FixityTrouble[];
};

export const noTally: FixityTally = { checked: 0, bytes: 0, sound: 0, copied: 0, findings: [] };

/** Of reading evidence while the bureau works. */
const bytesPerSecond = 200 * 1024 * 1024;

/**
 * Reads a slice of the held files anew, heals what is damaged from the second copy, and then the second copy from the store. A copy
 * that was never made is made now; that is no finding.
 */
export async function checkSlice(
  files: readonly NamedFile[],
  { store, copy, signal }: { store: EvidenceStore; copy: EvidenceStore | null; signal?: AbortSignal },
): Promise<FixityTally> {
  const limits = { bytesPerSecond, ...(signal === undefined ? {} : { signal }) };
  const first = await checkFixity({
    ...limits,
    store: withoutList(store),
    expected: files,
    ...(copy === null ? {} : { secondCopy: copy }),
  });
  if (!first.complete) throw new Error('完整性复核被停止，稍后从这一批继续');
  const trouble = (where: FixityTrouble['where']) => (found: FixityFinding) => ({
    sha256: found.sha256,
    kind: found.kind,
    where,
    detail: where === 'store' ? found.detail : `第二副本：${found.detail}`,
    healed: found.healed,
    records: files.find(({ sha256 }) => sha256 === found.sha256)?.records ?? [],
  });
  const findings: FixityTrouble[] = first.findings.map(trouble('store'));
  let copied = 0;
  if (copy !== null) {
    const lost = new Set(
      findings.filter(({ healed, kind }) => !healed && kind !== 'recordDiffers').map((one) => one.sha256),
    );
    const second = await checkFixity({
      ...limits,
      store: withoutList(copy),
      expected: files.filter(({ sha256 }) => !lost.has(sha256)),
      secondCopy: store,
    });
    const made = (found: FixityFinding): boolean => found.kind === 'absent' && found.healed;
    copied = second.findings.filter(made).length;
    const worse = second.findings.filter((found) => !made(found) && found.kind !== 'recordDiffers');
    findings.push(...worse.map(trouble('copy')));
  }
  const { checked, bytes, sound } = first;
  return { checked, bytes, sound, copied, findings };
}

export function addTallies(a: FixityTally, b: FixityTally): FixityTally {
  return {
    checked: a.checked + b.checked,
    bytes: a.bytes + b.bytes,
    sound: a.sound + b.sound,
    copied: a.copied + b.copied,
    findings: [...a.findings, ...b.findings],
  };
}

/** A slice knows nothing of the other objects: what is held without a record is the sweep's to find. */
function withoutList(store: EvidenceStore): EvidenceStore {
  return { ...store, async *list() {} };
}
