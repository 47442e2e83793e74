import { type FileSet, inOrder, mostFiles, type Picked, proposeSets } from './file-sets.ts';

/** A picked file on its way in; `sealed`: the bureau has its bytes, and no record names them yet. */
export type Part = {
  readonly picked: Picked;
  readonly state: 'waiting' | 'sending' | 'hashing' | 'sealed' | 'failed';
  /** Bytes. */
  readonly sent: number;
  readonly sha256: string | null;
  readonly problem: string | null;
};

/** What is said once for all files of a recording. */
export type Said = {
  readonly caseId: string;
  readonly covers: readonly string[];
  readonly recordedBy: string | null;
  readonly announced: boolean;
  readonly sensitivity: string;
  readonly place: string;
  readonly proves: string;
};

/** A recording to be: some files, and from when it is confirmed what is said of it. */
export type Gathering = {
  /** What the recording will be called for good: asked again after a lost answer, it is the same one. */
  readonly id: string;
  readonly keys: readonly string[];
  readonly why: readonly string[];
  /** Null until somebody says that these files are one recording. */
  readonly said: Said | null;
  /** Files that it goes in without, and why. */
  readonly without: ReadonlyMap<string, string>;
  /** Whether files of one content are all to be recorded. */
  readonly keepsCopies: boolean;
  /** The record that stands already of the same files, title and time; null until the answer tells of one. */
  readonly standing: string | null;
  /** Whether it is recorded all the same, as a second one. */
  readonly isSecond: boolean;
  /** `stands`: waits for a word on whether it is the record that stands already. */
  readonly state: 'open' | 'gathering' | 'recording' | 'stands' | 'done' | 'failed';
  readonly problem: string | null;
  /** What the files say otherwise, as the answer told it. */
  readonly differences: readonly string[];
};

export type Handing = { readonly parts: ReadonlyMap<string, Part>; readonly gatherings: readonly Gathering[] };

export const nothingHanded: Handing = { parts: new Map(), gatherings: [] };

type NewId = () => string;

const openOf = (set: FileSet, id: string): Gathering => ({
  id,
  keys: set.files.map(({ key }) => key),
  why: set.why,
  said: null,
  without: new Map(),
  keepsCopies: false,
  standing: null,
  isSecond: false,
  state: 'open',
  problem: null,
  differences: [],
});

/** Picks files: what stands open is proposed anew together with them. A file that was picked already is not picked twice. */
export function pick({ parts, gatherings }: Handing, files: readonly Picked[], newId: NewId): Handing {
  const fresh = [...new Map(files.map((file) => [file.key, file])).values()].filter(({ key }) => !parts.has(key));
  if (fresh.length === 0) return { parts, gatherings };
  const next = new Map(parts);
  for (const picked of fresh) next.set(picked.key, { picked, state: 'waiting', sent: 0, sha256: null, problem: null });
  const open = gatherings.filter(({ state }) => state === 'open').flatMap(({ keys }) => pickedOf(parts, keys));
  return {
    parts: next,
    gatherings: [
      ...gatherings.filter(({ state }) => state !== 'open'),
      ...proposeSets([...open, ...fresh]).map((set) => openOf(set, newId())),
    ],
  };
}

/** Files that are in already, from a page that was left before they were confirmed: proposed like those that are picked. */
export function takeUp(
  handing: Handing,
  files: readonly (Picked & { readonly sha256: string })[],
  newId: NewId,
): Handing {
  const fresh = files.filter(({ key }) => !handing.parts.has(key));
  return fresh.reduce(
    (now, { key, sha256, size }) => withPart(now, key, { state: 'sealed', sha256, sent: size }),
    pick(
      handing,
      fresh.map(({ sha256: _, ...picked }) => picked),
      newId,
    ),
  );
}

/** A file into another open recording, or into one of its own (`to` null). */
export function move(handing: Handing, key: string, to: string | null, newId: NewId): Handing {
  const { parts } = handing;
  const target = handing.gatherings.find(({ id }) => id === to);
  const isFull = target !== undefined && (target.state !== 'open' || target.keys.length >= mostFiles);
  if (isFull || (to !== null && target === undefined)) return handing;
  const left = handing.gatherings.map((one) =>
    one.state === 'open' && one.keys.includes(key) ? { ...one, keys: one.keys.filter((own) => own !== key) } : one,
  );
  const joined = left.map((one) =>
    one.id === to
      ? { ...one, keys: inOrder(pickedOf(parts, [...one.keys, key])).map((file) => file.key), why: [] }
      : one,
  );
  const alone = to === null ? pickedOf(parts, [key]).map((file) => openOf({ files: [file], why: [] }, newId())) : [];
  return { parts, gatherings: [...joined, ...alone].filter(({ keys }) => keys.length > 0) };
}

