import { Readable } from 'node:stream';
import { Fault } from '@liuhen/journal';
import type { Job } from '@liuhen/journal/work';
import { caseGround, viewerOf } from '@liuhen/law/access';
import type { HeldFile } from '@liuhen/records';
import { z } from 'zod';
import { Release, type ReleasedArea } from '../api/index.ts';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import { nameOf } from '../press/fixed-document.ts';
import { agencyNames, dayOf, type Sheet } from '../press/press.ts';
import { copySheet } from '../press/print-file.ts';
import { heldBackFiles } from '../reading/held-back.ts';
import { visibleTo } from '../reading/visible.ts';
import { recordOf } from '../records-made-here.ts';
import { barAll, strikeWords } from './mask.ts';
import { maskedPage, pagesAtOnce, scanPage, scanPageCount } from './scan-pages.ts';

export const releaseQueue = 'release';

/** One document a job, so that a restart loses one and how far it is can be told. What is struck out is sealed: it names people. */
export const ReleaseJob = z.object({
  release: z.string(),
  case: z.string(),
  person: z.string(),
  number: z.string(),
  askedAt: z.string(),
  made: z.number().int(),
  of: z.number().int(),
  /** Pages of each scan, in the order asked for; null in a job queued by an older house, which counted them later. */
  pages: z.array(z.number().int()).nullable().default(null),
  sealed: z.string(),
});
export type ReleaseJob = z.infer<typeof ReleaseJob>;

const Secret = z.object({ wanted: Release, files: z.array(z.custom<HeldFile>()) });
type Secret = z.infer<typeof Secret>;

export function sealed(house: House, release: string, secret: Secret): string {
  return house.box.seal(Buffer.from(JSON.stringify(secret)), `release ${release}`).toString('base64');
}

export function opened(house: House, { release, sealed: bytes }: ReleaseJob): Secret {
  const plain = house.box.open(Buffer.from(bytes, 'base64'), `release ${release}`);
  if (plain === null) throw new Error('这次复制的内容不能解开：服务器密钥已更换，请重新制作');
  return Secret.parse(JSON.parse(plain.toString()));
}

/** Makes what is due; how many documents it made. */
export async function runReleases(house: House, signal?: AbortSignal): Promise<number> {
  let ran = 0;
  while (signal?.aborted !== true && (await house.jobs.runOne(releaseQueue, (job) => makeNext(house, job)))) ran += 1;
  return ran;
}

async function makeNext(house: House, { agency, input }: Job): Promise<void> {
  const job = ReleaseJob.parse(input);
  const { wanted, files } = opened(house, job);
  const item = wanted.items[job.made];
  const part = partsOf(job.pages ?? (await pagesOf(house, agency, job, wanted)))[job.made - wanted.items.length];
  if (item === undefined && part === undefined) return putOnRecord(house, agency, job, wanted, files);
  const file =
    item === undefined
      ? await maskedScan(house, agency, job, wanted, part ?? neverAbsent())
      : await maskedCopy(house, agency, job, wanted, item);
  const next = { ...job, made: job.made + 1, sealed: sealed(house, job.release, { wanted, files: [...files, file] }) };
  await house.jobs.enqueue(agency, releaseQueue, `${job.release} ${next.made}`, next);
}

async function maskedCopy(
  house: House,
  agency: string,
  job: ReleaseJob,
  { receiver, words }: Release,
  { record, fields }: Release['items'][number],
): Promise<HeldFile> {
  const { seen, fact } = await seenNow(house, agency, job, record);
  const sheet = masked(await copySheet(house, agency, seen, fact), fields, words);
  const { pdf } = await house.press.print({ ...sheet, watermark: watermarkOf(job, receiver), struck: words });
  return keepCopy(house, agency, job, pdf, nameOf(fact), words);
}

type ScanPart = { readonly scan: number; readonly from: number; readonly to: number; readonly of: number };

async function pagesOf(house: House, agency: string, job: ReleaseJob, { scans }: Release): Promise<number[]> {
  const counts: number[] = [];
  for (const { record, sha256 } of scans) {
    const { fact } = await seenNow(house, agency, job, record);
    counts.push(await scanPageCount(house.store, fact.files.find((one) => one.sha256 === sha256) ?? neverAbsent()));
  }
  return counts;
}

/** A long scan is copied in files of as many pages as are set at once. */
export function partsOf(pages: readonly number[]): ScanPart[] {
  return pages.flatMap((of, scan) =>
    Array.from({ length: Math.ceil(of / pagesAtOnce) }, (_, part) => ({
      ...{ scan, of },
      from: part * pagesAtOnce + 1,
      to: Math.min((part + 1) * pagesAtOnce, of),
    })),
  );
}

/** Pictures of the pages with what is masked gone from their pixels; the original is only read. */
async function maskedScan(
  house: House,
  agency: string,
  job: ReleaseJob,
  { receiver, words, scans }: Release,
  { scan, from, to, of }: ScanPart,
): Promise<HeldFile> {
  const { record, sha256, areas } = scans[scan] ?? neverAbsent();
  const { seen, fact } = await seenNow(house, agency, job, record);
  const file = fact.files.find((one) => one.sha256 === sha256);
  if (file === undefined || seen.heldBack.has(sha256)) throw notYours();
  const pages = [];
  for (let page = from; page <= to; page += 1) {
    const here = areas.filter((area) => area.page === page);
    const masked = await maskedPage(await scanPage(house.store, file, { page }), here);
    pages.push({ ...masked, note: noteUnder(here) });
  }
  const whole = strikeWords(fact.family === 'document' ? nameOf(fact) : fact.title, words);
  const title = of > pagesAtOnce ? `${whole}（第 ${from}–${to} 页，共 ${of} 页）` : whole;
  const author = agencyNames(seen.dossier.agency).regulator;
  const set = { title, author, at: job.askedAt, watermark: watermarkOf(job, receiver), pages };
  const { pdf } = await house.press.printPictures(set);
  return keepCopy(house, agency, job, pdf, title, words);
}

