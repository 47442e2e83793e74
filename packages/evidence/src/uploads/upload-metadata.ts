import { UploadProblem } from './upload-problem.ts';

const MAX_HEADER = 8 * 1024;

/**
 * `Upload-Metadata`: pairs of a key and a Base64 value. The header is echoed as it came (it is ASCII by then); values are data, never
 * part of a path. Older clients send names in GB 18030: what is not UTF-8 is read as that. A client that writes `digest` (a value such
 * as `sha-256`) promises its own hash of the whole file with the seal.
 */
export function parseUploadMetadata(header: string | null): Record<string, string> {
  const metadata: Record<string, string> = Object.create(null);
  if (header === null || header.trim() === '') return metadata;
  if (header.length > MAX_HEADER) throw bad(`说明信息过长（${header.length} 字节，最多 ${MAX_HEADER} 字节）`);
  for (const pair of header.split(',')) {
    const [key = '', value = '', ...rest] = pair.trim().split(' ');
    if (!/^[\x21-\x2b\x2d-\x7e]+$/.test(key) || rest.length > 0) throw bad('键名为空或含有不允许的字符');
    if (key in metadata) throw bad(`键“${key}”重复`);
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value) || value.length % 4 === 1) throw bad(`键“${key}”的值不是 Base64`);
    metadata[key] = decodeText(Buffer.from(value, 'base64'));
  }
  return metadata;
}

export function decodeText(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // Not this encoding.
    }
  }
  return new TextDecoder().decode(bytes);
}

/** A name fit for showing and for saving under: the last path part, without what could act on a screen, a shell or a file system. */
export function displayName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const visible = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '').trim();
  const safe = /^\.*$/.test(visible) ? '' : visible.toWellFormed();
  return safe === '' ? '未命名文件' : [...safe].slice(0, 200).join('');
}

function bad(what: string): UploadProblem {
  return new UploadProblem('badMetadata', `Upload-Metadata 无法识别：${what}。请更新上传客户端后重试。`);
}
