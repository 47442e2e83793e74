import { search } from '@liuhen/journal/lists';
import { type PermitStanding, permitStanding, samePermitNumber } from '@liuhen/law';
import { caseGround, caseThing, mayAccess, scopeOf } from '@liuhen/law/access';
import { storeInstant } from '@liuhen/records';
import type { PermitTies } from '../api/index.ts';
import type { House } from '../house.ts';
import type { Asker } from '../sign-in/asker.ts';
import { caseScopes } from './case-scopes.ts';
import type { OpenedCase } from './open-case.ts';
import { visibleTo } from './visible.ts';

/** Hits looked through for one number, and cases that one permit may gather: a permit has few later acts. */
const [mostHits, mostCases] = [60, 12];

type Known = {
  readonly id: string;
  readonly caseNo: string | null;
  readonly title: string;
  readonly standing: PermitStanding;
};

/**
 * What became of the permit of this case, and which it came from. The cases hang together by the number of the permit; they are
 * found among what this person may read, and named only where the person may open them: to anybody else they are not there.
 */
export async function permitTies(house: House, asker: Asker, opened: OpenedCase): Promise<PermitTies | null> {
  const own = read(house, asker, opened);
  if (own === null) return null;
  const { standing } = own;
  const original = standing.original;
  const origin = original === null ? null : await grantOf(house, asker, original, own.id);
  const later = standing.number === null ? [] : await laterActs(house, asker, own, standing.number);
  return {
    state: standing.number === null ? null : stateOf(standing, later, house.now()),
    validTo: standing.validTo,
    original: original === null ? null : { number: original, case: origin === null ? null : lineOf(origin) },
    later: later.map(lineOf),
  };
}

/** The case that granted, changed or renewed under this number; the oldest where several say so. */
async function grantOf(house: House, asker: Asker, number: string, not: string): Promise<Known | null> {
  const found = await casesSaying(house, asker, number, new Set([not]));
  return found.find(({ standing }) => standing.number !== null && samePermitNumber(standing.number, number)) ?? null;
}

/** Acts about this number, and about the numbers that these gave: what was renewed may be revoked under its new number. */
async function laterActs(house: House, asker: Asker, own: Known, first: string): Promise<Known[]> {
  const seen = new Set([own.id]);
  const found: Known[] = [];
  for (const numbers = [first]; numbers.length > 0 && found.length < mostCases; ) {
    const number = numbers.shift() ?? '';
    for (const known of await casesSaying(house, asker, number, seen)) {
      const { original, number: next } = known.standing;
      if (original === null || !samePermitNumber(original, number)) continue;
      seen.add(known.id);
      found.push(known);
      if (next !== null) numbers.push(next);
    }
  }
  return found.sort((a, b) => sinceOf(a).localeCompare(sinceOf(b)));
}

const sinceOf = ({ standing }: Known): string => (standing.at === null ? '9' : storeInstant(standing.at));

/** Brackets are written in several ways: the words between them are looked for. */
const wordsOf = (number: string): string => number.split(/[\s()（）[\]〔〕【】]+/).join(' ');

async function casesSaying(house: House, asker: Asker, number: string, without: ReadonlySet<string>): Promise<Known[]> {
  const scopes = { cases: caseScopes(asker.viewer), readRecord: scopeOf(asker.viewer, 'read', 'record') };
  const hits = await search(house.journal, asker.agency, scopes, wordsOf(number), mostHits);
  const ids = [...new Set(hits.map(({ subject_id }) => subject_id))].filter((id) => !without.has(id));
  const known: Known[] = [];
  for (const id of ids.slice(0, mostCases)) {
    const { dossier, entries } = await house.journal.dossiers.read(asker.agency, id);
    const ground = { ...caseGround(asker.agency, dossier), subject: id };
    if (entries.length === 0 || !mayAccess(asker.viewer, 'read', caseThing(ground)).allowed) continue;
    const one = read(house, asker, { id, ground, entries, dossier });
    if (one !== null) known.push(one);
  }
  return known;
}

/** As this person may see it: what is withheld from them says nothing here either. */
function read(house: House, asker: Asker, { id, ground, entries }: OpenedCase): Known | null {
  const { dossier } = visibleTo(asker.viewer, ground, entries, asker.facts);
  const standing = permitStanding(dossier, Temporal.Instant.from(house.now()));
  const { caseNo, title } = dossier.profile;
  return standing && { id, caseNo: caseNo ?? null, title: title ?? caseNo ?? '未命名案件', standing };
}

const acts = {
  grant: '准予',
  change: '变更',
  renewal: '延续',
  withdrawal: '撤回',
  revocation: '撤销',
  cancellation: '注销',
};

function lineOf({ id, caseNo, title, standing }: Known): PermitTies['later'][number] {
  const { act, outcome, deregistered } = standing;
  const came =
    outcome === 'open'
      ? '办理中'
      : outcome === 'refused'
        ? '不予准许'
        : outcome === 'upheld'
          ? '维持原许可'
          : `已${acts[outcome]}${deregistered && outcome !== 'cancellation' ? '并注销' : ''}`;
  return { id, caseNo, title, act: acts[act], outcome: came };
}

const ends: readonly string[] = ['withdrawal', 'revocation', 'cancellation'];

/** The gravest of what became of it: what ended it, else the newest change; where nothing did, whether its days are over. */
function stateOf({ validTo }: PermitStanding, later: readonly Known[], now: string): string {
  const end = later.findLast(({ standing }) => ends.includes(standing.outcome));
  const made = end ?? later.findLast(({ standing }) => ['renewal', 'change'].includes(standing.outcome));
  if (made !== undefined) return lineOf(made).outcome;
  const today = Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  return validTo !== null && validTo < today ? '有效期已届满' : '有效';
}
