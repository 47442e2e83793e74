import type { CaseView } from '@liuhen/server/api';

type Json = CaseView['facts'][number]['data'][string];
type Data = Readonly<Record<string, Json>>;

/** What the form holds of a case; every field may be left as it is. */
export type CaseInfoValues = {
  title?: string;
  violated?: string[];
  basis?: string[];
  penaltyKind?: string;
  penaltyAmount?: number | null;
  isMajor?: boolean;
  hearingEligible?: boolean;
  collectiveDiscussionRequired?: boolean;
  legalReviewRequired?: boolean;
  name?: string;
  partyType?: string;
  uscc?: string;
  idNumber?: string;
  representative?: string;
  representativeTitle?: string;
  siteManager?: string;
  siteManagerTitle?: string;
  address?: string;
  phone?: string;
  permitNo?: string;
};

/** As the newest records of the case have it. */
export function infoOf(view: CaseView): CaseInfoValues {
  const profile = folded(view, 'caseOpened', 'caseProfile');
  const party = folded(view, 'partyIdentified');
  const penalty = objectOf(profile.penalty);
  const representative = objectOf(party.legalRepresentative);
  const siteManager = objectOf(party.siteManager);
  const values = {
    title: text(profile.title),
    violated: list(profile.violated),
    basis: list(profile.basis),
    penaltyKind: text(penalty.kind),
    penaltyAmount: typeof penalty.amount === 'number' ? penalty.amount : undefined,
    isMajor: profile.isMajor === true,
    hearingEligible: profile.hearingEligible === true,
    collectiveDiscussionRequired: profile.collectiveDiscussionRequired === true,
    legalReviewRequired: profile.legalReviewRequired === true,
    name: text(party.name),
    partyType: text(party.partyType),
    uscc: text(party.uscc),
    idNumber: text(party.idNumber),
    representative: text(representative.name),
    representativeTitle: text(representative.title),
    siteManager: text(siteManager.name),
    siteManagerTitle: text(siteManager.title),
    address: text(party.address),
    phone: text(party.phone),
    permitNo: text(party.permitNo),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** The records that a change of the form makes: what the case is, who the party is; none where nothing changed. */
export function changesOf(
  view: CaseView,
  next: CaseInfoValues,
): { kind: 'caseProfile' | 'partyIdentified'; data: Data }[] {
  const before = infoOf(view);
  const differs = (...keys: (keyof CaseInfoValues)[]) =>
    keys.some((key) => JSON.stringify(before[key] ?? '') !== JSON.stringify(next[key] ?? ''));
  const own = ['title', 'violated', 'basis', 'isMajor', 'hearingEligible'] as const;
  const more = ['collectiveDiscussionRequired', 'legalReviewRequired'] as const;
  const profile: Record<string, Json> = {};
  for (const key of [...own, ...more]) if (differs(key)) profile[key] = next[key] ?? null;
  if (differs('penaltyKind', 'penaltyAmount'))
    profile.penalty = present({ kind: next.penaltyKind, amount: next.penaltyAmount });
  const changes: { kind: 'caseProfile' | 'partyIdentified'; data: Data }[] = [];
  if (Object.keys(profile).length > 0) changes.push({ kind: 'caseProfile', data: profile });
  const plain = ['name', 'partyType', 'uscc', 'idNumber', 'address', 'phone', 'permitNo'] as const;
  const people = ['representative', 'representativeTitle', 'siteManager', 'siteManagerTitle'] as const;
  if (differs(...plain, ...people))
    changes.push({
      kind: 'partyIdentified',
      data: {
        // what the form does not ask stays as it was: the newest record is the whole of what is known
        ...folded(view, 'partyIdentified'),
        ...present(Object.fromEntries(plain.map((key) => [key, next[key]]))),
        ...present({
          legalRepresentative: personOf(next.representative, next.representativeTitle),
          siteManager: personOf(next.siteManager, next.siteManagerTitle),
        }),
      },
    });
  return changes;
}

function folded(view: CaseView, ...kinds: readonly string[]): Record<string, Json> {
  const facts = view.facts.filter(({ kind, annulledBy }) => kinds.includes(kind) && annulledBy === null);
  return Object.assign({}, ...facts.map(({ data }) => data));
}

function personOf(name: string | undefined, title: string | undefined): Json | undefined {
  return name === undefined || name === '' ? undefined : present({ name, title });
}

function present(values: Readonly<Record<string, Json | undefined>>): Record<string, Json> {
  const filled = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(filled) as Record<string, Json>;
}

const objectOf = (value: Json | undefined): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const list = (value: Json | undefined): string[] | undefined =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