/** Under each page: how many places, ground by ground. */
function noteUnder(areas: readonly ReleasedArea[]): string {
  const byGround = Map.groupBy(
    areas,
    ({ ground, article = '' }) => `${ground}${article === '' ? '' : `（${article}）`}`,
  );
  const said = [...byGround].map(([ground, of]) => `遮蔽 ${of.length} 处：${ground}`);
  return said.length === 0 ? '原件扫描（拍摄）件的复制件' : said.join('；');
}

/** As who asked for it may see it, at this moment: a right that ended since makes no copy. */
async function seenNow(house: House, agency: string, job: ReleaseJob, record: string) {
  const { dossier, entries } = await house.journal.dossiers.read(agency, job.case);
  const facts = await house.journal.dossiers.agencyFacts(agency);
  const viewer = viewerOf(facts, agency, job.person, Temporal.Instant.from(house.now()));
  const visible = visibleTo(viewer, { ...caseGround(agency, dossier), subject: job.case }, entries, facts);
  const seen = { dossier: visible.dossier, heldBack: heldBackFiles(visible, entries) };
  const fact = seen.dossier.find(record);
  if (fact === undefined || fact.withheld.length > 0) throw notYours();
  return { seen, fact };
}

const notYours = () => new ServerFault('forbidden', '所选的材料中有您已无权查阅的，不能复制。');

const watermarkOf = ({ askedAt, number }: Pick<ReleaseJob, 'askedAt' | 'number'>, receiver: string): string =>
  `${receiver}　${dayOf(askedAt)}　${number}`;

async function keepCopy(
  house: House,
  agency: string,
  { number, person }: ReleaseJob,
  pdf: Uint8Array,
  title: string,
  words: readonly string[],
): Promise<HeldFile> {
  const { sha256, sm3, size } = await house.store.put(Readable.from([pdf]));
  const mediaType = 'application/pdf';
  await house.receipts.add(agency, { sha256, sm3, size, mediaType, uploader: person, sealed: true });
  const name = strikeWords(`${title.replace(/[《》]/g, '')}（复制件 ${number}）.pdf`, words);
  return { name, mediaType, sha256, sm3, size };
}

/** The document as it goes out. It bears no code of the record: these are other pages than those that were fixed. */
function masked(sheet: Sheet, fields: readonly string[], words: readonly string[]): Sheet {
  const barred = Object.fromEntries(
    Object.entries(sheet.values).map(([key, value]) => [key, fields.includes(key) ? barAll(value) : value]),
  );
  const values = strikeWords(barred, words);
  const { issued } = sheet;
  const signatures = (issued?.signatures ?? []).map((signature) => {
    const struck = strikeWords(signature, words);
    // a hand is a name
    return struck.name === signature.name ? struck : { ...struck, image: null };
  });
  const used = JSON.stringify([values, signatures]);
  const assets = Object.fromEntries(Object.entries(sheet.assets ?? {}).filter(([name]) => used.includes(`"${name}"`)));
  return {
    ...sheet,
    record: null,
    values,
    assets,
    ...(issued === undefined ? {} : { issued: { ...issued, signatures } }),
  };
}

async function putOnRecord(
  house: House,
  agency: string,
  { release, case: id, person, number, askedAt }: ReleaseJob,
  wanted: Release,
  files: readonly HeldFile[],
): Promise<void> {
  const { dossier } = await house.journal.dossiers.read(agency, id);
  const areas = wanted.scans.flatMap((scan) =>
    scan.areas.map((area) => ({ record: scan.record, sha256: scan.sha256, ...area })),
  );
  const sources = [...wanted.items, ...wanted.scans].map(({ record }) => dossier.find(record) ?? neverAbsent());
  const body = recordOf({
    id: release,
    agency,
    case: id,
    kind: 'copyReleased',
    at: askedAt,
    source: 'person',
    links: [...new Set(sources.map((source) => source.id))].map((record) => ({ rel: 'derivedFrom' as const, record })),
    files: [...files],
    data: {
      title: `提供复制件 ${number}`,
      receiver: wanted.receiver,
      items: sources.map((source) => (source.family === 'document' ? nameOf(source) : source.title)),
      masks: masksOf(wanted),
      number,
      watermark: watermarkOf({ askedAt, number }, wanted.receiver),
      ...(areas.length === 0 ? {} : { areas }),
      ...(wanted.ground === '' ? {} : { ground: wanted.ground }),
    },
  });
  const outcome = await house.journal.append({ id: person }, body);
  if (outcome instanceof Fault) {
    // cut off between the record and the end of its job: it stands already
    if (outcome.code === 'idReused') return;
    throw outcome;
  }
  if (outcome.outcome === 'refused') throw new Error(outcome.refusals.map(({ message }) => message).join(' '));
}

/** What was masked, told without telling it. */
export function masksOf({ items, words, scans }: Release): string[] {
  const fields = items.flatMap((item) => item.fields).length;
  const areas = scans.flatMap((scan) => scan.areas).length;
  return [
    ...(fields === 0 ? [] : [`整项遮蔽 ${fields} 处`]),
    ...(words.length === 0 ? [] : [`遮蔽词语 ${words.length} 个`]),
    ...(areas === 0 ? [] : [`遮蔽区域 ${areas} 处`]),
  ];
}

function neverAbsent(): never {
  throw new Error('invariant: a release of what is not in the case');
}
