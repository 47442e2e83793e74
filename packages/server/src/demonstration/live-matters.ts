import { randomUUID } from 'node:crypto';
import { prefill } from '@liuhen/documents';
import { Fault, systemActor } from '@liuhen/journal';
import { allCases, listCases } from '@liuhen/journal/lists';
import type { AgencyFacts, HeldFile, RecordBody } from '@liuhen/records';
import type { House } from '../house.ts';
import { dayOf } from '../press/press.ts';
import { jsonOf } from '../reading/json.ts';
import { recordOf } from '../records-made-here.ts';
import { later } from '../sign-in/sessions.ts';

const hour = 60;

/**
 * What only a running bureau has: cameras that are out, a recording of this morning that nobody has linked yet, drafts half
 * written, somebody on leave and somebody acting for the head.
 */
export async function liveMatters(house: House, agency: string, videos: readonly HeldFile[]): Promise<void> {
  const facts = await house.journal.dossiers.agencyFacts(agency);
  const now = house.now();
  await put(house, [...ofBureau(agency, facts, now)]);
  const officer = idOf(facts, '赵启明');
  if (officer === null) return;
  const newest = { state: 'open', handler: officer, order: 'last', limit: 3 } as const;
  const { rows } = await listCases(house.journal, agency, allCases, newest);
  for (const [index, { subject_id }] of rows.entries()) {
    if (index === 0) await put(house, [thisMorning(agency, subject_id, facts, officer, videos, now)]);
    const { dossier } = await house.journal.dossiers.read(agency, subject_id);
    const docType = index === 0 ? 'siteInspectionRecord' : 'investigationReport';
    const { values } = prefill(docType, dossier, { at: Temporal.Instant.from(now) });
    await house.drafts.create(agency, {
      draft_id: randomUUID(),
      subject_id,
      doc_type: docType,
      owner: officer,
      content: { values: jsonOf(values), during: null, replaces: null },
    });
  }
}

function ofBureau(agency: string, facts: AgencyFacts, now: string): RecordBody[] {
  const [camera, second] = [...facts.devices.keys()];
  const [officer, away, head, deputy] = ['赵启明', '周牧', '高明远', '田恒'].map((name) => idOf(facts, name));
  const today = dayOf(now);
  const nextWeek = dayOf(later(now, 7 * 24 * hour));
  const of = (kind: string, data: Record<string, unknown>, hoursAgo: number) =>
    recordOf({ agency, at: later(now, -hoursAgo * hour), kind, data });
  return [
    of('deviceClockCheck', { device: camera, offsetSec: 1 }, 5),
    of('deviceSignedOut', { device: camera, person: officer }, 5),
    of('deviceClockCheck', { device: second, offsetSec: -2 }, 30),
    of('leave', { person: away, start: today, end: nextWeek }, 20),
    of(
      'delegation',
      { from: head, to: deputy, office: 'bureauHead', start: today, end: nextWeek, reason: '外出培训' },
      20,
    ),
  ];
}

function thisMorning(
  agency: string,
  subject: string,
  facts: AgencyFacts,
  officer: string,
  videos: readonly HeldFile[],
  now: string,
): RecordBody {
  const [startedAt, endedAt] = [later(now, -4 * hour), later(now, -4 * hour + 8)];
  return recordOf({
    agency,
    case: subject,
    at: startedAt,
    until: endedAt,
    source: 'device',
    kind: 'recording',
    people: [{ role: '录制人', person: officer, name: '赵启明' }],
    files: videos.slice(0, 1),
    data: {
      title: '今晨现场检查录像（未关联）',
      medium: '视频',
      device: [...facts.devices.keys()][0] ?? null,
      recordedBy: officer,
      startedAt,
      endedAt,
      storedAt: later(now, -hour),
      storageTarget: '系统',
      announced: true,
    },
  });
}

async function put(house: House, bodies: readonly RecordBody[]): Promise<void> {
  const outcome = await house.journal.appendAll(systemActor, bodies, { origin: 'live' });
  if (outcome instanceof Fault) throw outcome;
}

function idOf(facts: AgencyFacts, name: string): string | null {
  return [...facts.people.values()].find((person) => person.name === name)?.id ?? null;
}
