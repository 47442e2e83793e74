import { type CaseFile, type CaseFileRecord, currentKind } from '@liuhen/records';
import { baseCase } from './base-cases.fixture.ts';

type Json = CaseFile['case'][string];
type Fields = Record<string, Json>;
/** `role:name` or `role:name@2026-03-02T10:00:00+08:00`. */
type Signed = readonly string[];
type Paper = {
  readonly docType: string;
  readonly fields: Fields;
  readonly signatures: Signed;
  readonly frame: Fields;
  readonly at?: string;
};
export type Told = { readonly record: CaseFileRecord; readonly papers: readonly Paper[] };

const beijing = (when: string): string => (when.length === 10 ? when : `${when.replace(' ', 'T')}:00+08:00`);

/** A paper made in a step, signed by `role:name`; its frame takes number, seal, issuedAt. */
export const paper = (docType: string, fields: Fields = {}, signatures: Signed = [], frame: Fields = {}): Paper => ({
  docType,
  fields,
  signatures,
  frame,
  ...(typeof frame.at === 'string' ? { at: frame.at } : {}),
});
type More = {
  until?: string;
  by?: readonly string[];
  data?: Fields;
  films?: readonly string[];
  key?: string;
  links?: CaseFileRecord['links'];
};
/** A step `yyyy-mm-dd hh:mm` in Beijing time, with its papers. */
export const step = (kind: string, when: string, more: More = {}, papers: readonly Paper[] = []): Told => ({
  record: {
    key: more.key ?? `${kind}-${when}`,
    kind,
    at: beijing(when),
    ...(more.until ? { until: beijing(more.until) } : {}),
    ...(more.by ? { by: more.by.map((person) => ({ role: '执法人员', person })) } : {}),
    ...(more.films ? { recordings: [...more.films] } : {}),
    ...(more.links ? { links: more.links } : {}),
    data: { title: kind, ...more.data },
  },
  papers,
});
export const film = (key: string, from: string, to: string, data: Fields = {}): Told => ({
  record: {
    key,
    kind: 'recording',
    at: beijing(from),
    until: beijing(to),
    data: {
      medium: '视频',
      device: 'D07',
      recordedBy: 'OF1',
      startedAt: beijing(from),
      endedAt: beijing(to),
      storedAt: beijing(to),
      receivedBy: 'CU',
      sensitivity: '无',
      evidenceFlag: false,
      ...data,
    },
  },
  papers: [],
});

/** A case of a few lines, in the bureau of the first specimen. */
export function told(
  caseType: string,
  lines: readonly Told[],
  profile: Fields = {},
  party: Fields = { partyType: 'legalPerson', name: '某公司（虚构）' },
): CaseFile {
  const bureau = baseCase('ordinary');
  const records = lines.flatMap(({ record, papers }) => [
    record,
    ...papers.map((made, n) => paperRecord(made, record, n)),
  ]);
  return {
    ...bureau,
    case: { caseType, inNameOf: '白山市生态环境局', basis: ['《行政处罚法》第五十一条'], ...profile },
    party,
    records,
  };
}

function paperRecord(made: Paper, during: CaseFileRecord, n: number): CaseFileRecord {
  const at = made.at === undefined ? during.at : beijing(made.at);
  const { at: _at, ...frame } = made.frame;
  return {
    key: `${made.docType}@${during.key}#${n}`,
    kind: made.docType,
    schema: currentKind(made.docType)?.schema ?? 1,
    at,
    links: { during: during.key },
    data: { issuedAt: at, ...frame, fields: made.fields },
    signatures: made.signatures.map((signature) => {
      const [role = '', rest = ''] = signature.split(':', 2);
      const [name = '', signedAt] = [rest.split('@')[0], signature.split('@')[1]];
      return { role, name, method: '手写签名', ...(signedAt ? { signedAt } : {}) };
    }),
  };
}
