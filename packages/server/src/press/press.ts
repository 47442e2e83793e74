import {
  type AgencyNames,
  type Form,
  formatNumber,
  forms,
  type GivenSignature,
  internalPattern,
  numberWord,
  outwardPattern,
} from '@liuhen/documents';
import { openRenderer } from '@liuhen/documents/render';
import type { AgencyFacts, DocType, Dossier } from '@liuhen/records';
import { ServerFault } from '../http/server-fault.ts';

export type Sheet = {
  readonly docType: DocType;
  readonly values: Readonly<Record<string, unknown>>;
  readonly dossier: Dossier;
  /** Instant of the fixing or of the preview. */
  readonly at: string;
  readonly title: string | null;
  /** The record whose pages these are; null for a preview, which carries a watermark instead. */
  readonly record: { readonly id: string; readonly version: number } | null;
  /** What the issue gives: only on the pages that go out. */
  readonly issued?: {
    readonly number: string | null;
    readonly issuedAt: string;
    readonly signatures: readonly GivenSignature[];
    readonly assets: Readonly<Record<string, Uint8Array>>;
  };
};

/** Documents become pages. Warm from the first one on; one thread, so that a page never waits behind a database. */
export type Press = {
  print(sheet: Sheet): Promise<{ pdf: Uint8Array; pages: number }>;
  close(): Promise<void>;
};

export function openPress(fontsFolder: string): Press {
  const renderer = openRenderer({ agencyFonts: fontsFolder });
  return {
    async print({ docType, values, dossier, at, title, record, issued }) {
      const day = dayOf(at);
      const context = {
        agency: agencyNames(dossier.agency),
        on: day,
        number: issued?.number ?? null,
        issuedOn: issued === undefined ? null : dayOf(issued.issuedAt),
        title,
        signatures: issued?.signatures ?? [],
        names: namesOf(dossier),
        identity: record === null ? null : { record: record.id, version: record.version },
        watermark: record === null ? '草稿' : null,
        createdAt: Math.floor(Date.parse(at) / 1000),
        assets: issued?.assets ?? {},
      };
      try {
        return await renderer.render(docType, values, context);
      } catch (error) {
        const words = error instanceof Error ? error.message : '';
        if (words.includes('印不出'))
          throw new ServerFault('draftIncomplete', words, '请改用能印出的字，或由系统管理员补充字体。');
        throw error;
      }
    },
    close: () => renderer.close(),
  };
}

/** Series and pattern of a document's number; null where it carries none. */
export function numbering(
  docType: DocType,
  values: Readonly<Record<string, unknown>>,
  agency: AgencyFacts,
  at: string,
  caseNo: string | null,
) {
  const form: Form = forms[docType];
  const word = numberWord(docType, values);
  if (word === null) return null;
  const year = Number(dayOf(at).slice(0, 4));
  const { agencyWord, branchWord } = agency.profile;
  const words = {
    agencyWord: typeof agencyWord === 'string' ? agencyWord : '环',
    branchWord: typeof branchWord === 'string' ? branchWord : '',
  };
  const { series } = form.numbering;
  const outward = series === 'outward';
  return {
    series: outward ? `${word}/${year}` : `${word}/${caseNo ?? year}`,
    write: (seq: number): string =>
      formatNumber(outward ? outwardPattern : internalPattern, {
        year,
        seq,
        ...words,
        docWord: word,
        caseNo: caseNo ?? String(year),
      }),
  };
}

/** The day in China on which an instant falls. */
export function dayOf(at: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}

function agencyNames({ profile }: AgencyFacts): AgencyNames {
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  const regulator = text(profile.regulator) ?? text(profile.name) ?? '';
  return {
    regulator,
    legalPersonAuthority: text(profile.legalPersonAuthority) ?? regulator,
    reconsiderationOrgan: text(profile.reconsiderationOrgan),
    localGovernment: text(profile.localGovernment),
    court: text(profile.court),
  };
}

function namesOf(dossier: Dossier): Record<string, string> {
  return Object.fromEntries([...dossier.agency.people.values()].map(({ id, name }) => [id, name]));
}
