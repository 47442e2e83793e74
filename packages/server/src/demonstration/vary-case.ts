import { CaseFile, type CaseFileRecord } from '@liuhen/records';

export type Variation = {
  /** Where in its course the case stands now: 0 has just begun, 1 is over. */
  readonly share: number;
  readonly now: string;
  readonly caseNo: string;
  readonly party: string;
  /** Old name → new name, in every text of the case. */
  readonly names: ReadonlyMap<string, string>;
};

const day = 86_400_000;
const written = /\b(20\d\d-\d\d-\d\d)(T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?/g;
/** Dates that belong to laws and certificates, not to the case. */
const fixed = new Set(['effectiveFrom', 'repealedOn', 'version', 'certValidTo', 'certAnnualCheckTo', 'certValidFrom']);

/**
 * A case file as another case: moved in time by whole weeks so that it stands at a share of its course now, cut off there, with
 * another party. Whatever is contradictory afterwards the law finds, as it would in life.
 */
export function varyCase(file: CaseFile, variation: Variation): CaseFile {
  const { now, share, caseNo, party, names } = variation;
  const times = file.records.map((record) => Date.parse(instantOf(record.at)));
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const shift = Math.floor((Date.parse(now) - (start + (end - start) * share)) / day / 7) * 7;
  const moved = move(file.records, shift) as CaseFileRecord[];
  const kept = moved.filter((record) => Date.parse(instantOf(record.at)) <= Date.parse(now));
  const keys = new Set(kept.map(({ key }) => key));
  const before = typeof file.party?.name === 'string' ? file.party.name : '';
  const case_ = move(file.case, shift) as CaseFile['case'];
  const varied = {
    ...file,
    case: { ...case_, caseNo },
    records: kept.map((record) => withoutDangling(record, keys)),
  };
  return CaseFile.parse(
    rename(
      varied,
      new Map([...names, [before, party], [before.replace('（虚构）', ''), party.replace('（虚构）', '')]]),
    ),
  );
}

function instantOf(text: string): string {
  return text.includes('T') ? text : `${text}T00:00:00+08:00`;
}

function move(value: unknown, days: number, key = ''): unknown {
  if (typeof value === 'string') return fixed.has(key) ? value : value.replace(written, (text) => moveDate(text, days));
  if (Array.isArray(value)) return value.map((item) => move(item, days, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, move(inner, days, name)]));
}

/** The clock of the day stays as it was written; only the date moves. */
function moveDate(text: string, days: number): string {
  const [date = '', rest] = [text.slice(0, 10), text.slice(10)];
  return `${new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)}${rest}`;
}

/** What has not happened yet cannot be pointed at. */
function withoutDangling(record: CaseFileRecord, keys: ReadonlySet<string>): CaseFileRecord {
  const links = Object.entries(record.links ?? {})
    .map(([relation, targets]) => [relation, [targets].flat().filter((key) => keys.has(key))] as const)
    .filter(([, targets]) => targets.length > 0);
  return {
    ...record,
    links: Object.fromEntries(links),
    recordings: (record.recordings ?? []).filter((key) => keys.has(key)),
  };
}

function rename(value: object, names: ReadonlyMap<string, string>): unknown {
  const pairs = [...names].filter(([from]) => from !== '');
  // by way of a mark, so that two people who change places do not become one
  const marked = pairs.reduce(
    (text, [from], index) => text.replaceAll(from, `\u0000${index}\u0000`),
    JSON.stringify(value),
  );
  return JSON.parse(pairs.reduce((text, [, to], index) => text.replaceAll(`\u0000${index}\u0000`, to), marked));
}
