import { readFile } from 'node:fs/promises';
import { type CaseFile, parseCaseFile } from '@liuhen/records';
import { YAMLParseError } from 'yaml';
import { CliFault } from '../cli-fault.ts';
import { readYaml } from './yaml.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** Reads a case file from disk; whatever is wrong with it is told at once, with the place. */
export async function loadCaseFile(path: string): Promise<CaseFile> {
  const parsed = parseCaseFile(readYamlOf(path, await textOf(path)));
  if (parsed.ok) return parsed.file;
  throw new CliFault(`${path} 不是合格的案件文件（格式见 docs/case-file.md）：`, {
    details: parsed.problems.map(({ where, message }) => (where === '' ? message : `${where}：${message}`)),
  });
}

async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CliFault(`读不到 ${path}：${reasonOf(error)}`);
  });
  if (bytes.length > MOST_BYTES) throw new CliFault(`${path} 超过 64 MB：案件文件只写文字，音像请放进证据库。`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CliFault(`${path} 不是 UTF-8 编码：请另存为 UTF-8 后再试。`);
  }
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '没有这个文件，请核对路径。';
  if (error.code === 'EISDIR') return '这是一个文件夹，请给出文件。';
  if (error.code === 'EACCES') return '没有读取权限。';
  return error.message;
}

function readYamlOf(path: string, text: string): unknown {
  try {
    return readYaml(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError) && !(error instanceof ReferenceError)) throw error;
    const place = error instanceof YAMLParseError ? error.linePos?.[0] : undefined;
    const where = place === undefined ? '' : `第 ${place.line} 行第 ${place.col} 列`;
    throw new CliFault(`${path} 不是合格的 YAML：${where}，${error.message.split('\n')[0] ?? ''}`);
  }
}
