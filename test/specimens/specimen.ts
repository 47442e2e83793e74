import {
  type CaseFile,
  type CaseFileRecord,
  caseFileFormat,
  documentKinds,
  type Office,
  stepKinds,
} from '@liuhen/records';

type Json = CaseFile['case'][string];
type Tree = Record<string, Json>;

/**
 * A specimen (the conventions are those of the four beside this file) as a case file. Nothing of what it says is left
 * out; steps and documents that the vocabulary does not know go in under their own word.
 */
export function convertSpecimen(input: unknown): CaseFile {
  const specimen = tree(input);
  const people = entries(specimen.people);
  const events = list(specimen.events).map(tree);
  const recordings = list(specimen.recordings).map(tree);
  const namedOnce = uniqueKeys();
  const recordingRecords = recordings.map(recordingRecord);
  const eventRecords = events.flatMap((event) => eventRecord(event, namedOnce));
  return {
    format: caseFileFormat,
    agency: { profile: tree(specimen.organization) },
    people: Object.fromEntries(people.map(([key, person]) => [key, personOf(tree(person))])),
    devices: Object.fromEntries(entries(specimen.devices).map(([key, device]) => [key, deviceOf(tree(device))])),
    case: tree(specimen.case),
    party: specimen.party === undefined ? null : tree(specimen.party),
    records: inOrder(recordingRecords, eventRecords),
  };
}

function eventRecord(event: Tree, nameOnce: (name: string) => string): CaseFileRecord[] {
  const type = text(event.type) ?? 'otherStep';
  const known = type in stepKinds;
  const key = nameOnce(`${type}-${text(event.seq) ?? String(event.seq)}`);
  const at = text(event.at) ?? '';
  const { title = null, stage = null, proves = [] } = event;
  const step: CaseFileRecord = {
    key,
    kind: known ? type : 'otherStep',
    at,
    ...(text(event.until) === null ? {} : { until: text(event.until) ?? '' }),
    ...(list(event.officers).length === 0
      ? {}
      : { by: list(event.officers).map((person) => ({ role: '执法人员', person: String(person) })) }),
    ...(list(event.recordings).length === 0 ? {} : { recordings: list(event.recordings).map(String) }),
    data: {
      ...tree(event.data),
      title,
      stage,
      proves,
      ...(known ? {} : { type }),
      ...rest(event, [
        'seq',
        'at',
        'until',
        'type',
        'stage',
        'title',
        'officers',
        'recordings',
        'documents',
        'data',
        'proves',
      ]),
    },
  };
  return [step, ...list(event.documents).map((document) => documentRecord(tree(document), key, at, nameOnce))];
}

function documentRecord(document: Tree, step: string, at: string, nameOnce: (name: string) => string): CaseFileRecord {
  const docType = text(document.docType) ?? 'otherDocument';
  const known = docType in documentKinds;
  const { signatures, ...data } = document;
  const number = text(document.number);
  return {
    key: nameOnce(number === null ? `${docType}@${step}` : `${docType} ${number}`),
    kind: known ? docType : 'otherDocument',
    at: text(document.issuedAt) ?? at,
    links: { during: step },
    data: { fields: {}, ...(known ? rest(data, ['docType']) : data) },
    ...(signatures === undefined
      ? {}
      : { signatures: list(signatures).map((signature) => ({ role: '', name: '', ...tree(signature) })) }),
  };
}

function recordingRecord(recording: Tree): CaseFileRecord {
  const { id, ...data } = recording;
  const ended = text(recording.endedAt);
  return {
    key: String(id),
    kind: 'recording',
    at: text(recording.startedAt) ?? '',
    ...(ended === null ? {} : { until: ended }),
    data,
  };
}

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

function personOf(person: Tree): CaseFile['people'][string] {
  const { name, role, certNo, certValidTo, certType, certArea, certIssuer, certAnnualCheckTo, ...more } = person;
  const certificate = {
    certNo: text(certNo) ?? '',
    ...present({ certValidTo, certType, certArea, certIssuer, certAnnualCheckTo, ...more }),
  };
  return {
    name: text(name) ?? '',
    role: text(role) ?? '',
    appointments: officesIn(text(role) ?? '', text(certNo) !== null).map((office) => ({ office })),
    certificates: text(certNo) === null ? [] : [certificate],
  };
}

/** The offices that a specimen's free words for a person amount to. */
function officesIn(role: string, certified: boolean): Office[] {
  const found: Office[] = [];
  const add = (office: Office, when: boolean) => when && found.push(office);
  add('assistant', /辅助/.test(role));
  add('officer', certified || (/执法人员/.test(role) && !/辅助/.test(role)));
  add('brigadeChief', /大队长|承办机构负责人/.test(role));
  add('cityHead', /市.{0,12}局.*负责人|市局/.test(role) && !/分局/.test(role));
  add('bureauHead', /分局负责人/.test(role) && !/分管/.test(role));
  add('deputyHead', /分管负责人|副局长/.test(role) && !found.includes('cityHead'));
  add('legalReviewer', /法制/.test(role) && !/听证/.test(role));
  add('hearingHost', /听证主持/.test(role));
  add('hearingClerk', /听证记录/.test(role));
  add('archivist', /档案|专管员/.test(role));
  add('custodian', /专管员/.test(role));
  add('deviceManager', /设备管理/.test(role));
  add('receptionist', /窗口/.test(role));
  return found;
}

function deviceOf(device: Tree): CaseFile['devices'][string] {
  const offset = device.clockOffsetSec;
  return {
    deviceNo: text(device.deviceNo) ?? '',
    ...present({ kind: text(device.kind), model: text(device.model) }),
    ...(typeof offset === 'number' ? { clockOffsetSec: offset } : {}),
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
