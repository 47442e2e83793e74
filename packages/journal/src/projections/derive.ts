import { informantWords } from '@liuhen/law/access';
import { type Entry, findKind, isNaturalPerson, partyCodesOf, type RecordBody } from '@liuhen/records';
import type { CaseReading, Law, TaskReading } from '../law-port.ts';
import type { Standing } from '../readers/dossiers.ts';
import type { HeldWords, IndexSeal } from '../vault/index-seal.ts';
import { caseText, heldText } from './case-text.ts';
import { tokensOf } from './tokens.ts';

const longestContent = 20_000;

/** Everything derived of one subject, as `derive_write` takes it. Pure: `rebuild` rests on it. */
export function derive(
  law: Law,
  standing: Standing,
  reading: CaseReading | null,
  index: IndexSeal,
  isSearchable: (seq: number) => boolean,
): object {
  const { entries } = standing;
  const last = entries.at(-1);
  const search = entries
    .filter((entry) => !isSearchable(entry.subjectSeq))
    .map((entry) => recordRow(law, index, entry));
  if (last === undefined || reading === null) {
    const none = {
      relations: [],
      findings: [],
      tasks: [],
      bearers: [],
      recordings: [],
      held: [],
      codes: [],
      tokens: [],
    };
    return { row: null, ...none, search };
  }
  const { words, ...row } = caseRow(standing, reading, last);
  return {
    row: { ...row, sealed: `\\x${index.sealCase(standing.dossier.subject, words).toString('hex')}` },
    relations: reading.relations,
    // what does not apply is not a row: there are hundreds of duties, and a case has the occasion for a few dozen
    findings: reading.findings
      .filter(({ status }) => status !== 'notApplicable')
      .map((finding, ordinal) => ({
        ordinal,
        finding_id: finding.id,
        article: finding.article,
        severity: finding.severity,
        status: finding.status,
        legal_effect: finding.legalEffect,
        compliance: finding.compliance,
        due: finding.due,
        who: finding.who,
        state: reading.state,
        at: finding.at,
        bearer: finding.bearer,
      })),
    tasks: reading.tasks.map((task, ordinal) => ({ ordinal, task_key: task.key, ...task })),
    bearers: reading.tasks.flatMap((task, ordinal) =>
      isToDo(reading.state, task)
        ? [...new Set(task.bearers)].map((bearer) => ({ ordinal, bearer, due: task.due }))
        : [],
    ),
    recordings: recordingRows(standing),
    held: heldRows(standing, reading, index),
    codes: codeRows(standing, index),
    search,
    tokens: tokensOf(caseText(row.case_no, words)).map((token) => index.blind(token)),
  };
}

/** Of an open case everything; of a closed one what runs against a clock, such as the thirty days to file it (制度第二十七条). */
function isToDo(state: CaseReading['state'], { due, outlivesFiling }: TaskReading): boolean {
  return state === 'open' || (state === 'closed' && due !== null) || outlivesFiling === true;
}

function caseRow({ dossier, entries }: Standing, reading: CaseReading, last: Entry) {
  const { profile, party } = dossier;
  const claims = entries.map(({ body }) => body.claimed.from).sort();
  const title = profile.title ?? profile.caseNo ?? '未命名案件';
  return {
    case_no: profile.caseNo ?? null,
    procedure: reading.procedure,
    stage: reading.stage,
    stage_title: reading.stageTitle,
    is_major: profile.isMajor === true,
    state: reading.state,
    opened_at: claims[0] ?? last.receivedAt,
    last_at: claims.at(-1) ?? last.receivedAt,
    next_due: reading.nextDue,
    holds_from: reading.holds.from !== null && reading.holds.from > last.receivedAt ? reading.holds.from : null,
    holds_until: reading.holds.until,
    records: last.subjectSeq,
    words: {
      title: title.toWellFormed(),
      party: party?.name?.toWellFormed() ?? null,
      partyIsPerson: isNaturalPerson(party?.partyType),
    },
    names_informant: informantWords(entries).length > 0,
    breaches: reading.findings.filter(
      ({ status }) => status === 'breached' || status === 'overdue' || status === 'metLate',
    ).length,
  };
}

/** Each recording with the acts it was linked to; a link that was taken back is none. */
function recordingRows({ dossier }: Standing) {
  const actsOf = new Map<string, string[]>();
  for (const act of dossier.facts) {
    for (const { id } of dossier.recordingsOf(act)) actsOf.set(id, [...(actsOf.get(id) ?? []), act.id]);
  }
  return dossier.recordings().map((fact) => {
    const acts = actsOf.get(fact.id) ?? [];
    const { recordedBy } = fact.data;
    return {
      ordinal: fact.seq,
      at: fact.claimed.from,
      owner: fact.actor,
      recorded_by: dossier.person(recordedBy)?.id ?? (typeof recordedBy === 'string' ? recordedBy : null),
      acts,
      loose: acts.length === 0 && fact.annulledBy === null,
    };
  });
}

/** The ledger of things held; a thing whose list is not among the records is none. */
function heldRows({ dossier }: Standing, { held }: CaseReading, index: IndexSeal) {
  return held
    .map((thing) => ({ ...thing, list: dossier.find(thing.list)?.seq ?? 0 }))
    .filter(({ list }) => list > 0)
    .map(({ way, state, since, due, endedAt, list, ...words }, ordinal) => ({
      ...{ ordinal, list_seq: list, way, state, since, due, ended_at: endedAt },
      tokens: tokensOf(heldText(words)).map((token) => index.blind(token)),
      sealed: index.sealHeld(`${dossier.subject} ${ordinal}`, wellFormed(words)).toString('base64'),
    }));
}

function wellFormed({ name, amount, place, keeper, sealNo, ending }: HeldWords): HeldWords {
  const plain = (text: string): string => text.replaceAll('\0', ' ').toWellFormed();
  return {
    ...{ name: plain(name), amount: plain(amount), place: plain(place), keeper: plain(keeper), sealNo: plain(sealNo) },
    ending: ending === null ? null : plain(ending),
  };
}

/** By which numbers the party of the case is known, as it was last registered. */
function codeRows({ dossier }: Standing, index: IndexSeal) {
  const said = dossier.of('partyIdentified').at(-1);
  if (said === undefined) return [];
  return partyCodesOf(said.data).map(({ code, ofPerson }) => ({
    code: index.blindCode(code),
    record_seq: said.seq,
    of_person: ofPerson,
  }));
}

/** From the record as it was written: later corrections are records, and found as themselves. */
function recordRow(law: Law, index: IndexSeal, { body, subjectSeq, actor }: Entry) {
  const kind = findKind(body.kind, body.schema);
  const title =
    typeof body.data.title === 'string' && body.data.title !== '' ? body.data.title : (kind?.title ?? body.kind);
  const content = [title, ...textsOf(body)].join('\n').replaceAll('\0', ' ').slice(0, longestContent);
  const words = { title: title.replaceAll('\0', ' ').toWellFormed(), content: content.toWellFormed() };
  return {
    ordinal: subjectSeq,
    record_id: body.id,
    record_kind: body.kind,
    family: kind?.family ?? 'step',
    ...law.classify(body),
    owner: actor,
    at: body.claimed.from,
    title: '',
    content: '',
    tokens: tokensOf(content).map((token) => index.blind(token)),
    sealed: index.seal(body.id, words).toString('base64'),
  };
}

function textsOf(body: RecordBody): string[] {
  const texts = [...body.people.map(({ name }) => name), ...body.files.map(({ name }) => name)];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(body.data);
  return texts;
}
