import {
  type CaseFile,
  type CaseFileRecord,
  caseFileFormat,
  documentKinds,
  isDocType,
  type Office,
  readDate,
  readInstant,
  stepKinds,
} from '@liuhen/records';
import { fitted, fittedFields, withoutFractions, wordsOf } from './fit.ts';

type Json = CaseFile['case'][string];
type Tree = Record<string, Json>;

/**
 * A specimen (the conventions are those of the four beside this file) as a case file. Nothing of what it says is left
 * out; steps and documents that the vocabulary does not know go in under their own word.
 */
export function convertSpecimen(input: unknown): CaseFile {
  const specimen = tree(withoutFractions((input ?? null) as Json));
  const people = entries(specimen.people);
  const known = new Set(people.map(([key]) => key));
  const events = dated(list(specimen.events).map(tree));
  const recordings = list(specimen.recordings).map(tree);
  const namedOnce = uniqueKeys();
  const recordingRecords = recordings.map((recording) => recordingRecord(recording, events, namedOnce));
  const eventRecords = events.flatMap((event) => eventRecord(event, known, namedOnce));
  return {
    format: caseFileFormat,
    agency: { profile: tree(specimen.organization) },
    people: Object.fromEntries(people.map(([key, person]) => [key, personOf(key, tree(person))])),
    devices: Object.fromEntries(entries(specimen.devices).map(([key, device]) => [key, deviceOf(key, tree(device))])),
    case: tree(specimen.case),
    party: specimen.party === undefined || specimen.party === null ? null : tree(specimen.party),
    records: inOrder(recordingRecords, eventRecords),
  };
}

function eventRecord(event: Tree, people: Set<string>, nameOnce: (name: string) => string): CaseFileRecord[] {
  const type = wordsOf(event.type);
  const kind = stepOf(type, list(event.documents).map(tree));
  const key = nameOnce(`${type || 'otherStep'}-${wordsOf(event.seq) || '?'}`);
  const at = text(event.at) ?? '';
  const until = timeOf(event.until);
  const by = list(event.officers).map((officer) => {
    const person = wordsOf(officer);
    return people.has(person) ? { role: '执法人员', person } : { role: '执法人员', name: person || '（未写姓名）' };
  });
  const step: CaseFileRecord = {
    key,
    kind,
    at,
    ...(until === null ? {} : { until }),
    ...(by.length === 0 ? {} : { by }),
    ...(list(event.recordings).length === 0
      ? {}
      : {
          recordings: list(event.recordings)
            .map(wordsOf)
            .filter((word) => word !== ''),
        }),
    data: fitted(kind, {
      ...tree(event.data),
      ...present({ title: event.title, stage: event.stage }),
      proves: event.proves ?? [],
      ...(kind === type && kind !== 'otherStep' ? {} : { type: type || '未写明' }),
      ...rest(event, Object.keys(eventKeys)),
    }),
  };
  return [step, ...list(event.documents).map((document) => documentRecord(tree(document), key, at, nameOnce))];
}
const eventKeys = {
  seq: 0,
  at: 0,
  until: 0,
  type: 0,
  stage: 0,
  title: 0,
  officers: 0,
  recordings: 0,
  documents: 0,
  data: 0,
  proves: 0,
};

