import { createHash } from 'node:crypto';
import { displayName } from '@liuhen/evidence';
import { listRecords } from '@liuhen/journal/lists';
import { scopeOf } from '@liuhen/law/access';
import { uuidV8 } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type TakeIn } from '../api/index.ts';
import { handedInBy, once, readingOf, rowsWithin, tellOfUnregistered } from '../docking/enter-recording.ts';
import { type GivenFile, lookAtFiles, type Said } from '../docking/look-at-files.ts';
import { looseRecordings, looseRow } from '../docking/loose-recordings.ts';
import { proposalsFor } from '../docking/proposals.ts';
import { refuseTwin } from '../docking/standing-twin.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { recordingLine } from '../reading/recording-line.ts';
import { recordOf } from '../records-made-here.ts';
import type { Asker } from '../sign-in/asker.ts';
import { waitingFiles } from '../uploads/waiting-files.ts';

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

  serve(app, api.evidence.waiting, async ({ asker }) => ({ items: await waitingFiles(house, asker) }));

  serve(app, api.evidence.leave, async ({ asker, params }) => {
    const one = await house.uploads.forget(asker.person, params.upload);
    if (one === null) throw absent('这个文件');
    const detail = { sha256: one.sha256 };
    await house.log.note(asker.agency, { actor: asker.person, action: 'leaveUpload', outcome: 'done', detail });
    return { left: true as const };
  });

  serve(app, api.evidence.takeIn, async ({ asker, body }) => {
    const given = await heldFiles(house, asker, body);
    const looked = await lookAtFiles(house, asker, saidOf(body, house.now()), given);
    const { startedAt, endedAt } = looked.times;
    const { agency } = asker;
    const subject = body.case;
    const { medium, title, place, sensitivity, announced, lateReason, proves, gapExplanation, interruptions } = body;
    const recording = recordOf({
      id: body.id,
      agency,
      case: subject,
      kind: 'recording',
      at: startedAt,
      until: endedAt,
      source: 'device',
      people: recorder(asker, body.recordedBy),
      files: looked.files,
      data: {
        medium,
        device: looked.used.deviceNo,
        recordedBy: body.recordedBy,
        startedAt,
        endedAt,
        title,
        place,
        proves,
        gapExplanation,
        sensitivity,
        announced,
        lateReason,
        interruptions,
        storedAt: house.now(),
        storageTarget: '系统',
        ...readingOf(looked),
        files: rowsWithin(looked),
      },
    });
    if (body.ifNew) await refuseTwin(house, asker, recording);
    await once(house, asker, recording);
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
    await tellOfUnregistered(house, handedInBy(asker), body.id, looked.used.unregistered);
    return { record: body.id, links, differences: looked.differences.map(({ detail }) => detail) };
  });
}

function saidOf(body: TakeIn, now: string): Said {
  const { medium, device, recordedBy, startedAt, endedAt, title, place, sensitivity, proves, gapExplanation } = body;
  const { interruptions = [] } = body;
  const words = [title, place, sensitivity, proves, gapExplanation, ...interruptions.map(({ reason }) => reason)];
  return {
    medium,
    device,
    recordedBy,
    startedAt,
    endedAt,
    otherwiseAt: body.modifiedAt ?? body.modified.toSorted()[0] ?? now,
    interruptions,
    words: words.filter((word) => typeof word === 'string'),
    names: [],
  };
}

/** Only bytes that the store acknowledged to this very person: a hash heard of is no key to somebody else's file. */
async function heldFiles(house: House, asker: Asker, { files, names, modified }: TakeIn): Promise<GivenFile[]> {
  return Promise.all(
    files.map(async (sha256, index) => {
      const receipt = await house.receipts.find(asker.agency, sha256, asker.person);
      if (receipt === null) {
        throw new ServerFault('fileNotYours', '所附文件不是您上传并封存的。');
      }
      const { sm3, size, mediaType } = receipt;
      const extension = mediaType.split('/')[1]?.replace(/[^a-z0-9]/g, '') ?? 'bin';
      const given = names[index]?.trim() ?? '';
      const name = given === '' ? `${sha256.slice(0, 8)}-${index + 1}.${extension}` : displayName(given);
      const modifiedAt = modified[index] ?? null;
      return { name, mediaType, sha256, sm3, size, isOwn: true, declared: receipt.declared ?? null, modifiedAt };
    }),
  );
}

function recorder(asker: Asker, person: string | null) {
  if (person === null) return [];
  return [{ role: '录制人', person, name: asker.facts.people.get(person)?.name ?? '' }];
}
