import type { Entry } from '@liuhen/records';
import { caseText } from '../../packages/journal/src/projections/case-text.ts';
import { tokensOf } from '../../packages/journal/src/projections/tokens.ts';
import type { Dossiers } from '../../packages/journal/src/readers/dossiers.ts';
import type { IndexSeal } from '../../packages/journal/src/vault/index-seal.ts';
import type { superuser } from '../../packages/journal/test/world.ts';
import type { Shape } from './shapes.ts';

type Client = Parameters<Parameters<typeof superuser>[1]>[0];

/** What differs from copy to copy of a shape. */
export type Copy = {
  readonly subject: string;
  readonly caseNo: string;
  readonly party: string;
  /** Days by which every date of the case is moved. */
  readonly days: number;
  /** Id of the record that is the `index`-th of the shape. */
  readonly record: (index: number) => string;
  /** Who stands to the case as the `place`-th of a relation did in the shape. */
  readonly person: (place: number, relation: string) => string;
  /** Words of its own for the record of this number. */
  readonly sentence: (ordinal: number) => { readonly text: string; readonly tokens: readonly string[] };
};

export const tables = [
  'subject',
  'entry',
  'payload',
  'case_row',
  'case_relation',
  'finding',
  'task',
  'task_bearer',
  'recording_row',
  'search_row',
] as const;
type Table = (typeof tables)[number];

type Piece = string | ((copy: Copy) => string);
/** The rows of one shape as text in the form of COPY, with holes for what differs. */
export type Template = {
  readonly state: string;
  readonly records: number;
  readonly pieces: Readonly<Record<Table, readonly Piece[]>>;
};

export function written(template: Template, table: Table, copy: Copy): string {
  let text = '';
  for (const piece of template.pieces[table]) text += typeof piece === 'string' ? piece : piece(copy);
  return text;
}

/** What the shapes are read with: past all policies, and with the keys of the house. */
export type Bureau = {
  readonly client: Client;
  readonly agency: string;
  readonly dossiers: Dossiers;
  readonly index: IndexSeal;
};

/** Reads what the house wrote of each shape, as lines of COPY. */
export async function readTemplates(bureau: Bureau, shapes: readonly Shape[]): Promise<Template[]> {
  const { client, agency } = bureau;
  const made: Template[] = [];
  for (const shape of shapes) {
    const about = await client.query<{
      state: string;
      records: string[];
      people: { relation: string; person: string }[];
    }>(
      `SELECT state, ARRAY(SELECT record_id::text FROM entry WHERE agency_id = $1 AND subject_id = $2 ORDER BY subject_seq) AS records,
              coalesce((SELECT json_agg(json_build_object('relation', relation, 'person', person) ORDER BY relation, person)
                          FROM case_relation WHERE agency_id = $1 AND subject_id = $2), '[]') AS people
         FROM case_row WHERE agency_id = $1 AND subject_id = $2`,
      [agency, shape.subject],
    );
    const [row] = about.rows;
    if (row === undefined) throw new Error(`a shape was not derived: ${shape.caseNo}`);
    const holes = holesOf(shape, row.records, row.people);
    const pieces = {} as Record<Table, Piece[]>;
    for (const table of tables) pieces[table] = await piecesOf(bureau, shape, table, holes);
    made.push({ state: row.state, records: row.records.length, pieces });
  }
  return made;
}

type Holes = ReadonlyMap<string, (copy: Copy) => string>;

function holesOf(
  shape: Shape,
  records: readonly string[],
  people: readonly { relation: string; person: string }[],
): Holes {
  const holes = new Map<string, (copy: Copy) => string>([
    [shape.subject, (copy) => copy.subject],
    [shape.caseNo, (copy) => copy.caseNo],
    [shape.party, (copy) => copy.party],
  ]);
  for (const [index, record] of records.entries()) holes.set(record, (copy) => copy.record(index));
  for (const { relation, person } of people) {
    const place = people.filter((one) => one.relation === relation).findIndex((one) => one.person === person);
    if (!holes.has(person)) holes.set(person, (copy) => copy.person(place, relation));
  }
  return holes;
}

const marks =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|202[4-7]-\d\d-\d\d|案号样本\d+终|当事人样本\d+终/g;

async function piecesOf(bureau: Bureau, shape: Shape, table: Table, holes: Holes): Promise<Piece[]> {
  const { client, agency, index } = bureau;
  const { rows } = await client.query<Record<string, string | null>>(
    `SELECT ${await columnsAsText(client, table)} FROM ${table} WHERE agency_id = $1 AND subject_id = $2`,
    [agency, shape.subject],
  );
  const { entries } = await bureau.dossiers.read(agency, shape.subject);
  const pieces: Piece[] = [];
  for (const kept of rows) {
    const row = opened(table, kept, index, entries);
    const columns = Object.entries(row).filter(([column]) => table !== 'case_row' || !beside.includes(column));
    const cells = columns.map(([column, value]) => cellOf(index, table, column, value, row, holes));
    pieces.push(...cells.flatMap((cell, index) => (index === 0 ? cell : ['\t', ...cell])), '\n');
  }
  return joined(pieces);
}

