import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { parseCheckpoint, parseNote, toHex, utf8 } from '@liuhen/ledger';
import { ArchiveFault } from '../archive-fault.ts';
import { writeManifest } from '../bagit/manifest.ts';
import { writeBagInfo } from '../bagit/tag-files.ts';
import { type About, writeAbout } from '../layout/about.ts';
import { writeEarlierLine, writeLogLine, writeSuccessionLine } from '../layout/log-line.ts';
import {
  aboutPath,
  bagInfoPath,
  bagItDeclaration,
  caseFilePath,
  checkpointPath,
  compliancePath,
  compliancePdfPath,
  declarationPath,
  earlierPath,
  firstPagePath,
  formatPath,
  keysPath,
  logPath,
  manifestPath,
  recordPath,
  relatedLogPath,
  relatedPath,
  root,
  sealPath,
  subjectHeadPath,
  successionsPath,
  tagManifestPath,
  verifierPath,
} from '../layout/paths.ts';
import { type RecordFile, writeRecordFile } from '../layout/record-file.ts';
import { sealText } from '../layout/seal.ts';
import { type ZipContent, zipBytes, zipSize } from '../zip/write-zip.ts';
import { writeCompliance } from './compliance.ts';
import { planFiles } from './file-plan.ts';
import { firstPage, type PageRecord } from './first-page.ts';
import type { PackageSource } from './package-source.ts';
import { type ReadRecord, readLeaf, recordFileOf } from './record-of.ts';

export type PreparedPackage = {
  /** Of the whole file: known before the first byte flows. */
  readonly size: number;
  readonly records: number;
  readonly files: number;
  /** Evidence is read as it flows, never held. Throws `contentChanged` when it is no longer what was measured. */
  bytes(): AsyncIterable<Uint8Array>;
};

/** What every package carries for who has nothing else of ours: the offline verifier, and the format in words. */
export type Enclosures = { readonly verifier: Uint8Array; readonly format: Uint8Array };

async function readEnclosures(): Promise<Enclosures> {
  const read = (path: string) => readFile(new URL(path, import.meta.url));
  return { verifier: await read('../verifier/verify.generated.html'), format: await read('../layout/format.zh.md') };
}

type Item = ZipContent & { readonly sha256: string };

/** Reads all evidence through once, so that whatever is missing or damaged is said before anything is written. */
export async function preparePackage(source: PackageSource, enclosures?: Enclosures): Promise<PreparedPackage> {
  const { verifier, format } = enclosures ?? (await readEnclosures());
  const records = readRecords(source);
  const related = source.related.map((record) => ({ source: record, leaf: readLeaf(record) }));
  const files = await planFiles(source, [...records, ...related]);
  const pathOf = (sha256: string) => files.get(sha256)?.name ?? '';
  const own = records.map((record) => ({ ...record, file: recordFileOf(record, pathOf) }));
  const others = related.map((record) => ({ ...record, file: recordFileOf(record, pathOf) }));
  const tree = parseCheckpoint(parseNote(source.checkpoint).text);
  const about: About = { ...source.about, format: 1, records: records.length, treeSize: String(tree.size) };

  const payload: Item[] = [
    item(aboutPath, writeAbout(about)),
    item(logPath, logOf(records)),
    ...own.map(({ file }, index) => item(recordPath(index + 1), writeRecordFile(file))),
    item(relatedLogPath, logOf(related)),
    ...others.map(({ file }, index) => item(relatedPath(index + 1), writeRecordFile(file))),
    item(checkpointPath, source.checkpoint),
    item(subjectHeadPath, source.subjectHead),
    item(earlierPath, utf8(source.earlier.map(writeEarlierLine).join(''))),
    item(keysPath, utf8(source.verifierKeys.map((key) => `${key}\n`).join(''))),
    ...(source.successions.length === 0
      ? []
      : [item(successionsPath, utf8(source.successions.map(writeSuccessionLine).join('')))]),
    item(compliancePath, writeCompliance(source.compliance)),
    ...(source.caseFile === null ? [] : [item(caseFilePath, source.caseFile)]),
    ...(source.compliancePdf === null ? [] : [item(compliancePdfPath, source.compliancePdf)]),
    ...files.values(),
  ];
  const page = firstPage({
    about,
    root: toHex(tree.root),
    keys: source.verifierKeys,
    compliance: source.compliance,
    records: own.map(pageRecord),
    related: others.map(pageRecord),
  });
  const tags = [
    item(declarationPath, utf8(bagItDeclaration)),
    item(bagInfoPath, utf8(bagInfo(about, payload))),
    item(firstPagePath, utf8(page)),
    item(verifierPath, verifier),
    item(formatPath, format),
    item(manifestPath, utf8(manifestOf(payload))),
  ];
  const tagManifest = item(tagManifestPath, utf8(manifestOf(tags)));
  const { subject, packedAt } = about;
  const seal = sealText({
    origin: tree.origin,
    tagManifestSha256: tagManifest.sha256,
    subject,
    records: about.records,
    packedAt,
  });
  const [declaration, ...otherTags] = tags;
  const items = [
    ...(declaration === undefined ? [] : [declaration]),
    ...payload,
    ...otherTags,
    tagManifest,
    item(sealPath, await source.sign(seal)),
  ].map((each): ZipContent => ({ ...each, name: `${root}${each.name}` }));
  return { size: zipSize(items), records: records.length, files: files.size, bytes: () => zipBytes(items, crc32) };
}

/** Writes the package and ends the stream; answers its size. */
export async function writePackage(source: PackageSource, out: Writable): Promise<Omit<PreparedPackage, 'bytes'>> {
  const { bytes, ...facts } = await preparePackage(source);
  await pipeline(Readable.from(bytes()), out);
  return facts;
}

function readRecords(source: PackageSource): ReadRecord[] {
  return source.records.map((record, index) => {
    const leaf = readLeaf(record);
    if (leaf.subjectSeq !== index + 1 || leaf.subject.id !== source.about.subject.id) {
      throw new ArchiveFault('sourceInconsistent', `案件的记录不连续：第 ${index + 1} 号记录缺失或错位。请运行 fsck。`);
    }
    return { source: record, leaf };
  });
}

function pageRecord({
  source: { body },
  leaf: { receivedAt, origin },
  file,
}: ReadRecord & { file: RecordFile }): PageRecord {
  return { body, receivedAt, origin, file };
}

function logOf(records: readonly ReadRecord[]): Uint8Array {
  return utf8(records.map(({ source: { index, proof }, leaf }) => writeLogLine({ leaf, index, proof })).join(''));
}

function item(name: string, bytes: Uint8Array): Item {
  return {
    name,
    size: bytes.length,
    crc: crc32(bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: async function* () {
      yield bytes;
    },
  };
}

function manifestOf(items: readonly Item[]): string {
  return writeManifest(items.map(({ name, sha256 }) => ({ path: name, hash: sha256 })));
}

function bagInfo(about: About, payload: readonly Item[]): string {
  const bytes = payload.reduce((sum, { size }) => sum + size, 0);
  return writeBagInfo([
    ['Source-Organization', about.agencyName],
    ['External-Identifier', about.number ?? about.subject.id],
    ['External-Description', about.title],
    ['Bagging-Date', about.packedAt.slice(0, 10)],
    ['Payload-Oxum', `${bytes}.${payload.length}`],
    ['Bag-Software-Agent', 'liuhen'],
  ]);
}
