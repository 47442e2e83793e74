import { documentKinds, type Field, type FieldGroupName, fieldGroups, fieldsSince, isFilled } from '@liuhen/records';
import { type Form, fieldsByKey, type Part, printedKeys, type SignatureLine } from '../forms/form.ts';
import type { AgencyNames, Issuing } from '../issuing/issuing-authority.ts';
import { issuingAuthority } from '../issuing/issuing-authority.ts';
import { type ParagraphContext, paragraph } from '../paragraphs/paragraphs.ts';
import { fieldTable } from './field-table.ts';
import type { Block, Cell, Sheet } from './sheet.ts';
import { type GivenSignature, signatureLines, signersOf, together } from './signature-lines.ts';
import { writtenDate, writtenMember, writtenPlain, writtenStretch, writtenValue } from './written-value.ts';

export type Values = Readonly<Record<string, unknown>>;

export type SheetContext = {
  readonly agency: AgencyNames;
  /** Day of the act: decides the issuing name and the remedies. 年-月-日. */
  readonly on: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  /** Title as recorded, where it differs from the form's. */
  readonly title: string | null;
  readonly signatures: readonly GivenSignature[];
  /** Names of people by what a document calls them. */
  readonly names: Readonly<Record<string, string>>;
  /** Whom the case is about: to whom a paper is written that has no field of its own for it. */
  readonly party?: string | null;
  /** Schema number it was first written under; absent: today's. What that form did not ask and nobody wrote is printed as 未记. */
  readonly schema?: number;
  /** A version that is none of those signed or issued: named behind the title, with what is to be said of it at the end. */
  readonly version?: { readonly name: string; readonly notes: readonly string[] };
};

type Scene = {
  readonly form: Form;
  readonly fields: ReadonlyMap<string, Field>;
  readonly values: Values;
  readonly context: SheetContext;
  readonly issuing: Issuing;
};

const written = (scene: Scene, key: string): string => {
  const field = scene.fields.get(key);
  const value = scene.values[key];
  return field ? writtenValue(field, value, scene.context.names) : writtenPlain(value, scene.context.names);
};

/** `{facts}` is a field of the form, `{request.to}` one member of a group. */
const placeholder = /\{(\w+)(?:\.(\w+))?\}/g;

function valueAt(values: Values, key: string, member: string | undefined): unknown {
  const value = values[key];
  if (member === undefined) return value;
  return typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined;
}

function spoken(scene: Scene, key: string, member: string | undefined): string {
  if (member === undefined) return written(scene, key);
  const columns = scene.fields.get(key)?.columns ?? [];
  return writtenMember(columns, member, valueAt(scene.values, key, member), scene.context.names);
}

/** Members of groups that a sentence of the form says; the row of their group needs no line for them. */
function saidInSentences(form: Form, group: string): string[] {
  return form.body.flatMap((part) =>
    part.part === 'text'
      ? [...part.text.matchAll(placeholder)].flatMap(([, key, member]) =>
          key === group && member !== undefined ? [member] : [],
        )
      : [],
  );
}

/** A sentence shows where something it needs is missing. */
const gap = (scene: Scene, key: string): string => (scene.fields.get(key)?.required === 'R' ? '＿＿＿＿' : '');

function cells(scene: Scene, keys: readonly string[]): Cell[] {
  return keys.map((spec) => {
    const [key = '', given] = spec.split('=');
    const [from = '', to] = key.split('~');
    if (to !== undefined) {
      return { label: given ?? '起止时间', text: writtenStretch(scene.values[from], scene.values[to]) };
    }
    return { label: given ?? scene.fields.get(key)?.label ?? key, text: written(scene, key) };
  });
}

/** What the document knows from its case. It is printed where a form says so, and is no loss where none does. */
const contextual = new Set([
  ...['CASE', 'PARTY', 'OUTNO'].flatMap((name) => fieldGroups[name as FieldGroupName].fields.map((field) => field.key)),
  'officerCount',
  'volume',
  'blankHandling',
]);
/** Showing the certificates is told in a 笔录, not in a letter. */
const toldInRecords = new Set(['idShown', 'idShownDetail']);

/** The fields of a form that come to paper with these values, wherever on it. */
export function keysOnPaper(form: Form, values: Values): ReadonlySet<string> {
  const told = withParty(form, values, null) === values ? [] : ['party'];
  return new Set([...printedKeys(form), ...remainder({ form, values }), ...told]);
}

/** Fields that carry a value the body does not print; nothing that was written down may be lost on paper. */
function remainder(scene: Pick<Scene, 'form' | 'values'>): string[] {
  const printed = new Set([...printedKeys(scene.form), ...scene.form.silent]);
  const outward = scene.form.layout === 'outward';
  return Object.keys(scene.values).filter(
    (key) =>
      !printed.has(key) &&
      !isSummary(scene, key) &&
      !contextual.has(key) &&
      !(outward && toldInRecords.has(key)) &&
      isFilled(scene.values[key]),
  );
}