type Row = Record<string, string | null>;

/** A row as it stood before it was sealed. */
function opened(table: Table, row: Row, index: IndexSeal, entries: readonly Entry[]): Row {
  if (table === 'payload') {
    const body = JSON.stringify(entries[Number(row.subject_seq) - 1]?.body);
    return { ...row, sealed: null, links: null, hashes: null, body, salts: '{}' };
  }
  if (table === 'case_row') {
    const { title, party } = index.openCase(row.subject_id ?? '', bytesOf(row.sealed)) ?? { title: '', party: null };
    return { ...row, words: caseText(row.case_no ?? null, { title, party }), title, party };
  }
  if (table !== 'search_row' || row.sealed === null) return row;
  const words = index.open(row.record_id ?? '', bytesOf(row.sealed));
  return { ...row, sealed: null, ...words };
}

const bytesOf = (sealed: string | null | undefined): Buffer => Buffer.from((sealed ?? '').slice(2), 'hex');

/** Kept beside the cells of a row, and no column of its table. */
const beside = ['words', 'title', 'party'];

async function columnsAsText(client: Client, table: Table): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => `${name}::text AS ${name}`).join(', ');
}

function cellOf(
  index: IndexSeal,
  table: Table,
  column: string,
  value: string | null,
  row: Record<string, string | null>,
  holes: Holes,
): Piece[] {
  const ordinal = Number(row.ordinal ?? row.subject_seq ?? 0);
  // the importer is the program itself; in a bureau it is the handler
  if ((column === 'owner' || column === 'actor') && value !== null) return [(copy) => copy.person(0, 'handler')];
  if (value === null) return ['\\N'];
  if (table === 'case_row' && column === 'tokens') return tokens((token) => index.blind(token), row.words ?? '', null);
  if (table === 'case_row' && column === 'sealed') return [sealedCase(index, row, holes)];
  if (table !== 'search_row') return holed(value, holes);
  if (column === 'content') return [...holed(value, holes), (copy) => `\\n${copy.sentence(ordinal).text}`];
  if (column === 'tokens') return tokens((token) => index.blind(token), row.content ?? '', ordinal);
  return holed(value, holes);
}

/** As the house seals title and party of a copy. */
function sealedCase(index: IndexSeal, { title, party }: Row, holes: Holes): Piece {
  const [ofTitle, ofParty] = [holed(title ?? '', holes), party == null ? null : holed(party, holes)];
  const text = (pieces: readonly Piece[], copy: Copy) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : piece(copy))).join('');
  return (copy) => {
    const words = {
      title: text(ofTitle, copy),
      party: ofParty === null ? null : text(ofParty, copy),
      partyIsPerson: false,
    };
    return `\\\\x${index.sealCase(copy.subject, words).toString('hex')}`;
  };
}

/** What the house makes of a text, and of the words that stand in its holes. */
function tokens(blind: (token: string) => string, content: string, ordinal: number | null): Piece[] {
  const has = (mark: RegExp) => mark.test(content);
  const [party, caseNo] = [has(/当事人样本/), has(/案号样本/)];
  return [
    quoted(tokensOf(content.replace(marks, '\n')).map(blind)),
    (copy) =>
      quoted([
        ...(party ? tokensOf(copy.party).map(blind) : []),
        ...(caseNo ? tokensOf(copy.caseNo).map(blind) : []),
        ...(ordinal === null ? [] : copy.sentence(ordinal).tokens),
      ]),
  ];
}

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}' `).join('');

function holed(value: string, holes: Holes): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: mark, index } of value.matchAll(marks)) {
    const hole = holes.get(mark) ?? (mark.length === 10 ? (copy: Copy) => moved(mark, copy.days) : null);
    if (hole === null) continue;
    pieces.push(escaped(value.slice(from, index)), hole);
    from = index + mark.length;
  }
  return [...pieces, escaped(value.slice(from))];
}

const day = 86_400_000;
const days = new Map<string, string>();
function moved(date: string, by: number): string {
  const key = `${date}${by}`;
  const known = days.get(key) ?? new Date(Date.parse(date) + by * day).toISOString().slice(0, 10);
  days.set(key, known);
  return known;
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');

function joined(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') found[found.length - 1] = last + piece;
    else found.push(piece);
  }
  return found;
}
