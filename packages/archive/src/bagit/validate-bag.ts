import { createHash, getHashes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { linesOf, type ManifestLine, parseManifest } from './manifest.ts';
import { type Declaration, parseBagInfo, parseDeclaration, parseOxum } from './tag-files.ts';

export type BagVerdict = { readonly problems: readonly string[]; readonly warnings: readonly string[] };

/** Judges a bag in a folder by RFC 8493 (and 0.97 where it differs). Never throws for a bad bag. */
export async function validateBag(folder: string): Promise<BagVerdict> {
  const problems: string[] = [];
  const warnings: string[] = [];
  const declaration = await readDeclaration(folder, problems);
  const files = await listFiles(folder, problems);
  if (declaration === null || files === null) return { problems, warnings };

  const read = (name: string) => readTagFile(folder, name, declaration, problems);
  const payload = new Set([...files].filter((path) => path.startsWith('data/')));
  if (!(await isFolder(join(folder, 'data')))) problems.push('缺少 data 目录。');

  const manifests = [...files].filter((name) => /^manifest-[a-z0-9]+\.txt$/i.test(name));
  if (manifests.length === 0) problems.push('没有任何载荷清单（manifest-算法.txt）。');
  const listings: Set<string>[] = [];
  let understood = 0;
  for (const name of manifests) {
    const listed = await checkManifest(
      { folder, name, files, declaration, payloadOnly: true },
      read,
      problems,
      warnings,
    );
    if (listed === null) continue;
    understood += 1;
    listings.push(listed);
  }
  if (manifests.length > 0 && understood === 0) problems.push('没有一份载荷清单使用可识别的摘要算法。');
  const everyManifest = declaration.version[0] >= 1;
  for (const path of payload) {
    const within = listings.filter((listed) => listed.has(path)).length;
    if (within === 0 || (everyManifest && within < listings.length)) problems.push(`“${path}”没有列入全部载荷清单。`);
  }

  for (const name of [...files].filter((file) => /^tagmanifest-[a-z0-9]+\.txt$/i.test(file))) {
    await checkManifest({ folder, name, files, declaration, payloadOnly: false }, read, problems, warnings);
  }
  if (files.has('fetch.txt')) checkFetch((await read('fetch.txt')) ?? '', files, listings, problems);
  if (files.has('bag-info.txt'))
    await checkInfo((await read('bag-info.txt')) ?? '', folder, payload, problems, warnings);
  return { problems, warnings };
}

async function readDeclaration(folder: string, problems: string[]): Promise<Declaration | null> {
  const bytes = await readFile(join(folder, 'bagit.txt')).catch(() => null);
  const declaration = bytes === null ? null : parseDeclaration(bytes.toString('utf8'));
  if (declaration === null) problems.push('bagit.txt 缺失或格式不对。');
  else if (declaration.version[0] > 1) problems.push('bagit.txt 声明的版本不认识。');
  return declaration;
}

async function listFiles(folder: string, problems: string[]): Promise<Set<string> | null> {
  const files = new Set<string>();
  const visit = async (at: string): Promise<void> => {
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) await visit(path);
      else if (entry.isFile()) files.add(path);
      else problems.push(`“${path}”不是普通文件（可能是指向包外的链接）。`);
    }
  };
  try {
    await visit('');
    return files;
  } catch {
    problems.push('目录读不出来。');
    return null;
  }
}

type Listing = {
  readonly folder: string;
  readonly name: string;
  readonly files: ReadonlySet<string>;
  readonly declaration: Declaration;
  readonly payloadOnly: boolean;
};