/** A step by the word it has; a word that the vocabulary does not know is told by the papers made in it. */
function stepOf(type: string, documents: readonly Tree[]): string {
  if (type in stepKinds) return type;
  const made = new Set(documents.map((document) => wordsOf(document.docType)));
  return stepsByPaper.find(([paper]) => made.has(paper))?.[1] ?? 'otherStep';
}
const stepsByPaper = [
  ['sealSeizureSiteRecord', 'sealSeizureImplemented'],
  ['sealSeizureDecision', 'sealSeizureImplemented'],
  ['sealSeizureExtension', 'sealSeizureExtended'],
  ['sealSeizureRelease', 'sealSeizureReleased'],
  ['testPeriodNotice', 'testPeriodNotified'],
  ['restorationExecutionRecord', 'enforcementExecuted'],
  ['substitutePerformanceRecord', 'enforcementExecuted'],
  ['enforcementDecision', 'enforcementDecided'],
  ['substitutePerformanceDecision', 'substitutePerformanceDecided'],
  ['additionalFineDecision', 'additionalFineDecided'],
  ['courtApplication', 'courtApplied'],
  ['demandNotice', 'demandServed'],
  ['siteInspectionRecord', 'siteInspection'],
  ['permitSiteCheckRecord', 'siteInspection'],
  ['samplingNotice', 'sampling'],
  ['interviewRecord', 'interview'],
  ['hearingRecord', 'hearingHeld'],
  ['followUpRecord', 'followUp'],
  ['preservationNotice', 'evidencePreserved'],
  ['preservationDisposal', 'preservationDisposed'],
  ['onSpotPenaltyDecision', 'decisionMade'],
  ['penaltyDecision', 'decisionMade'],
  ['permitGrantDecision', 'decisionMade'],
  ['permitRefusalDecision', 'decisionMade'],
  ['publicServiceAnnouncement', 'publicNoticePosted'],
  ['nonInitiationApproval', 'notInitiated'],
  ['complaintRegister', 'complaintRegistered'],
  ['summaryPenaltyFiling', 'summaryFiled'],
  ['caseClosureApproval', 'caseClosed'],
  ['fileIndex', 'archived'],
  ['copyDelivery', 'copyDelivered'],
] as const satisfies readonly (readonly [string, keyof typeof stepKinds])[];

function documentRecord(document: Tree, step: string, at: string, nameOnce: (name: string) => string): CaseFileRecord {
  const docType = wordsOf(document.docType) || 'otherDocument';
  const known = docType in documentKinds;
  const kind = known ? docType : 'otherDocument';
  const { signatures, ...data } = document;
  const number = wordsOf(document.number);
  return {
    key: nameOnce(number === '' ? `${docType}@${step}` : `${docType} ${number}`),
    kind,
    at: timeOf(document.issuedAt) ?? at,
    links: { during: step },
    data: fitted(kind, {
      ...(isDocType(kind) ? fittedFields(kind, tree(document.fields)) : { fields: tree(document.fields) }),
      ...(known ? rest(data, ['docType', 'fields']) : { ...rest(data, ['fields']), docType }),
    }),
    ...(signatures === undefined || signatures === null ? {} : { signatures: list(signatures).map(signatureOf) }),
  };
}

function signatureOf(signature: Json): NonNullable<CaseFileRecord['signatures']>[number] {
  const { role, name, method, signedAt, ...more } =
    typeof signature === 'string' ? signedAs(signature) : tree(signature);
  return {
    ...more,
    role: wordsOf(role),
    name: wordsOf(name),
    ...present({ method: wordsOf(method) || null, signedAt: wordsOf(signedAt) || null }),
  };
}

/** `执法人员：李卓然` says in what part somebody signed; a bare name does not. */
function signedAs(text: string): Tree {
  const [, role, name] = /^([^：:]+)[：:]\s*(.+)$/.exec(text) ?? [];
  return role === undefined || name === undefined ? { name: text } : { role, name };
}

function recordingRecord(recording: Tree, events: readonly Tree[], nameOnce: (name: string) => string): CaseFileRecord {
  const { id, ...data } = recording;
  const key = nameOnce(wordsOf(id) || 'recording');
  const named = events.find((event) => list(event.recordings).map(wordsOf).includes(key));
  const first = list(recording.files)
    .map(tree)
    .find((file) => timeOf(file.startedAt) !== null);
  const until = timeOf(recording.endedAt);
  return {
    key,
    kind: 'recording',
    at: timeOf(recording.startedAt) ?? timeOf(first?.startedAt) ?? until ?? text((named ?? events[0])?.at) ?? beginning,
    ...(until === null ? {} : { until }),
    data: fitted('recording', data),
  };
}

/** Before anything a specimen can tell of; what bears no time at all is put here, and says so. */
const beginning = '1970-01-01';
/** An event without a time of its own stands where it is told: at its first paper's, else at the one's before it. */
function dated(events: readonly Tree[]): Tree[] {
  let last = events.map((event) => timeOf(event.at)).find((at) => at !== null) ?? beginning;
  return events.map((event) => {
    const own = timeOf(event.at);
    const paper = list(event.documents)
      .map((document) => timeOf(tree(document).issuedAt))
      .find((at) => at !== null);
    last = own ?? paper ?? last;
    return own === null ? { ...event, at: last, data: { ...tree(event.data), atAsWritten: event.at ?? null } } : event;
  });
}
const timeOf = (value: Json | undefined): string | null => {
  const written = text(value);
  return written !== null && (readInstant(written) !== null || readDate(written) !== null) ? written : null;
};

