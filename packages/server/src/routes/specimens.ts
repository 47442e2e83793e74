import { Readable } from 'node:stream';
import { type Strokes, strokesPicture } from '@liuhen/evidence';
import { agencyThing, mayAccess } from '@liuhen/law/access';
import type { HeldFile } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { mostPixels } from '../press/page-codes.ts';
import { specimenAt, specimenPicture } from '../press/specimen.ts';
import { takeFiles } from '../press/take-files.ts';
import { demand } from '../reading/demand.ts';
import { recordOf } from '../records-made-here.ts';
import type { Asker } from '../sign-in/asker.ts';
import { append } from './records.ts';

export function specimens(app: FastifyInstance, house: House): void {
  const standing = (asker: Asker, person: string) =>
    specimenAt(asker.facts, person, Temporal.Instant.from(house.now()));

  serve(app, api.specimens.mine, async ({ asker }) => {
    const found = standing(asker, asker.person);
    return {
      specimen: found === null ? null : { record: found.record, at: found.at },
      mayDeposit: mayAccess(asker.viewer, 'record', specimenThing(asker, 'signatureSpecimen', asker.person)).allowed,
    };
  });

  serve(app, api.specimens.picture, async ({ asker, reply }) => {
    const found = standing(asker, asker.person);
    if (found === null) throw absent('您的签名样本');
    const picture = await specimenPicture(house, found.sha256);
    if (picture === null) throw new ServerFault('evidenceLost', '证据库中的签名样本打不开。', '请重新存入一份。');
    return reply.type('image/png').header('cache-control', 'no-store').send(Buffer.from(picture));
  });

  serve(app, api.specimens.deposit, async ({ asker, body }) => {
    await demand(house, asker, 'record', specimenThing(asker, 'signatureSpecimen', asker.person), 'depositSpecimen');
    const file =
      body.file === undefined
        ? await handwritten(house, asker, body.strokes ?? [])
        : await uploaded(house, asker, body.file);
    return append(
      house,
      asker,
      recordOf({
        id: body.id,
        agency: asker.agency,
        kind: 'signatureSpecimen',
        at: house.now(),
        source: 'server',
        people: [{ role: '存样人', person: asker.person, name: asker.name }],
        files: [file],
        data: { person: asker.person },
      }),
    );
  });

  serve(app, api.specimens.revoke, async ({ asker, params, body }) => {
    const { person } = params;
    await demand(house, asker, 'record', specimenThing(asker, 'signatureSpecimenRevoked', person), 'revokeSpecimen');
    if (standing(asker, person) === null) throw absent('这个人的签名样本');
    return append(
      house,
      asker,
      recordOf({
        id: body.id,
        agency: asker.agency,
        kind: 'signatureSpecimenRevoked',
        at: house.now(),
        people: [{ role: '收回人', person: asker.person, name: asker.name }],
        data: { person, reason: body.reason },
      }),
    );
  });
}

function specimenThing(asker: Asker, recordKind: string, owner: string) {
  return agencyThing('agency', asker.agency, { recordKind, owner });
}

/** What was written on the screen becomes a picture, kept like any other file of the person's. */
async function handwritten(house: House, asker: Asker, strokes: Strokes): Promise<HeldFile> {
  const picture = await strokesPicture(strokes);
  if (picture === null) {
    throw new ServerFault(
      'draftIncomplete',
      '没有写下笔迹，也没有选择图片。',
      '请在框内写下签名，或者上传签名的图片。',
    );
  }
  const { sha256, sm3, size } = await house.store.put(Readable.from([picture]));
  const mediaType = 'image/png';
  await house.receipts.add(asker.agency, { sha256, sm3, size, mediaType, uploader: asker.person, sealed: true });
  return { name: '签名样本.png', mediaType, sha256, sm3, size };
}

async function uploaded(house: House, asker: Asker, sha256: string): Promise<HeldFile> {
  const [file] = await takeFiles(house, asker, [{ sha256 }], '签名样本');
  const opened = file === undefined ? null : await house.store.open(sha256);
  if (file === undefined || opened === null) throw new ServerFault('evidenceLost', '证据库中没有这份图片。');
  const bytes = opened.size > 20_000_000 ? null : Buffer.concat(await opened.stream.toArray());
  const known =
    bytes === null
      ? null
      : await sharp(bytes, { limitInputPixels: mostPixels })
          .stats()
          .catch(() => null);
  if (known === null) {
    throw new ServerFault('scanWrong', '签名样本不是能打开的图片，或者过大。', '请用 20 MB 以内的 JPG 或 PNG 图片。');
  }
  return file;
}
