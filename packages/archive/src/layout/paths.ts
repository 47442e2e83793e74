/**
 * Where things stand in a package. It is one ZIP with one folder, which is a bag (RFC 8493):
 *
 *     case/bagit.txt, bag-info.txt, manifest-sha256.txt, tagmanifest-sha256.txt
 *     case/seal.note                   the log's signature over the tag manifest, and so over every byte but its own
 *     case/index.html                  the first page: what this proves and what not, the records, the findings
 *     case/verify.html                 the offline verifier
 *     case/format.md                   this format in words, for who has only the words left
 *     case/data/case.json              what is in here
 *     case/data/log.jsonl              one line a record: leaf, position in the log, inclusion proof
 *     case/data/records/000001.json    the fields of record 1 with their salts; withheld and erased ones by name
 *     case/data/related.jsonl, related/000001.json
 *                                      the same of records of other subjects that the case rests on: certificates, devices
 *     case/data/checkpoint.note        the signed tree that the proofs lead to
 *     case/data/subject-head.note      the log's signed word on which record is the last
 *     case/data/earlier.jsonl          earlier checkpoints, each with its consistency proof
 *     case/data/keys.txt               verifier keys, one a line
 *     case/data/successions.jsonl      where the log has changed its key: each key's signed word on its heir
 *     case/data/evidence/<sha256>.ext  recordings, pictures, scans
 *     case/data/documents/<sha256>.pdf fixed renditions of documents
 *     case/data/compliance.json        findings article by article
 *     case/data/case.yaml, compliance.pdf   where they were made
 */
export const root = 'case/';
export const declarationPath = 'bagit.txt';
export const bagInfoPath = 'bag-info.txt';
export const manifestPath = 'manifest-sha256.txt';
export const tagManifestPath = 'tagmanifest-sha256.txt';
export const sealPath = 'seal.note';
export const firstPagePath = 'index.html';
export const verifierPath = 'verify.html';
export const formatPath = 'format.md';

export const aboutPath = 'data/case.json';
export const logPath = 'data/log.jsonl';
export const relatedLogPath = 'data/related.jsonl';
export const checkpointPath = 'data/checkpoint.note';
export const subjectHeadPath = 'data/subject-head.note';
export const earlierPath = 'data/earlier.jsonl';
export const keysPath = 'data/keys.txt';
export const successionsPath = 'data/successions.jsonl';
export const compliancePath = 'data/compliance.json';
export const caseFilePath = 'data/case.yaml';
export const compliancePdfPath = 'data/compliance.pdf';

export const bagItDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Every package holds these. */
export const requiredPaths: readonly string[] = [
  declarationPath,
  bagInfoPath,
  manifestPath,
  tagManifestPath,
  sealPath,
  firstPagePath,
  verifierPath,
  formatPath,
  aboutPath,
  logPath,
  relatedLogPath,
  checkpointPath,
  subjectHeadPath,
  earlierPath,
  keysPath,
  compliancePath,
];
const optionalPaths: readonly string[] = [successionsPath, caseFilePath, compliancePdfPath];

export function recordPath(subjectSeq: number): string {
  return `data/records/${String(subjectSeq).padStart(6, '0')}.json`;
}

export function relatedPath(place: number): string {
  return `data/related/${String(place).padStart(6, '0')}.json`;
}

export type FileFolder = 'evidence' | 'documents';

export function filePath(folder: FileFolder, sha256: string, extension: string): string {
  return `data/${folder}/${sha256}${extension === '' ? '' : `.${extension}`}`;
}

/** The hash a file's name says; null for what is no file of a record. */
export function hashOfFilePath(path: string): string | null {
  return /^data\/(?:evidence|documents)\/([0-9a-f]{64})(?:\.[a-z0-9]{1,5})?$/.exec(path)?.[1] ?? null;
}

export function isRecordPath(path: string): boolean {
  return /^data\/(?:records|related)\/\d{6,}\.json$/.test(path);
}

export function isKnownPath(path: string): boolean {
  return (
    requiredPaths.includes(path) || optionalPaths.includes(path) || isRecordPath(path) || hashOfFilePath(path) !== null
  );
}
