import type { CaseScopes } from '@liuhen/journal/lists';
import { scopeOf, type Viewer } from '@liuhen/law/access';
import { maskedParty } from './case-line.ts';

/** Which cases the lists and searches of a person may hold, and by what words each of them is found. */
export function caseScopes(viewer: Viewer): CaseScopes {
  return {
    find: scopeOf(viewer, 'find', 'case'),
    read: scopeOf(viewer, 'read', 'case'),
    masked: (words) => ({ ...words, ...maskedParty(words) }),
  };
}