function blocksOf(scene: Scene, part: Part): Block[] {
  const { values } = scene;
  const signers = (line: SignatureLine) => signersOf(line, scene.context.signatures);
  switch (part.part) {
    case 'rows':
      return rowBlocks(scene, part.rows);
    case 'heading':
      return [{ kind: 'heading', text: part.text }];
    case 'text': {
      if (part.only !== undefined && values[part.only] !== true) return [];
      const said = [...part.text.matchAll(placeholder)].map(([, key = '', member]) => valueAt(values, key, member));
      if (said.length > 0 && !said.some(isFilled)) return [];
      const filled = part.text.replace(
        placeholder,
        (_, key: string, member?: string) => spoken(scene, key, member) || gap(scene, key),
      );
      return [{ kind: 'paragraph', text: filled, style: part.style }];
    }
    case 'prose':
      return isFilled(values[part.key])
        ? [{ kind: 'paragraph', text: part.lead + written(scene, part.key), style: 'body' }]
        : [];
    case 'table':
      return fieldTable(scene.fields.get(part.key), values[part.key], part, scene.context.names);
    case 'dialogue':
      return dialogueBlocks(scene, part.key);
    case 'photos':
      return photoBlocks(scene, part.key);
    case 'drawing': {
      const named = values[part.key];
      const image = typeof named === 'string' && named !== '' ? named : null;
      const original = image === null ? undefined : hashIn.exec(image)?.[0];
      return [{ kind: 'drawing', image, text: original === undefined ? '' : `附图原件 SHA-256：${original}` }];
    }
    case 'opinions':
      return part.levels
        .filter((level) => isFilled(values[level.key]) || scene.fields.get(level.key)?.required !== 'O')
        .map((level) => ({ kind: 'opinion', text: written(scene, level.key), ...together(level, signers(level)) }));
    case 'fixed':
      return [{ kind: 'paragraph', text: paragraph(part.paragraph, paragraphContext(scene)), style: part.style }];
    case 'signatures': {
      const lines = signatureLines(part.lines, scene.context.signatures, scene.form.layout !== 'outward');
      return [{ kind: 'signatures', lines, fingerprint: part.fingerprint }];
    }
    case 'seal': {
      const date = scene.context.issuedOn ?? (isFilled(values.issuedOn) ? String(values.issuedOn) : null);
      return [{ kind: 'seal', authority: scene.issuing.authority, date: date ? writtenDate(date) : null }];
    }
    case 'blank':
      return [{ kind: 'blank', text: values.blankHandling === '斜线' ? '／' : '（以下空白）' }];
  }
}

/** A picture out of the evidence store goes by the hash of its original. */
const hashIn = /[0-9a-f]{64}/;

/** The party in one line stands only where it is not said field by field. */
const isSummary = (scene: Pick<Scene, 'values'>, key: string): boolean =>
  key === 'party' && isFilled(scene.values.partyName);

/** An empty cell stands where somebody has yet to write, or where what is required is missing; else it would only be noise. */
function shows(scene: Scene, spec: string, lines: boolean): boolean {
  const [key = ''] = spec.split(/[=~]/);
  if (isSummary(scene, key)) return false;
  if (isFilled(scene.values[key])) return true;
  const field = scene.fields.get(key);
  return !lines && field !== undefined && (field.required === 'R' || field.when === 'signing');
}

function rowBlocks(scene: Scene, list: readonly (readonly string[])[]): Block[] {
  const lines = scene.form.layout === 'outward';
  const shown = list
    .map((keys) => keys.filter((spec) => shows(scene, spec, lines)))
    .filter((keys) => keys.length > 0)
    .flatMap((keys) => members(scene, keys) ?? [cells(scene, keys)]);
  return shown.length > 0 ? [{ kind: 'rows', rows: shown }] : [];
}

/** A group that has a row to itself shows its members under their own labels, short ones two to a row. */
function members(scene: Scene, keys: readonly string[]): Cell[][] | null {
  const [key = ''] = keys;
  const field = scene.fields.get(key);
  const value = scene.values[key];
  if (keys.length !== 1 || field?.type !== 'group' || typeof value !== 'object' || value === null) return null;
  const group = value as Record<string, unknown>;
  const columns = field.columns ?? [];
  const known = columns.map((column) => column.key);
  const others = Object.keys(group).filter((name) => !known.includes(name));
  const elsewhere = saidInSentences(scene.form, key);
  const found = [...known, ...others]
    .filter((name) => isFilled(group[name]) && !elsewhere.includes(name))
    .map((name): Cell => {
      const label = columns.find((column) => column.key === name)?.label ?? name;
      return { label, text: writtenMember(columns, name, group[name], scene.context.names) };
    });
  if (found.length < 2 && elsewhere.length === 0) return null;
  const paired: Cell[][] = [];
  for (const cell of found) {
    const last = paired.at(-1);
    const short = (one: Cell | undefined) => one !== undefined && one.text.length <= 11 && one.label.length <= 7;
    if (last?.length === 1 && short(last[0]) && short(cell) && scene.form.layout !== 'outward') last.push(cell);
    else paired.push([cell]);
  }
  return paired;
}

