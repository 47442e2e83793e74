import { concatBytes, equalBytes, fromBase64, fromUtf8, toBase64, toHex, utf8 } from '../bytes.ts';
import { LedgerFault } from '../fault.ts';
import { isKeyName, type NoteSigner, type NoteVerifier } from './key.ts';

/** C2SP signed note: text, an empty line, then one line a signature. */
export type NoteSignature = { readonly name: string; readonly id: Uint8Array; readonly signature: Uint8Array };
export type ParsedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };
/** `verified`: names of the given keys whose signature holds; `unverified`: names whose key was not given. */
export type OpenedNote = {
  readonly text: string;
  readonly verified: readonly string[];
  readonly unverified: readonly string[];
};

const signaturePrefix = '— ';
const idLength = 4;
const mostSignatures = 100;
const mostBytes = 1_000_000;

/** `text` ends with a newline. The signatures of `existing` (another's note over the same text) are kept before the new ones. */
export async function signNote(
  text: string,
  signers: readonly NoteSigner[],
  existing: readonly NoteSignature[] = [],
): Promise<Uint8Array> {
  if (!isNoteText(text)) throw malformed('签名文本须以换行结尾，且不含控制字符');
  const message = utf8(text);
  const fresh: NoteSignature[] = [];
  for (const signer of signers) {
    fresh.push({ name: signer.name, id: signer.id, signature: await signer.sign(message) });
  }
  const lines = [...existing, ...fresh].map(
    ({ name, id, signature }) => `${signaturePrefix}${name} ${toBase64(concatBytes(id, signature))}\n`,
  );
  return utf8(`${text}\n${lines.join('')}`);
}

/** Takes a note apart without judging it. Throws `badNote` for what is no note. */
export function parseNote(bytes: Uint8Array): ParsedNote {
  if (bytes.length > mostBytes) throw malformed(`超过 ${mostBytes} 字节`);
  const note = noteText(bytes);
  const split = note.lastIndexOf('\n\n');
  const text = note.slice(0, split + 1);
  const tail = note.slice(split + 2);
  if (split < 0 || !isNoteText(text) || !tail.endsWith('\n')) throw malformed('缺少正文、空行或签名行');
  const lines = tail.slice(0, -1).split('\n');
  if (lines.length > mostSignatures) throw malformed(`签名超过 ${mostSignatures} 个`);
  return { text, signatures: lines.map(parseSignature) };
}

/**
 * Opens a note under the keys one trusts. Throws `badNote` when a signature by one of them does not hold, when two of them
 * answer to one signature, or when none of them signed: then nothing in the text may be believed.
 */
export async function openNote(bytes: Uint8Array, verifiers: readonly NoteVerifier[]): Promise<OpenedNote> {
  const { text, signatures } = parseNote(bytes);
  const message = utf8(text);
  const verified = new Map<string, string>();
  const unverified = new Map<string, string>();
  for (const { name, id, signature } of signatures) {
    const key = `${name}+${toHex(id)}`;
    const [verifier, second] = verifiers.filter((each) => each.name === name && equalBytes(each.id, id));
    if (second !== undefined) throw malformed(`公钥 ${key} 给了两次，无法判断用哪一个`);
    if (verifier === undefined) unverified.set(key, name);
    else if (verified.has(key)) continue;
    else if (await verifier.verify(message, signature)) verified.set(key, name);
    else throw malformed(`公钥 ${key} 的签名不成立`);
  }
  if (verified.size === 0) throw malformed('没有所信公钥的签名');
  return { text, verified: [...verified.values()], unverified: [...unverified.values()] };
}

function parseSignature(line: string): NoteSignature {
  const [name = '', base64 = '', ...rest] = line.slice(signaturePrefix.length).split(' ');
  if (!line.startsWith(signaturePrefix) || !isKeyName(name) || rest.length > 0) throw malformed('签名行写法不对');
  const bytes = signatureBytes(base64);
  if (bytes.length <= idLength) throw malformed('签名行太短');
  return { name, id: bytes.slice(0, idLength), signature: bytes.slice(idLength) };
}

function signatureBytes(base64: string): Uint8Array {
  try {
    return fromBase64(base64);
  } catch {
    throw malformed('签名不是 Base64');
  }
}

function noteText(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw malformed('不是 UTF-8 文本');
  }
}

function isNoteText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a note may hold no control character but the newline.
  return text.endsWith('\n') && !/[\u0000-\u0009\u000b-\u001f\ufffd]/.test(text) && text.isWellFormed();
}

function malformed(why: string): LedgerFault {
  return new LedgerFault('badNote', `签名文本（signed note）不可用：${why}。`);
}
