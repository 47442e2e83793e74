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

/** Whom a number leads to: that of a unit where its case may be found, that of a person where the record that says it may be read. */
export const codeScopes = (viewer: Viewer) => ({
  findCase: scopeOf(viewer, 'find', 'case'),
  readRecord: scopeOf(viewer, 'read', 'record'),
});
