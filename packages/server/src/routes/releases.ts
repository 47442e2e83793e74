import { mayAccess, recordThing } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api, type Release, type ReleaseLine } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { ServerFault } from '../http/server-fault.ts';
import { dayOf } from '../press/press.ts';
import { seenBy } from '../press/printed-values.ts';
import { openCase } from '../reading/open-case.ts';
import { visibleTo } from '../reading/visible.ts';
import { recordOf } from '../records-made-here.ts';
import { masksOf, opened, partsOf, ReleaseJob, releaseQueue, runReleases, sealed } from '../release/make-release.ts';
import { needsMask, releasable, releasableScans } from '../release/releasable.ts';
import { scanPageCount } from '../release/scan-pages.ts';
import { suggestWords } from '../release/suggest-words.ts';
import type { Asker } from '../sign-in/asker.ts';

/** Copies of the file for a party (article 29): asked for, approved by the head, masked, marked, handed over. */
export function releases(app: FastifyInstance, house: House): void {
  serve(app, api.releases.offer, async ({ asker, params }) => {
    const { seen, dossier } = await openToRelease(house, asker, params.case);
    const listed = releasable(seen);
    const documents = listed.filter(({ offered }) => offered.withheld === null).map(({ fact }) => fact);
    return {
      refusals: refusalsOf(house, asker, params.case, dossier),
      receiver: applicantOf(seen.dossier),
      documents: listed.map(({ offered }) => offered),
      scans: releasableScans(seen).map(({ offered }) => offered),
      words: suggestWords(seen.dossier, documents),
    };
  });

  serve(app, api.releases.make, async ({ asker, params, body }) => {
    const { seen, dossier } = await openToRelease(house, asker, params.case);
    const [refusal, ...more] = refusalsOf(house, asker, params.case, dossier, body);
    if (refusal !== undefined)
      throw new ServerFault('refused', refusal.message, refusal.cure, { refusals: [refusal, ...more] });
    demandReleasable(seen, body);
    const pages = await pagesOfScans(house, seen, body.scans);
    const at = house.now();
    const series = `复制/${dayOf(at).slice(0, 4)}`;
    const serial = await house.numbers.reserve(asker.agency, series, body.id, asker.person);
    const number = `复〔${dayOf(at).slice(0, 4)}〕${serial}号`;
    const first: ReleaseJob = {
      release: body.id,
      case: params.case,
      person: asker.person,
      number,
      askedAt: at,
      made: 0,
      of: body.items.length + partsOf(pages).length,
      pages,
      sealed: sealed(house, body.id, { wanted: body, files: [] }),
    };
    await house.numbers.issued(asker.agency, series, serial);
    await house.jobs.enqueue(asker.agency, releaseQueue, `${body.id} 0`, first);
    // begun at once; whatever cuts it off, the keeping of the house goes on with it
    void runReleases(house).catch((error: unknown) => app.log.error(error));
    return { id: body.id, number };
  });

  serve(app, api.releases.list, async ({ asker, params }) => {
    const { ground, entries } = await openCase(house, asker, params.case, { act: 'read', action: 'readCase' });
    const { dossier } = visibleTo(asker.viewer, ground, entries, asker.facts);
    const made = dossier.of('copyReleased').map((fact): ReleaseLine => {
      const { receiver, masks } = fact.data;
      const number = 'number' in fact.data ? String(fact.data.number) : '';
      const files = fact.files.map(({ name, sha256, size }) => ({ name, sha256, size }));
      const of = files.length;
      const askedAt = fact.at.toString({ fractionalSecondDigits: 3 });
      return {
        id: fact.id,
        receiver,
        number,
        askedAt,
        state: 'done',
        made: of,
        of,
        trouble: null,
        files,
        masks: masks ?? [],
      };
    });
    const done = new Set(made.map(({ id }) => id));
    const waiting = (await house.jobs.waiting(asker.agency, releaseQueue)).flatMap(({ input, lastError }) => {
      const job = ReleaseJob.safeParse(input).data;
      if (job === undefined || job.case !== params.case || done.has(job.release)) return [];
      const { wanted } = opened(house, job);
      const { number, askedAt, of } = job;
      const state = lastError === null ? ('making' as const) : ('failing' as const);
      return [
        {
          id: job.release,
          receiver: wanted.receiver,
          number,
          askedAt,
          state,
          made: job.made,
          of,
          trouble: lastError,
          files: [],
          masks: masksOf(wanted),
        },
      ];
    });
    return { items: [...waiting, ...made.toReversed()] };
  });
}

