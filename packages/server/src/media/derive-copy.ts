import { createHash } from 'node:crypto';
import { derive, EvidenceFault } from '@liuhen/evidence';
import { classificationTitles, classify, mayAccess, recordThing, volumeOf } from '@liuhen/law/access';
import type { HeldFile } from '@liuhen/records';
import type { Derive } from '../api/index.ts';
import type { House } from '../house.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { heldBackFiles } from '../reading/held-back.ts';
import { openRecord } from '../reading/open-case.ts';
import { visibleTo } from '../reading/visible.ts';
import { recordOf } from '../records-made-here.ts';
import { append } from '../routes/records.ts';
import type { Asker } from '../sign-in/asker.ts';

type Place = { readonly case: string; readonly record: string; readonly sha256: string };

const titles = { clip: '剪辑', still: '截图', masked: '遮挡副本' } as const;

/**
 * A clip, still or masked copy as a record that names its original. The original is only read. The copy is as confidential as what
 * it was made of, in words that the policy understands; only a masked copy may be declared less, by who gives the ground.
 */
export async function deriveCopy(house: House, asker: Asker, place: Place, wanted: Derive) {
  const { agency } = asker;
  const { entry, ground, entries } = await openRecord(house, asker, place.case, place.record, {
    act: 'read',
    action: 'derive',
    detail: { sha256: place.sha256, form: wanted.derivation.kind },
  });
  const file = entry.body.files.find(({ sha256 }) => sha256 === place.sha256);
  if (file === undefined) throw absent('这个文件');
  if (heldBackFiles(visibleTo(asker.viewer, ground, entries, asker.facts), entries).has(file.sha256)) {
    throw new ServerFault('forbidden', '这份材料含有对您保密的内容，不能制作派生件。');
  }
  const about = { id: wanted.id, kind: 'derivedItem', family: 'recording', data: {}, actor: asker.person } as const;
  const decision = mayAccess(asker.viewer, 'record', recordThing(ground, about));
  if (!decision.allowed) throw new ServerFault('forbidden', decision.reason);

  const item = await derive(file.sha256, await factsOf(house, file), wanted.derivation, house);
  const { sha256, sm3, size, mediaType } = item;
  await house.receipts.add(agency, { sha256, sm3, size, mediaType, uploader: asker.person, sealed: true });
  const { derivation } = wanted;
  const made: HeldFile = { name: nameOf(file.name, derivation.kind, mediaType), mediaType, sha256, sm3, size };
  await append(
    house,
    asker,
    recordOf({
      id: wanted.id,
      agency,
      case: place.case,
      kind: 'derivedItem',
      at: house.now(),
      links: [{ rel: 'derivedFrom', record: place.record }],
      files: [made],
      data: {
        title: `${titles[derivation.kind]}：${file.name}`,
        form: derivation.kind,
        method: item.how.tool,
        ground: wanted.ground,
        original: { record: place.record, sha256: file.sha256, sm3: file.sm3 },
        derivation,
        ...(derivation.kind === 'masked' ? { masks: [...derivation.areas, ...derivation.muted] } : {}),
        ...confidentiality(entry.body, wanted),
      },
    }),
  );
  return { record: wanted.id, sha256, size, mediaType };
}

async function factsOf(house: House, file: HeldFile) {
  const copy = await house.store.localCopy(file.sha256);
  if (copy === null) throw new EvidenceFault('objectAbsent', '原件不在证据库中，请系统管理员从备份恢复。');
  return house.prober.probe(copy.path, file.name).finally(() => copy.release());
}

function confidentiality({ kind, data }: { kind: string; data: Record<string, unknown> }, wanted: Derive) {
  const level = classify(kind, data);
  const own = level === 'none' ? undefined : classificationTitles[level];
  const lowered = wanted.derivation.kind === 'masked' ? wanted.sensitivity : undefined;
  const raised =
    classify('derivedItem', { sensitivity: wanted.sensitivity }) === 'none' ? undefined : wanted.sensitivity;
  const sensitivity = lowered ?? own ?? raised;
  return {
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(volumeOf(kind, data) === 'side' ? { volume: '副卷' } : {}),
  };
}

function nameOf(original: string, form: keyof typeof titles, mediaType: string): string {
  const stem = original.replace(/\.[^.]*$/, '');
  const ending = mediaType === 'video/mp4' ? 'mp4' : mediaType.replace(/^.*\//, '');
  const mark = createHash('sha256').update(`${original}${form}`).digest('hex').slice(0, 4);
  return `${stem}（${titles[form]}${mark}）.${ending}`;
}
