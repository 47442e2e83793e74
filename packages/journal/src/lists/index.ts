export { type Assessed, assess } from './assessment-list.ts';
export { type CaseQuery, type CaseRow, listCases } from './case-list.ts';
export { allCases, type CaseScopes } from './case-words.ts';
export { changedSince } from './changes.ts';
export { type ProofMaterial, proofMaterial } from './proof-material.ts';
export { type ListedRecord, listRecords, type RecordQuery } from './record-list.ts';
export { type Hit, search } from './search-list.ts';
export { countFindings, type FindingCount } from './standing-list.ts';
export { listTasks, listWaiting, type TaskRow } from './task-list.ts';
