import { LedgerFault } from '../fault.ts';
import { type NoteCrypto, readVerifierKey } from './key.ts';
import { openNote, parseNote } from './signed-note.ts';

/**
 * A log's word that it goes on under another key, so that whoever pinned the old one need not ask again. Both keys sign: the old
 * one names its heir, the new one shows that somebody holds it.
 */
export type Succession = {
  readonly origin: string;
  /** Verifier keys. */
  readonly from: string;
  readonly to: string;
};

const marker = 'liuhen/succession/1';

/** The text to be signed by both keys. */
export function encodeSuccession({ origin, from, to }: Succession): string {
  return `${marker}\norigin ${origin}\nfrom ${from}\nto ${to}\n`;
}

/** Opens a note under the two keys that it names itself. Throws `badNote` unless both signed it, `badKey` for one that is none. */
export async function openSuccession(crypto: NoteCrypto, note: Uint8Array): Promise<Succession> {
  const match = /^liuhen\/succession\/1\norigin (\S+)\nfrom (\S+)\nto (\S+)\n$/.exec(parseNote(note).text);
  if (match === null) throw new LedgerFault('badNote', '公钥交接声明的写法不对。');
  const [, origin = '', from = '', to = ''] = match;
  const keys = [from, to].map((key) => readVerifierKey(crypto, key));
  if (keys.some(({ name }) => name !== origin)) {
    throw new LedgerFault('badNote', '公钥交接声明中的公钥属于另一个日志。');
  }
  const { verified } = await openNote(note, keys);
  if (verified.length !== keys.length) throw new LedgerFault('badNote', '公钥交接声明须由新旧两把密钥都签名。');
  return { origin, from, to };
}

/**
 * The keys given, and those that they lead to. Never the other way: who trusts the new key is not made to trust the old one,
 * which may have been given up because it was stolen.
 */
export function keysReachedFrom(given: readonly string[], successions: readonly Succession[]): string[] {
  const reached = new Set(given);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { from, to } of successions) if (reached.has(from)) reached.add(to);
  }
  return [...reached];
}
