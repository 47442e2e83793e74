import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type MasterKey, readMasterKeys, type SealCipher, unwrapKey, wrapKey } from '@liuhen/journal';
import { z } from 'zod';
import { StartRefused } from '../start/start-refused.ts';

export type Encryption = SealCipher;

/** LIUHEN_ENCRYPT, by profile. A word we do not know must not silently mean "in the clear". */
export function encryptionOf(setting: string | undefined): { encryption: Encryption } | Record<string, never> {
  if (setting === undefined || setting === '') return {};
  if (setting === 'aes-256-gcm' || setting === 'sm4-gcm') return { encryption: setting };
  throw new StartRefused(`LIUHEN_ENCRYPT 只能是 aes-256-gcm 或 sm4-gcm，不能是“${setting}”`);
}

/** Where the key of a store lies: beside the evidence, wrapped by a master key that is elsewhere. */
const Wrapped = z.object({ master: z.string(), wrapped: z.base64() });
type Wrapped = z.infer<typeof Wrapped>;
const about = 'evidence key';
const wrappedFile = (evidenceFolder: string): string => join(evidenceFolder, 'key.json');
/** As stores before the master keys had it: the key itself, in the keys folder. Taken over by the first rotation. */
const plainFile = (keysFolder: string): string => join(keysFolder, 'evidence.key');

export type EvidenceKeyPlaces = {
  readonly keysFolder: string;
  readonly evidenceFolder: string;
  /** A whole second copy opens by itself, so the wrapped key lies there too. */
  readonly copyFolder: string | undefined;
};

/** The key under which evidence lies enciphered; made once. Every frame of every object is under a key derived from it. */
export async function evidenceKey(
  places: EvidenceKeyPlaces,
  cipher: Encryption,
  masters: readonly MasterKey[],
): Promise<{ cipher: Encryption; key: Buffer }> {
  const { evidenceFolder } = places;
  const known = await readKey(places, masters);
  if (known !== null) return { cipher, key: known };
  // a new key would not open what lies there, and would sit where the old one must be put back
  if (existsSync(join(evidenceFolder, 'store.json'))) {
    throw new StartRefused(
      `证据库 ${evidenceFolder} 已经建立，但没有它的密钥（key.json）。请从备份放回；未加密的库不能改为加密，请去掉 LIUHEN_ENCRYPT。`,
    );
  }
  const key = randomBytes(32);
  await writeWrapped(places, cipher, newestOf(masters), key);
  return { cipher, key };
}

/** Asked before a first master key is made: it would sit where the one must be put back under which the evidence lies. */
export async function refuseWithoutMaster({ keysFolder, evidenceFolder }: EvidenceKeyPlaces): Promise<void> {
  const wrapped = await readWrapped(evidenceFolder);
  if (wrapped !== null) masterOf(wrapped, keysFolder, await readMasterKeys(keysFolder));
}

/** Whether the key of the evidence, if there is one, lies under this master key. */
export async function isEvidenceKeyUnder(places: EvidenceKeyPlaces, master: MasterKey): Promise<boolean> {
  const wrapped = await readWrapped(places.evidenceFolder);
  if (wrapped !== null) return wrapped.master === master.fingerprint;
  return !existsSync(plainFile(places.keysFolder));
}

/** Wraps the key of the evidence anew, here and in the second copy; not a byte of evidence is touched. */
export async function rewrapEvidenceKey(
  places: EvidenceKeyPlaces,
  cipher: Encryption,
  masters: readonly MasterKey[],
  to: MasterKey,
): Promise<void> {
  const key = await readKey(places, masters);
  if (key === null) return;
  await writeWrapped(places, cipher, to, key);
  await rm(plainFile(places.keysFolder), { force: true });
}

async function readKey(places: EvidenceKeyPlaces, masters: readonly MasterKey[]): Promise<Buffer | null> {
  const wrapped = await readWrapped(places.evidenceFolder);
  if (wrapped !== null) {
    const master = masterOf(wrapped, places.keysFolder, masters);
    return unwrapKey(master, about, Buffer.from(wrapped.wrapped, 'base64'));
  }
  const plain = await readFile(plainFile(places.keysFolder)).catch(() => null);
  if (plain !== null && plain.length !== 32) {
    throw new StartRefused(`证据密钥 ${plainFile(places.keysFolder)} 不完整。请用密钥恢复单重新写入 32 字节的密钥。`);
  }
  return plain;
}

function masterOf(wrapped: Wrapped, keysFolder: string, masters: readonly MasterKey[]): MasterKey {
  const master = masters.find(({ fingerprint }) => fingerprint === wrapped.master);
  if (master !== undefined) return master;
  throw new StartRefused(
    `证据库的密钥由指纹为 ${wrapped.master} 的主密钥保护，密钥文件夹 ${keysFolder} 中没有它。请按密钥恢复单放回。`,
  );
}

async function readWrapped(evidenceFolder: string): Promise<Wrapped | null> {
  const text = await readFile(wrappedFile(evidenceFolder), 'utf8').catch(() => null);
  return text === null ? null : Wrapped.parse(JSON.parse(text));
}

async function writeWrapped(
  { evidenceFolder, copyFolder }: EvidenceKeyPlaces,
  cipher: Encryption,
  master: MasterKey,
  key: Buffer,
): Promise<void> {
  const wrapped: Wrapped = {
    master: master.fingerprint,
    wrapped: wrapKey(cipher, master, about, key).toString('base64'),
  };
  for (const folder of [evidenceFolder, ...(copyFolder === undefined ? [] : [copyFolder])]) {
    await mkdir(folder, { recursive: true });
    const fresh = `${wrappedFile(folder)}.new`;
    const handle = await open(fresh, 'w', 0o600);
    await handle.writeFile(`${JSON.stringify(wrapped)}\n`);
    await handle.sync();
    await handle.close();
    await rename(fresh, wrappedFile(folder));
  }
}

function newestOf(masters: readonly MasterKey[]): MasterKey {
  const newest = masters.at(-1);
  if (newest === undefined) throw new Error('invariant: an open vault has a master key');
  return newest;
}
