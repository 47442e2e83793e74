import type { Matter } from '../obligations/matter.ts';
import { isHead, officesAt } from './signers.ts';

/** 缺失说明 of a head about this duty (law.md §0.1): what can no longer be cured lets through, and its breach stays for ever. */
export const headAnswersFor = (m: Matter, obligation: string): boolean =>
  m.dossier.of('incurableStatement').some((statement) => {
    if (statement.data.obligation !== obligation) return false;
    const person = m.dossier.person(statement.people[0]?.person ?? statement.actor);
    return isHead({ offices: officesAt(person, statement.at) });
  });
