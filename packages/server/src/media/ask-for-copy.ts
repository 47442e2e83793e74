import { checkDerivation } from '@liuhen/evidence';
import type { DerivationRow } from '@liuhen/journal/work';
import { mayAccess, recordThing } from '@liuhen/law/access';
import type { CopyUnderWay, Derive } from '../api/index.ts';
import type { House } from '../house.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { openCase } from '../reading/open-case.ts';
import { type FilePlace, readableFile } from '../reading/readable-file.ts';
import { visibleTo } from '../reading/visible.ts';
import type { Asker } from '../sign-in/asker.ts';
import { copyQueue, enqueueDerivation } from './derivation-queues.ts';

/**
 * Somebody wants a clip, a still or a masked copy. What can be said at once is said at once: whether they may see the original and
 * enter a copy, and whether it can be made at all as they drew it. The making itself is a job.
 */
export async function askForCopy(house: House, asker: Asker, place: FilePlace, wanted: Derive): Promise<CopyUnderWay> {
  const { file, ground } = await readableFile(house, asker, place, {
    action: 'derive',
    detail: { form: wanted.derivation.kind },
  });
  const about = { id: wanted.id, kind: 'derivedItem', family: 'recording', data: {}, actor: asker.person } as const;
  const decision = mayAccess(asker.viewer, 'record', recordThing(ground, about));
  if (!decision.allowed) throw new ServerFault('forbidden', decision.reason);
  checkDerivation(wanted.derivation, null);
  const { row, isNew } = await house.derivations.ask(asker.agency, {
    id: wanted.id,
    purpose: 'copy',
    subject: place.case,
    record: place.record,
    original: file.sha256,
    form: wanted.derivation.kind,
    wanted,
    person: asker.person,
  });
  if (row.person !== asker.person || row.record !== place.record) {
    throw new ServerFault('requestMalformed', '这个编号已用于另一件派生件。', '请刷新页面后再做。');
  }
  if (isNew) await enqueueDerivation(house, asker.agency, copyQueue, row);
  return underWay(asker, row);
}

/** Of those originals that this person may see. */
export async function copiesUnderWay(house: House, asker: Asker, caseId: string): Promise<CopyUnderWay[]> {
  const { ground, entries } = await openCase(house, asker, caseId, { act: 'read', action: 'readCase', silent: true });
  const seen = visibleTo(asker.viewer, ground, entries, asker.facts).dossier;
  const rows = await house.derivations.unfinished(asker.agency, caseId);
  return rows
    .filter(({ record, person }) => person === asker.person || hasContent(seen, record))
    .map((row) => underWay(asker, row));
}

/** Who asked for it may give it up; a copy that is made is a record, and stays. */
export async function withdrawCopy(house: House, asker: Asker, caseId: string, id: string): Promise<void> {
  await openCase(house, asker, caseId, { act: 'read', action: 'readCase', silent: true });
  const row = await house.derivations.find(asker.agency, id);
  const isMine = row !== null && row.subject === caseId && row.purpose === 'copy' && row.person === asker.person;
  if (!isMine || !(await house.derivations.withdraw(asker.agency, id))) throw absent('这件派生件');
}

function hasContent(seen: ReturnType<typeof visibleTo>['dossier'], record: string): boolean {
  const fact = seen.find(record);
  return fact !== undefined && fact.files.length > 0 && fact.withheld.length === 0;
}

function underWay(asker: Asker, row: DerivationRow): CopyUnderWay {
  const { id, record, original, form, state, percent, problem, askedAt } = row;
  if (form !== 'clip' && form !== 'still' && form !== 'masked') throw new Error(`invariant: ${form} is no copy`);
  return { id, record, sha256: original, form, state, percent, problem, askedAt, mine: row.person === asker.person };
}
