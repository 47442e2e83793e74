import type { CaseFile, CaseFileRecord } from '@liuhen/records';

/** A change made to a case file: what somebody did wrong, or left out. */
export type Edit = (file: CaseFile) => void;
type Json = CaseFile['case'][string];
type Pick_ = string | ((record: CaseFileRecord) => boolean);

const matches = (pick: Pick_) => (record: CaseFileRecord) =>
  typeof pick === 'string' ? record.kind === pick || record.key === pick : pick(record);
export const recordsOf = (file: CaseFile, pick: Pick_): CaseFileRecord[] => file.records.filter(matches(pick));
const first = (file: CaseFile, pick: Pick_): CaseFileRecord => {
  const found = file.records.find(matches(pick));
  if (found === undefined) throw new Error(`no record ${String(pick)}`);
  return found;
};
const fieldsOf = (record: CaseFileRecord): Record<string, Json> => {
  const { fields } = record.data;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw new Error(`no fields in ${record.key}`);
  return fields;
};

/** A field of the first such document says something else; `undefined` removes it. */
export const field =
  (pick: Pick_, key: string, value: Json | undefined): Edit =>
  (file) => {
    const fields = fieldsOf(first(file, pick));
    if (value === undefined) delete fields[key];
    else fields[key] = value;
  };
export const fieldEverywhere =
  (pick: Pick_, key: string, value: Json | undefined): Edit =>
  (file) => {
    for (const record of recordsOf(file, pick)) {
      if (value === undefined) delete fieldsOf(record)[key];
      else fieldsOf(record)[key] = value;
    }
  };
export const data =
  (pick: Pick_, key: string, value: Json | undefined): Edit =>
  (file) => {
    const record = first(file, pick);
    if (value === undefined) delete record.data[key];
    else record.data[key] = value;
  };
/** Every record of the kind is gone, and with it what linked to it. */
export const without =
  (...picks: Pick_[]): Edit =>
  (file) => {
    const gone = new Set(picks.flatMap((pick) => recordsOf(file, pick).map((record) => record.key)));
    file.records = file.records.filter((record) => !gone.has(record.key));
    for (const record of file.records) {
      const links: Record<string, string | string[]> = {};
      for (const [rel, keys] of Object.entries(record.links ?? {})) {
        const left = [keys].flat().filter((key) => !gone.has(key));
        if (left.length > 0) links[rel] = left;
      }
      record.links = links;
      if (record.recordings) record.recordings = record.recordings.filter((key) => !gone.has(key));
    }
  };
export const unsigned =
  (pick: Pick_, role: RegExp): Edit =>
  (file) => {
    for (const record of recordsOf(file, pick))
      record.signatures = (record.signatures ?? []).filter((s) => !role.test(s.role));
  };
export const resigned =
  (pick: Pick_, role: RegExp, name: string): Edit =>
  (file) => {
    for (const record of recordsOf(file, pick))
      record.signatures = (record.signatures ?? []).map((s) => (role.test(s.role) ? { ...s, name } : s));
  };
/** It happened at another time; the papers made in that step with it, unless they are named. */
export const moved =
  (pick: Pick_, to: string): Edit =>
  (file) => {
    const record = first(file, pick);
    record.at = to;
    if (record.data.issuedAt !== undefined) record.data.issuedAt = to;
    for (const s of record.signatures ?? []) if (s.signedAt) s.signedAt = to;
  };
export const unfilmed =
  (pick: Pick_): Edit =>
  (file) => {
    for (const record of recordsOf(file, pick)) record.recordings = [];
  };
export const alone =
  (pick: Pick_, person: string): Edit =>
  (file) => {
    for (const record of recordsOf(file, pick)) record.by = (record.by ?? []).filter((p) => p.person === person);
  };
export const inserted =
  (...records: CaseFileRecord[]): Edit =>
  (file) => {
    file.records.push(...records);
  };
export const profile =
  (key: string, value: Json | undefined): Edit =>
  (file) => {
    if (value === undefined) delete file.case[key];
    else file.case[key] = value;
  };
export const certificate =
  (person: string, key: string, value: string): Edit =>
  (file) => {
    for (const held of file.people[person]?.certificates ?? []) held[key] = value;
  };
export const office =
  (person: string, ...offices: CaseFile['people'][string]['appointments'][number]['office'][]): Edit =>
  (file) => {
    const known = file.people[person];
    if (known) known.appointments = offices.map((o) => ({ office: o }));
  };
export const all =
  (...edits: Edit[]): Edit =>
  (file) => {
    for (const edit of edits) edit(file);
  };