function dialogueBlocks(scene: Scene, key: string): Block[] {
  const value = scene.values[key];
  if (!Array.isArray(value))
    return isFilled(value) ? [{ kind: 'paragraph', text: written(scene, key), style: 'body' }] : [];
  const rows = value.map((row: Record<string, unknown>) => ({
    question: writtenPlain(row?.q),
    answer: writtenPlain(row?.a),
    at: isFilled(row?.at) ? writtenPlain(row?.at) : null,
  }));
  return [{ kind: 'dialogue', rows }];
}

function photoBlocks(scene: Scene, key: string): Block[] {
  const value = scene.values[key];
  if (!Array.isArray(value)) return [{ kind: 'rows', rows: [cells(scene, [key])] }];
  const columns = scene.fields.get(key)?.columns ?? [];
  return value.map((photo: Record<string, unknown>) => {
    const rows = columns
      .filter((column) => column.key !== 'file' && isFilled(photo?.[column.key]))
      .map((column) => ({ label: column.label, text: writtenPlain(photo[column.key]), full: column.key === 'proves' }));
    // One that has no neighbour gets the whole row.
    const short = rows.filter((row) => !row.full);
    const alone = short.length % 2 === 1 ? short.at(-1) : undefined;
    return {
      kind: 'photo',
      image: typeof photo?.file === 'string' ? photo.file : null,
      rows: rows.map((row) => (row === alone ? { ...row, full: true } : row)),
    };
  });
}

function paragraphContext(scene: Scene): ParagraphContext {
  const officers = Array.isArray(scene.values.officers) ? scene.values.officers : [];
  return {
    issuing: scene.issuing,
    officers: officers.map((officer: unknown) => {
      if (typeof officer !== 'object' || officer === null)
        return { name: writtenPlain(officer, scene.context.names), certNo: '' };
      const { name, certNo } = officer as Record<string, unknown>;
      return { name: writtenPlain(name), certNo: writtenPlain(certNo) };
    }),
    matter: scene.form.matter.replace('{caseTitle}', writtenPlain(scene.values.caseTitle) || '本案'),
  };
}

/**
 * A form that names the party names it in any case: told in one line (`party`) where it is not told field by field, and of the case
 * where a letter of a few fields has no field for it.
 */
function withParty(form: Form, values: Values, party: string | null): Values {
  if (!printedKeys(form).includes('partyName') || isFilled(values.partyName)) return values;
  const known = fieldsByKey(form.docType).has('partyName') ? values.party : party;
  return isFilled(known) ? { ...values, partyName: known } : values;
}

/** What a form asks that the one it was written on did not, and nobody wrote: said so, where today an empty line would blame its maker. */
function withUnrecorded(form: Form, values: Values, schema: number | undefined): Values {
  const kind = documentKinds[form.docType];
  const unasked = fieldsSince(kind, schema ?? kind.schema).filter(({ key }) => !isFilled(values[key]));
  return unasked.length === 0 ? values : { ...values, ...Object.fromEntries(unasked.map(({ key }) => [key, '未记'])) };
}

/** A form with its values, as the blocks of a page. Pure: the browser may call it for a preview. */
export function compose(form: Form, given: Values, context: SheetContext): Sheet {
  const values = withUnrecorded(form, withParty(form, given, context.party ?? null), context.schema);
  const computed = issuingAuthority(form.issues, context.on, context.agency);
  const own = isFilled(values.issuingAuthority) ? String(values.issuingAuthority) : computed.authority;
  const issuing = { ...computed, authority: own };
  const scene: Scene = { form, fields: fieldsByKey(form.docType), values, context, issuing };
  const rest = remainder(scene);
  const blocks = form.body.flatMap((part) => blocksOf(scene, part));
  const restBlocks =
    rest.length > 0
      ? rowBlocks(
          scene,
          rest.map((key) => [key]),
        )
      : [];
  const tail = blocks.findIndex(
    (block) =>
      block.kind === 'signatures' || block.kind === 'seal' || block.kind === 'opinion' || block.kind === 'blank',
  );
  const place = tail === -1 ? blocks.length : tail;
  const heading = form.heading.replace(placeholder, (_, key: string, member?: string) => spoken(scene, key, member));
  const { version } = context;
  const named = form.layout === 'cover' ? heading : (context.title ?? heading);
  const title = version === undefined ? named : `${named}（${version.name}）`;
  const notes = (version?.notes ?? []).map((text): Block => ({ kind: 'paragraph', text, style: 'note' }));
  return {
    layout: form.layout,
    authority: form.showsAuthority ? issuing.authority : form.layout === 'cover' ? context.agency.regulator : null,
    title,
    number: context.number,
    redHead: form.redHead,
    running: `${title}${context.number ? `　${context.number}` : ''}`,
    pageSignatures: form.pageSignatures.map((line) => together(line, signersOf(line, context.signatures))),
    blocks: [...blocks.slice(0, place), ...restBlocks, ...blocks.slice(place), ...notes],
  };
}