/** Every open file as a recording of its own. */
export function part({ parts, gatherings }: Handing, newId: NewId): Handing {
  return {
    parts,
    gatherings: gatherings.flatMap((one) =>
      one.state === 'open'
        ? pickedOf(parts, one.keys).map((file) => openOf({ files: [file], why: [] }, newId()))
        : [one],
    ),
  };
}

/** Takes a file back before it is said what it belongs to. */
export function drop({ parts, gatherings }: Handing, key: string): Handing {
  const isOpen = gatherings.some(({ state, keys }) => state === 'open' && keys.includes(key));
  if (!isOpen) return { parts, gatherings };
  const next = new Map(parts);
  next.delete(key);
  return {
    parts: next,
    gatherings: gatherings
      .map((one) => ({ ...one, keys: one.keys.filter((own) => own !== key) }))
      .filter(({ keys }) => keys.length > 0),
  };
}

/** As they stand: from here on they are recordings, and what is said is said of all of them. */
export function confirm({ parts, gatherings }: Handing, said: Said): Handing {
  return {
    parts,
    gatherings: gatherings.map((one) => (one.state === 'open' ? { ...one, said, state: 'gathering' } : one)),
  };
}

/** A recording goes in without one of its files; never without all of them. */
export function leaveOut({ parts, gatherings }: Handing, id: string, key: string, reason: string): Handing {
  return {
    parts,
    gatherings: gatherings.map((one) => {
      const rest = one.keys.filter((own) => own !== key && !one.without.has(own));
      if (one.id !== id || rest.length === 0) return one;
      return { ...one, without: new Map([...one.without, [key, reason.trim()]]) };
    }),
  };
}

/** Of files of one content, the later ones of each; empty where somebody said that they are all to be recorded. */
export function copiesIn({ parts }: Handing, { keys, without, keepsCopies, state }: Gathering): string[] {
  if (keepsCopies || state !== 'gathering') return [];
  const seen = new Set<string>();
  return keys.filter((key) => {
    const sha256 = parts.get(key)?.sha256 ?? null;
    if (sha256 === null || without.has(key)) return false;
    const isCopy = seen.has(sha256);
    seen.add(sha256);
    // two empty files are no copies of each other: both are to be accounted for
    return isCopy && (parts.get(key)?.picked.size ?? 0) > 0;
  });
}

/** Whether files of one content are all recorded, or the later ones taken out of this recording: their bytes are in with the first. */
export function settleCopies(handing: Handing, id: string, keepsCopies: boolean): Handing {
  return {
    ...handing,
    gatherings: handing.gatherings.map((one) => {
      if (one.id !== id) return one;
      if (keepsCopies) return { ...one, keepsCopies };
      const copies = new Set(copiesIn(handing, one));
      return { ...one, keys: one.keys.filter((key) => !copies.has(key)) };
    }),
  };
}

/** What was picked again after its answer was lost is the record that stands, or a second one of the same content. */
export function settleStanding(handing: Handing, id: string, isSecond: boolean): Handing {
  return withGathering(handing, id, { isSecond, state: isSecond ? 'gathering' : 'done' });
}

/** Confirmed, with every file in that it is not to go without: now the record can be made. */
export function readyOf(handing: Handing): Gathering[] {
  return handing.gatherings.filter(
    (one) =>
      one.state === 'gathering' &&
      heldOf(handing, one).length === one.keys.length - one.without.size &&
      copiesIn(handing, one).length === 0,
  );
}

/** Its files whose bytes the bureau has, in order, but for those it goes without. */
export function heldOf({ parts }: Handing, { keys, without }: Gathering): Part[] {
  return keys.flatMap((key) => {
    const one = parts.get(key);
    return one?.state === 'sealed' && !without.has(key) ? [one] : [];
  });
}

export function withPart({ parts, gatherings }: Handing, key: string, change: Partial<Part>): Handing {
  const before = parts.get(key);
  // taken back meanwhile
  if (before === undefined) return { parts, gatherings };
  return { parts: new Map([...parts, [key, { ...before, ...change }]]), gatherings };
}

export function withGathering({ parts, gatherings }: Handing, id: string, change: Partial<Gathering>): Handing {
  return { parts, gatherings: gatherings.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

export const pickedOf = (parts: Handing['parts'], keys: readonly string[]): Picked[] =>
  keys.flatMap((key) => parts.get(key)?.picked ?? []);
