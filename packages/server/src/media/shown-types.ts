import { type EvidenceStore, headBytes, mediaTypeOf } from '@liuhen/evidence';
import type { HeldFile } from '@liuhen/records';
import type { FactView } from '../api/index.ts';

const mostKnown = 10_000;
const nothing = 'application/octet-stream';

/** What the stored bytes show themselves to be, by their first few thousand; null where they show nothing known or are not held. */
export async function typeShown(
  store: Pick<EvidenceStore, 'open'>,
  { sha256, size }: Pick<HeldFile, 'sha256' | 'size'>,
): Promise<string | null> {
  if (size === 0) return null;
  const opened = await store.open(sha256, { start: 0, end: Math.min(size, headBytes) });
  if (opened === null) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of opened.stream as AsyncIterable<Uint8Array>) pieces.push(piece);
  return mediaTypeOf(Buffer.concat(pieces), size);
}

/**
 * Records from before media types were read say `application/octet-stream` of what their sender did not name. They stay as they are; who
 * looks at one is told what its bytes show. Bytes under a hash do not change, so each is read once.
 */
export class ShownTypes {
  readonly #store: Pick<EvidenceStore, 'open'>;
  readonly #known = new Map<string, string | null>();

  constructor(store: Pick<EvidenceStore, 'open'>) {
    this.#store = store;
  }

  /** Null where the record says it itself, and where the bytes show nothing. */
  async readAs(file: Pick<HeldFile, 'sha256' | 'size' | 'mediaType'>): Promise<string | null> {
    if (file.mediaType !== nothing) return null;
    const known = this.#known.get(file.sha256);
    if (known !== undefined) return known;
    const shown = await typeShown(this.#store, file).catch(() => null);
    // what is not held now may be put back
    if (shown !== null) this.#known.set(file.sha256, shown);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= mostKnown) break;
      this.#known.delete(oldest);
    }
    return shown;
  }

  /** The file as it is sent to be looked at. */
  async asShown(file: HeldFile): Promise<HeldFile> {
    return { ...file, mediaType: (await this.readAs(file)) ?? file.mediaType };
  }

  /** A fact, with what its files are shown as. */
  async told(fact: FactView): Promise<FactView> {
    if (!fact.files.some(({ mediaType }) => mediaType === nothing)) return fact;
    const files: FactView['files'] = [];
    for (const file of fact.files) {
      const readAs = await this.readAs(file);
      files.push(readAs === null ? file : { ...file, readAs });
    }
    return { ...fact, files };
  }
}
