import {
  type AgencyFacts,
  currentKind,
  type Dossier,
  type Entry,
  fold,
  foldAgency,
  noAgencyFacts,
  RecordBody,
  storeInstant,
} from '@liuhen/records';
import { at } from '../periods/sums.fixture.ts';

/** A record of a told case: `when` in Beijing time, `links` by the keys of other lines. */
export type Line = {
  key?: string;
  kind: string;
  /** Today's, where nothing is said. */
  schema?: number;
  when: string;
  until?: string;
  data?: Record<string, unknown>;
  links?: Partial<Record<string, string | readonly string[]>>;
  by?: readonly { role: string; person?: string; name?: string }[];
  live?: { notBefore?: string; receivedAt: string };
};

const idOf = (n: number, family: 'c' | 'a'): string =>
  `018f0000-0000-7${family}00-8000-${n.toString(16).padStart(12, '0')}`;
const agencyId = '018f0000-0000-7000-8000-000000000001';
const caseId = '018f0000-0000-7000-8000-0000000000c1';

/** Folds a case told in lines; imported unless `live`. */
export function story(lines: readonly Line[], agency: AgencyFacts = noAgencyFacts): Dossier {
  return fold(entriesOf(lines, 'case'), agency);
}

export const agencyOf = (lines: readonly Line[]): AgencyFacts => foldAgency(entriesOf(lines, 'agency'));

function entriesOf(lines: readonly Line[], subject: 'case' | 'agency'): Entry[] {
  const family = subject === 'case' ? 'c' : 'a';
  const ids = new Map(lines.map((line, i) => [line.key ?? `#${i + 1}`, idOf(i + 1, family)]));
  return lines.map((line, i) => entry(line, i + 1, idOf(i + 1, family), ids, subject));
}

function entry(
  line: Line,
  seq: number,
  id: string,
  ids: ReadonlyMap<string, string>,
  subject: 'case' | 'agency',
): Entry {
  const stored = (text: string) => storeInstant(at(text));
  const links = Object.entries(line.links ?? {}).flatMap(([rel, keys]) =>
    [keys ?? []].flat().map((key) => ({ rel, record: ids.get(key) ?? key })),
  );
  return {
    body: RecordBody.parse({
      id,
      agency: agencyId,
      subject: { type: subject, id: subject === 'case' ? caseId : agencyId },
      kind: line.kind,
      schema: line.schema ?? currentKind(line.kind)?.schema ?? 1,
      claimed: {
        from: stored(line.when),
        to: line.until === undefined ? null : stored(line.until),
        precision: line.when.length === 10 ? 'day' : 'second',
        offset: '+08:00',
        source: line.live ? 'device' : 'file',
      },
      notBefore: line.live?.notBefore === undefined ? null : stored(line.live.notBefore),
      people: (line.by ?? []).map((p) => ({ role: p.role, person: p.person ?? null, name: p.name ?? p.person ?? '' })),
      links,
      files: [],
      data: line.data ?? {},
    }),
    subjectSeq: seq,
    receivedAt: stored(line.live?.receivedAt ?? line.when),
    actor: 'system',
    origin: line.live ? 'live' : 'import',
    lawEdition: null,
    gate: null,
    withheld: [],
    erased: [],
  };
}
