import { readdir, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Fault, systemActor } from '@liuhen/journal';
import type { AgencyFacts, CaseFile, HeldFile, RecordBody } from '@liuhen/records';
import { bodiesOf, importCase, readCaseFile } from '../case-files/case-file.ts';
import type { House } from '../house.ts';
import { newId, recordOf } from '../records-made-here.ts';
import { hashPassword } from '../sign-in/password.ts';
import { liveMatters } from './live-matters.ts';
import { madeUpBenchmarks } from './made-up-benchmarks.ts';
import { partyOf } from './parties.ts';
import { sampleVideos } from './sample-media.ts';
import { shortCases } from './short-cases.ts';
import { demonstrationPassword, demonstrationStaff } from './staff.ts';
import { varyCase } from './vary-case.ts';

const folder = new URL('../../demo/', import.meta.url);
/** How many variations each specimen gives: some forty cases with the rest. */
const variations: Readonly<Record<string, number>> = { 'SP-1': 12, 'SP-2': 5, 'SP-3': 7, 'SP-4': 4 };
const crews = [
  ['赵启明', '孙晓岚'],
  ['李卓然', '周牧'],
  ['孙晓岚', '李卓然'],
  ['周牧', '赵启明'],
];

/** The demonstration bureau: people who can sign in, devices, the specimens as they are, and many cases on the way. */
export async function fillDemonstration(house: House, agency: string, tell: (words: string) => void): Promise<void> {
  tell('演示：建立机关、人员和设备');
  const specimens = await readSpecimens();
  await makeBureau(house, agency, specimens);
  const videos = await keepVideos(house, agency);
  const certificates = certificatesIn(specimens.map(({ file }) => file));
  const now = house.now();
  let made = 0;
  const take = async (file: CaseFile): Promise<void> => {
    await importCase(house.journal, agency, withVideos(file, videos), { withAgencyFacts: true });
    made += 1;
    if (made % 10 === 0) tell(`演示：已生成 ${made} 件案件`);
  };
  for (const { file } of specimens) await take(file);
  for (const { id, file } of specimens) {
    const count = variations[id] ?? 0;
    for (let index = 0; index < count; index += 1) {
      const place = made;
      const people = Object.values(file.people)
        .filter(({ role }) => role === '执法人员')
        .map(({ name }) => name);
      const crew = crews[place % crews.length] ?? [];
      const names = new Map(people.flatMap((name, at) => takenOver(name, crew[at] ?? name, certificates)));
      const share = (index + 0.5) / count;
      const caseNo = `抚环${id === 'SP-3' ? '许' : '案'}〔${now.slice(0, 4)}〕${place + 20}号`;
      await take(varyCase(file, { share, now, caseNo, party: partyOf(place), names }));
    }
  }
  for (const { file } of shortCases(
    now,
    (index) => partyOf(index + 50),
    (index) => crews[index % crews.length] ?? [],
  ))
    await take(file);
  tell(`演示：共 ${made} 件案件，正在计算期限与合规`);
  await house.journal.settle(agency);
  await liveMatters(house, agency, videos);
  await house.journal.settle(agency);
}

/** Number of the certificate of each who has one. */
function certificatesIn(files: readonly CaseFile[]): Map<string, string> {
  const people = files.flatMap((file) => Object.values(file.people));
  return new Map(
    people.flatMap(({ name, certificates: [first] }) => (first === undefined ? [] : [[name, first.certNo]])),
  );
}

/** One officer's part taken over by another: the name, and the number of the certificate with it. */
function takenOver(from: string, to: string, certificates: ReadonlyMap<string, string>): [string, string][] {
  const [before, after] = [certificates.get(from), certificates.get(to)];
  return [[from, to], ...(before === undefined || after === undefined ? [] : [[before, after] as [string, string]])];
}

async function readSpecimens(): Promise<{ id: string; file: CaseFile }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => ({
      id: name.slice(0, 4),
      file: readCaseFile(await readFile(new URL(name, folder), 'utf8')),
    })),
  );
}

/** The bureau's facts as the specimens know them, then whoever they do not mention. */
async function makeBureau(house: House, agency: string, specimens: readonly { file: CaseFile }[]): Promise<void> {
  const at = '2025-01-02T01:00:00.000Z';
  for (const { file } of specimens) {
    const facts = await house.journal.dossiers.agencyFacts(agency);
    await put(house, bodiesOf(file, agency, facts).ofAgency);
  }
  const facts = await house.journal.dossiers.agencyFacts(agency);
  const of = (kind: string, data: Record<string, unknown>) => recordOf({ agency, at, kind, data });
  const profile = { ...facts.profile, branchWord: '抚松', agencyWord: '吉白山环', localGovernment: '抚松县人民政府' };
  await put(house, [of('agencyProfile', profile), ...madeUpBenchmarks.map((data) => of('discretionBenchmark', data))]);
  for (const unit of new Set(demonstrationStaff.map((one) => one.unit)))
    await put(house, [of('unit', { unit, name: unit })]);
  // one word for everybody is what a demonstration is: who tries it needs no telephone
  await put(house, [of('secondFactorRequired', { offices: [], reason: '演示系统' })]);
  const hash = await hashPassword(demonstrationPassword);
  for (const staff of demonstrationStaff) {
    const known = findByName(facts, staff.name);
    const person = known ?? newId(house.now());
    const { name, role, unit } = staff;
    await put(house, [
      of('person', { person, name, role, unit }),
      ...(known === null
        ? staff.offices.map((office) => of('appointment', { person, office, unit, from: '2025-01-01' }))
        : []),
    ]);
    await house.accounts.create(agency, { person, name: staff.account, hash, oneTimeUntil: null, at: house.now() });
  }
}

function findByName(facts: AgencyFacts, name: string): string | null {
  return [...facts.people.values()].find((person) => person.name === name)?.id ?? null;
}

async function put(house: House, bodies: readonly RecordBody[]): Promise<void> {
  const outcome = await house.journal.appendAll(systemActor, bodies, { origin: 'import' });
  if (outcome instanceof Fault) throw outcome;
}

async function keepVideos(house: House, agency: string): Promise<HeldFile[]> {
  const kept: HeldFile[] = [];
  for (const { bytes, mediaType, extension } of await sampleVideos()) {
    const { sha256, sm3, size } = await house.store.put(Readable.from([bytes]));
    await house.receipts.add(agency, { sha256, sm3, size, mediaType, uploader: 'system', sealed: true });
    kept.push({ name: `演示录像.${extension}`, mediaType, sha256, sm3, size });
  }
  return kept;
}

/** Each video recording of a case gets bytes that play, and says of its file what those bytes are. */
function withVideos(file: CaseFile, videos: readonly HeldFile[]): CaseFile {
  return {
    ...file,
    records: file.records.map((record, index) => {
      const video = videos[index % videos.length];
      const plays = record.kind === 'recording' && String(record.data.medium ?? '').includes('视频');
      return plays && video !== undefined ? withVideo(record, video) : record;
    }),
  };
}

function withVideo(record: CaseFile['records'][number], video: HeldFile): CaseFile['records'][number] {
  const told = Array.isArray(record.data.files) ? record.data.files : [];
  const files = told.map((file) =>
    typeof file === 'object' && file !== null && !Array.isArray(file)
      ? { ...file, sha256: video.sha256, bytes: video.size }
      : file,
  );
  return { ...record, files: [video], data: { ...record.data, files } };
}