/** Recordings stand just before the first step that names them, the rest at the end: the file reads in the order of the case. */
function inOrder(recordings: CaseFileRecord[], records: CaseFileRecord[]): CaseFileRecord[] {
  const waiting = new Map(recordings.map((recording) => [recording.key, recording]));
  const ordered = records.flatMap((record) => {
    const now = (record.recordings ?? []).flatMap((key) => waiting.get(key) ?? []);
    for (const { key } of now) waiting.delete(key);
    return [...now, record];
  });
  return [...ordered, ...waiting.values()];
}

function personOf(key: string, person: Tree): CaseFile['people'][string] {
  const { name, role, certNo, certValidTo, certType, certArea, certIssuer, certAnnualCheckTo, ...more } = person;
  const certificate = {
    certNo: wordsOf(certNo),
    ...present({
      certValidTo: wordsOf(certValidTo) || null,
      certType: wordsOf(certType) || null,
      certArea: wordsOf(certArea) || null,
      certIssuer: wordsOf(certIssuer) || null,
      certAnnualCheckTo: wordsOf(certAnnualCheckTo) || null,
    }),
    ...present(more),
  };
  return {
    name: wordsOf(name) || key,
    role: wordsOf(role),
    appointments: officesIn(wordsOf(role), wordsOf(certNo) !== '').map((office) => ({ office })),
    certificates: wordsOf(certNo) === '' ? [] : [certificate],
  };
}

/** The offices that a specimen's free words for a person amount to. */
function officesIn(role: string, certified: boolean): Office[] {
  const found: Office[] = [];
  const add = (office: Office, when: boolean) => when && found.push(office);
  add('assistant', /辅助/.test(role));
  add('officer', certified || (/执法人员/.test(role) && !/辅助/.test(role)));
  add('brigadeChief', /大队长|大队(主要)?负责人|承办机构负责人/.test(role));
  add('cityHead', /市.{0,12}局.*(负责人|局长|领导)|市局/.test(role) && !/分局/.test(role));
  const deputy = /分管|副局长|副职/.test(role);
  add(
    'bureauHead',
    /分局.{0,4}负责人|主要负责人|局长|主持工作/.test(role) &&
      !/大队/.test(role) &&
      !deputy &&
      !found.includes('cityHead'),
  );
  add('deputyHead', /分管.*(负责人|领导|局长)|副局长/.test(role) && !found.includes('cityHead'));
  add('legalReviewer', /法制/.test(role) && !/听证/.test(role));
  add('hearingHost', /听证主持/.test(role));
  add('hearingClerk', /听证记录/.test(role));
  add('archivist', /档案|专管员/.test(role));
  add('custodian', /专管员/.test(role));
  add('deviceManager', /设备管理/.test(role));
  add('receptionist', /窗口/.test(role));
  return found;
}

function deviceOf(key: string, device: Tree): CaseFile['devices'][string] {
  const offset = device.clockOffsetSec;
  return {
    deviceNo: wordsOf(device.deviceNo) || key,
    ...present({ kind: wordsOf(device.kind) || null, model: wordsOf(device.model) || null }),
    ...(/^-?\d+$/.test(wordsOf(offset)) ? { clockOffsetSec: Number(wordsOf(offset)) } : {}),
  };
}

function uniqueKeys(): (name: string) => string {
  const seen = new Map<string, number>();
  return (name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}（${times}）`;
  };
}

function tree(value: unknown): Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...(value as Tree) } : {};
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}

function entries(value: unknown): [string, Json][] {
  return Object.entries(tree(value));
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function rest(object: Tree, without: string[]): Tree {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !without.includes(key)));
}

function present<T>(object: Record<string, T | null | undefined>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(object).filter((pair): pair is [string, T] => pair[1] !== null && pair[1] !== undefined),
  );
}
