import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { displayName } from '@liuhen/evidence';
import { Fault, systemActor } from '@liuhen/journal';
import { listRecords } from '@liuhen/journal/lists';
import { scopeOf } from '@liuhen/law/access';
import { type RecordBody, uuidV8 } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import { unregisteredDeviceNote } from '../devices/unregistered-devices.ts';
import { lookAtFiles } from '../docking/look-at-files.ts';
import { looseRecordings, looseRow } from '../docking/loose-recordings.ts';
import { proposalsFor } from '../docking/proposals.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { ServerFault } from '../http/server-fault.ts';
import { openRecord } from '../reading/open-case.ts';
import { recordingLine } from '../reading/recording-line.ts';
import { recordOf } from '../records-made-here.ts';
import type { Asker } from '../sign-in/asker.ts';
import { append } from './records.ts';

export function recordings(app: FastifyInstance, house: House): void {
  serve(app, api.evidence.list, async ({ asker, query }) => {
    const scope = scopeOf(asker.viewer, 'read', 'record');
    const list = await listRecords(house.journal, asker.agency, scope, {
      kinds: ['recording'],
      subject: query.case,
      loose: query.unlinked,
      after: query.cursor,
      limit: query.limit,
    });
    const isFirst = query.cursor === undefined && query.case === undefined;
    const loose = isFirst ? looseRecordings(asker.facts, asker.viewer).map((fact) => looseRow(asker.agency, fact)) : [];
    const rows = [...loose, ...list.rows];
    const unlinked = rows.filter(({ acts }) => acts.length === 0).map(({ entry }) => entry.body);
    const proposals = await proposalsFor(house, asker, unlinked);
    const items = rows.map((row) => ({
      ...recordingLine(row, asker.facts),
      proposals: proposals.get(row.entry.body.id) ?? [],
    }));
    return { items, next: list.next };
  });

  serve(app, api.evidence.takeIn, async ({ asker, body }) => {
    const files = await heldFiles(house, asker, body.files, body.names);
    const { times, used, made, ...told } = await lookAtFiles(house, asker, body, files);
    const { startedAt, endedAt } = times;
    const { agency } = asker;
    const subject = body.case;
    const { medium, title, place, sensitivity, announced, lateReason } = body;
    await once(
      house,
      asker,
      recordOf({
        id: body.id,
        agency,
        case: subject,
        kind: 'recording',
        at: startedAt,
        until: endedAt,
        source: 'device',
        people: recorder(asker, body.recordedBy),
        files,
        data: {
          medium,
          device: used.deviceNo,
          ...(used.unregistered.length === 0 ? {} : { unregisteredDevice: true }),
          recordedBy: body.recordedBy,
          startedAt,
          endedAt,
          title,
          place,
          sensitivity,
          announced,
          lateReason,
          storedAt: house.now(),
          storageTarget: '系统',
          ...told,
          files: files.map(({ name, sha256, size }, index) => ({ file: name, sha256, bytes: size, ...made[index] })),
        },
      }),
    );
    const links: string[] = [];
    for (const act of subject === null ? [] : body.covers) {
      const link = recordOf({
        id: uuidV8(createHash('sha256').update(['covers', agency, body.id, act].join('\0')).digest()),
        agency,
        case: subject,
        kind: 'recordingLinked',
        at: house.now(),
        links: [
          { rel: 'recording', record: body.id },
          { rel: 'covers', record: act },
        ],
        data: {},
      });
      await once(house, asker, link);
      links.push(link.id);
    }
    await tellOfUnregistered(house, asker, body.id, used.unregistered);
    return { record: body.id, links };
  });
}

/** A phone that lost the answer asks again: what stands from the same hand, of the same bytes and links, is what it asked for. */
async function once(house: House, asker: Asker, body: RecordBody): Promise<void> {
  try {
    await append(house, asker, body);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'idReused') throw error;
    if (!(await stands(house, asker, body))) throw error;
  }
}

async function stands(house: House, asker: Asker, { id, kind, subject, files, links }: RecordBody): Promise<boolean> {
  const hashes = (of: readonly { sha256: string }[]) => of.map(({ sha256 }) => sha256);
  if (subject.type === 'agency') {
    const fact = asker.facts.facts.find((one) => one.id === id);
    return fact?.kind === kind && fact.actor === asker.person && isDeepStrictEqual(hashes(fact.files), hashes(files));
  }
  const { entry } = await openRecord(house, asker, subject.id, id, { act: 'read', action: 'readRecord' });
  const { body, actor } = entry;
  return (
    body.kind === kind &&
    actor === asker.person &&
    isDeepStrictEqual(hashes(body.files), hashes(files)) &&
    isDeepStrictEqual(body.links, links)
  );
}

/** As a docked card of a strange device is told: on the list of those who keep the ledger, until somebody answers. */
async function tellOfUnregistered(house: House, asker: Asker, recording: string, numbers: readonly string[]) {
  const { agency, person, name } = asker;
  for (const deviceNo of numbers) {
    const facts = await house.journal.dossiers.agencyFacts(agency);
    const used = { agency, deviceNo, by: { id: person, name } };
    const note = unregisteredDeviceNote(facts, used, recording, house.now());
    const outcome = note === null ? null : await house.journal.append(systemActor, note);
    if (outcome instanceof Fault && outcome.code !== 'idReused') throw outcome;
  }
}

/** Only bytes that the store acknowledged to this very person: a hash heard of is no key to somebody else's file. */
async function heldFiles(house: House, asker: Asker, hashes: readonly string[], names: readonly string[]) {
  return Promise.all(
    hashes.map(async (sha256, index) => {
      const receipt = await house.receipts.find(asker.agency, sha256, asker.person);
      if (receipt === null) {
        throw new ServerFault('fileNotYours', '所附文件不是您上传并封存的。');
      }
      const { sm3, size, mediaType } = receipt;
      const extension = mediaType.split('/')[1]?.replace(/[^a-z0-9]/g, '') ?? 'bin';
      const given = names[index]?.trim() ?? '';
      const name = given === '' ? `${sha256.slice(0, 8)}-${index + 1}.${extension}` : displayName(given);
      return { name, mediaType, sha256, sm3, size };
    }),
  );
}

function recorder(asker: Asker, person: string | null) {
  if (person === null) return [];
  return [{ role: '录制人', person, name: asker.facts.people.get(person)?.name ?? '' }];
}