async function openToRelease(house: House, asker: Asker, id: string) {
  const { dossier, ground, entries } = await openCase(house, asker, id, { act: 'read', action: 'readCase' });
  const about = { id: '', kind: 'copyReleased', family: 'custody', data: {}, actor: asker.person } as const;
  const decision = mayAccess(asker.viewer, 'release', recordThing(ground, about));
  if (!decision.allowed) {
    await house.log.note(asker.agency, {
      actor: asker.person,
      action: 'release',
      outcome: 'denied',
      subject: id,
      detail: { rule: decision.rule },
    });
    throw new ServerFault('forbidden', decision.reason);
  }
  return { dossier, seen: seenBy(asker, ground, entries) };
}

/** The law's no before anything is made: as it would say it to the record at the end. */
function refusalsOf(
  house: House,
  asker: Asker,
  id: string,
  dossier: Parameters<House['law']['port']['gate']>[0],
  wanted?: Release,
) {
  const body = recordOf({
    agency: asker.agency,
    case: id,
    at: house.now(),
    kind: 'copyReleased',
    data: {
      receiver: wanted?.receiver ?? '申请人',
      items: ['复制件'],
      masks: wanted === undefined ? [] : masksOf(wanted),
    },
  });
  return house.law.port
    .gate(dossier, body, house.now())
    .refusals.map((refusal) => ({ ...refusal, facts: [...refusal.facts] }));
}

function demandReleasable(seen: ReturnType<typeof seenBy>, wanted: Release): void {
  const { items, scans, words, ground } = wanted;
  if (items.length + scans.length === 0)
    throw new ServerFault('draftIncomplete', '没有选择要复制的材料。', '请选择文书、扫描件或者照片。');
  demandScans(seen, scans);
  const known = new Map(releasable(seen).map((one) => [one.offered.record, one]));
  const masks = items.some(({ fields }) => fields.length > 0) || words.length > 0;
  if (masks && ground === '')
    throw new ServerFault(
      'draftIncomplete',
      '有遮蔽而没有写明遮蔽的依据。',
      '请写明依据，如“涉及第三人个人信息，制度第三十条”。',
    );
  for (const { record, fields } of items) {
    const one = known.get(record);
    if (one === undefined)
      throw new ServerFault('notFixed', '所选的文书中有不能复制的。', '请从清单中选择本案的文书。');
    if (one.offered.withheld !== null) throw new ServerFault('forbidden', one.offered.withheld);
    const careful = needsMask(one.fact);
    if (careful !== null && fields.length === 0 && words.length === 0)
      throw new ServerFault('draftIncomplete', careful, '请选择要遮蔽的栏目或词语。');
    const unknown = fields.find((key) => !one.offered.fields.some((field) => field.key === key));
    if (unknown !== undefined)
      throw new ServerFault(
        'draftIncomplete',
        `《${one.offered.title}》没有栏目“${unknown}”。`,
        '请重新选择要遮蔽的栏目。',
      );
  }
}

/** How many pages each has; what cannot be opened is told now, to whoever asks. */
async function pagesOfScans(house: House, seen: ReturnType<typeof seenBy>, scans: Release['scans']): Promise<number[]> {
  const counts: number[] = [];
  for (const { record, sha256 } of scans) {
    const file = seen.dossier.find(record)?.files.find((one) => one.sha256 === sha256);
    if (file !== undefined) counts.push(await scanPageCount(house.store, file));
  }
  return counts;
}

function demandScans(seen: ReturnType<typeof seenBy>, scans: Release['scans']): void {
  const known = releasableScans(seen);
  for (const { record, sha256, areas } of scans) {
    const one = known.find(({ offered }) => offered.record === record && offered.sha256 === sha256);
    if (one === undefined)
      throw new ServerFault('notFixed', '所选的扫描件、照片中有不能复制的。', '请从清单中选择本案的材料。');
    if (one.offered.withheld !== null) throw new ServerFault('forbidden', one.offered.withheld);
    const careful = needsMask(one.fact);
    if (careful !== null && areas.length === 0)
      throw new ServerFault('draftIncomplete', careful, '请在页面上画出要遮蔽的区域。');
  }
}

/** Who asked on the newest application form. */
function applicantOf(dossier: Parameters<House['law']['port']['gate']>[0]): string | null {
  const fields = dossier.documents('copyApplication').at(-1)?.data.fields;
  const applicant: unknown = typeof fields === 'object' && fields !== null ? Reflect.get(fields, 'applicant') : null;
  if (typeof applicant === 'string') return applicant;
  if (typeof applicant === 'object' && applicant !== null && 'name' in applicant) return String(applicant.name);
  return dossier.party?.name ?? null;
}
