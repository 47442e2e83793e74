import { linesOf } from './manifest.ts';

export type Declaration = { readonly version: readonly [major: number, minor: number]; readonly encoding: string };

/** `bagit.txt`: two lines and nothing else. From 1.0 on without any looseness of white space. */
export function parseDeclaration(text: string): Declaration | null {
  const [first = '', second = '', ...rest] = linesOf(text);
  const version = /^BagIt-Version\s*:\s*(\d+)\.(\d+)\s*$/.exec(first);
  const encoding = /^Tag-File-Character-Encoding\s*:\s*(\S+)\s*$/.exec(second)?.[1];
  if (version === null || encoding === undefined || rest.length > 0) return null;
  const [, major, minor] = version;
  const exact = first === `BagIt-Version: ${major}.${minor}` && second === `Tag-File-Character-Encoding: ${encoding}`;
  if (Number(major) >= 1 && !exact) return null;
  return { version: [Number(major), Number(minor)], encoding };
}

/** `bag-info.txt`: labels with values, a value going on in indented lines. Null for a line that is neither. */
export function parseBagInfo(text: string): [label: string, value: string][] | null {
  const found: [string, string][] = [];
  for (const line of linesOf(text)) {
    if (line.trim() === '') continue;
    const last = found.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      last[1] = `${last[1]} ${line.trim()}`;
      continue;
    }
    const match = /^([^:\s][^:]*?)\s*:\s*(.*)$/.exec(line);
    if (match === null) return null;
    found.push([match[1] ?? '', match[2] ?? '']);
  }
  return found;
}

/** Values hold no line breaks of their own, so that a title from a form can not add a label. */
export function writeBagInfo(labels: readonly (readonly [label: string, value: string])[]): string {
  return labels.map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, ' ').trim()}\n`).join('');
}

/** What `Payload-Oxum` says: bytes and files of the payload. */
export function parseOxum(value: string): { bytes: number; files: number } | null {
  const match = /^(\d+)\.(\d+)$/.exec(value.trim());
  return match === null ? null : { bytes: Number(match[1]), files: Number(match[2]) };
}