/** Paths a manifest lists; null when its algorithm is unknown. */
async function checkManifest(
  { folder, name, files, declaration, payloadOnly }: Listing,
  read: (name: string) => Promise<string | null>,
  problems: string[],
  warnings: string[],
): Promise<Set<string> | null> {
  const algorithm = (/-([a-z0-9]+)\.txt$/i.exec(name)?.[1] ?? '').toLowerCase();
  if (!getHashes().includes(algorithm)) {
    warnings.push(`${name} 使用的摘要算法 ${algorithm} 不认识，未核对。`);
    return null;
  }
  if (algorithm === 'md5' || algorithm === 'sha1') warnings.push(`${name} 使用的 ${algorithm} 已不能防篡改。`);
  const listed = new Map<string, string>();
  for (const line of parseManifest((await read(name)) ?? '')) {
    if (line === null) {
      problems.push(`${name} 有一行格式不对。`);
      continue;
    }
    const path = resolvePath(line, files, warnings);
    const scope = payloadOnly ? path.startsWith('data/') : !path.startsWith('data/');
    if (!isInside(path) || !scope) {
      problems.push(`${name} 列出了范围之外的路径“${line.written}”。`);
      continue;
    }
    const before = listed.get(path);
    if (before !== undefined && (declaration.version[0] >= 1 || before !== line.hash)) {
      problems.push(`${name} 把“${path}”列了两次。`);
    } else if (before !== undefined) {
      warnings.push(`${name} 把“${path}”列了两次，摘要相同。`);
    }
    listed.set(path, line.hash);
  }
  for (const [path, hash] of listed) {
    if (!files.has(path)) problems.push(`${name} 所列“${path}”不存在。`);
    else if ((await hashFile(join(folder, path), algorithm)) !== hash)
      problems.push(`“${path}”与 ${name} 的摘要不符。`);
  }
  return new Set(listed.keys());
}

/** The file that a line means: other tools write `./`, `*`, other Unicode forms, and in 0.97 percent signs as they are. */
function resolvePath({ path, written }: ManifestLine, files: ReadonlySet<string>, warnings: string[]): string {
  const plain = path.replace(/^\.\//, '');
  if (plain !== path) warnings.push(`清单中的“${written}”以 ./ 开头。`);
  if (files.has(plain)) return plain;
  const raw = written.replace(/^\.\//, '');
  if (files.has(raw)) return raw;
  const alike = [...files].find((file) => file.normalize('NFC') === plain.normalize('NFC'));
  if (alike === undefined) return plain;
  warnings.push(`清单中的“${written}”与文件名的 Unicode 写法不同。`);
  return alike;
}

function isInside(path: string): boolean {
  return !/^(?:\/|~|[A-Za-z]:)/.test(path) && !path.includes('\\') && !path.split('/').includes('..');
}

function checkFetch(
  text: string,
  files: ReadonlySet<string>,
  listings: readonly ReadonlySet<string>[],
  problems: string[],
): void {
  for (const line of linesOf(text)) {
    const match = /^(\S+)[ \t]+(\d+|-)[ \t]+(.+)$/.exec(line);
    const path = (match?.[3] ?? '').replace(/^\.\//, '');
    if (match === null || !isInside(path) || !path.startsWith('data/')) {
      problems.push(`fetch.txt 有一行格式不对或指向范围之外：“${line}”。`);
      continue;
    }
    if (!listings.some((listed) => listed.has(path))) problems.push(`fetch.txt 中的“${path}”不在载荷清单里。`);
    if (!files.has(path)) problems.push(`fetch.txt 中的“${path}”尚未取回，包不完整。`);
  }
}

async function checkInfo(
  text: string,
  folder: string,
  payload: ReadonlySet<string>,
  problems: string[],
  warnings: string[],
): Promise<void> {
  const labels = parseBagInfo(text);
  if (labels === null) {
    problems.push('bag-info.txt 有一行既不是标签也不是续行。');
    return;
  }
  const oxums = labels.filter(([label]) => label.toLowerCase() === 'payload-oxum').map(([, value]) => value);
  if (oxums.length > 1) warnings.push('bag-info.txt 中 Payload-Oxum 出现多次。');
  for (const value of oxums) {
    const oxum = parseOxum(value);
    const sizes = await Promise.all([...payload].map(async (path) => (await stat(join(folder, path))).size));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    if (oxum?.bytes !== bytes || oxum.files !== payload.size) problems.push(`Payload-Oxum“${value}”与载荷不符。`);
  }
}

async function readTagFile(
  folder: string,
  name: string,
  { encoding }: Declaration,
  problems: string[],
): Promise<string | null> {
  try {
    const bytes = await readFile(join(folder, name));
    // "UTF-16" means either order, told by its mark; to TextDecoder it means little-endian.
    const bigEndian = /^utf-16$/i.test(encoding) && bytes[0] === 0xfe && bytes[1] === 0xff;
    return new TextDecoder(bigEndian ? 'utf-16be' : encoding, { fatal: true }).decode(bytes);
  } catch {
    problems.push(`${name} 不能按声明的编码 ${encoding} 读取。`);
    return null;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isDirectory() ?? false;
}

async function hashFile(path: string, algorithm: string): Promise<string> {
  const hash = createHash(algorithm);
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}
