import { fromUtf8 } from '@liuhen/ledger';
import { parseManifest } from '../bagit/manifest.ts';
import { parseBagInfo, parseOxum } from '../bagit/tag-files.ts';
import {
  bagInfoPath,
  bagItDeclaration,
  declarationPath,
  isKnownPath,
  manifestPath,
  requiredPaths,
  sealPath,
  tagManifestPath,
} from '../layout/paths.ts';
import type { Problem } from './problem.ts';
import type { ScannedItem } from './scan.ts';

type Items = ReadonlyMap<string, ScannedItem>;

/** The bag: everything there is listed once, everything listed is there, and each is what its hash says. */
export function checkBag(items: Items): Problem[] {
  const problems: Problem[] = [];
  for (const path of requiredPaths) {
    if (!items.has(path)) problems.push({ code: 'itemMissing', where: path, message: '包内缺少这一项。' });
  }
  for (const path of items.keys()) {
    if (!isKnownPath(path))
      problems.push({ code: 'unknownItem', where: path, message: '包内多出这一项，卷宗包中没有它的位置。' });
  }
  if (textOf(items, declarationPath) !== bagItDeclaration) {
    problems.push({ code: 'bagMalformed', where: declarationPath, message: 'BagIt 声明与规定不符。' });
  }
  const payload = [...items.keys()].filter((path) => path.startsWith('data/'));
  const tags = [...items.keys()].filter(
    (path) => !path.startsWith('data/') && ![tagManifestPath, sealPath].includes(path),
  );
  problems.push(...checkManifest(items, manifestPath, payload), ...checkManifest(items, tagManifestPath, tags));
  problems.push(...checkOxum(items, payload));
  return problems;
}

function checkManifest(items: Items, name: string, expected: readonly string[]): Problem[] {
  const text = textOf(items, name);
  // That it is missing was said already.
  if (text === null) return [];
  const problems: Problem[] = [];
  const listed = new Set<string>();
  for (const [index, line] of parseManifest(text).entries()) {
    if (line === null) {
      problems.push({ code: 'bagMalformed', where: name, message: `第 ${index + 1} 行格式不对。` });
      continue;
    }
    if (listed.has(line.path)) {
      problems.push({ code: 'bagMalformed', where: name, message: `“${line.path}”列了两次。` });
    }
    listed.add(line.path);
    const item = items.get(line.path);
    if (item === undefined) {
      problems.push({ code: 'bagMissing', where: line.path, message: `${name} 列有这一项，包内没有：被删去或改名。` });
    } else if (item.sha256 !== line.hash) {
      problems.push({
        code: 'bagDiffers',
        where: line.path,
        message: `内容与 ${name} 中的摘要不符：内容或清单被改动。`,
      });
    }
  }
  for (const path of expected) {
    if (!listed.has(path)) {
      problems.push({
        code: 'bagUnlisted',
        where: path,
        message: `${name} 没有列出这一项：是后来加入的，或清单被改动。`,
      });
    }
  }
  return problems;
}

function checkOxum(items: Items, payload: readonly string[]): Problem[] {
  const text = textOf(items, bagInfoPath);
  if (text === null) return [];
  const labels = parseBagInfo(text) ?? [];
  const value = labels.find(([label]) => label === 'Payload-Oxum')?.[1] ?? '';
  const oxum = parseOxum(value);
  const bytes = payload.reduce((sum, path) => sum + (items.get(path)?.size ?? 0), 0);
  if (oxum?.bytes === bytes && oxum.files === payload.length) return [];
  const message = `所写载荷总量“${value}”与实际（${bytes}.${payload.length}）不符。`;
  return [{ code: 'bagMalformed', where: bagInfoPath, message }];
}

/** Text of an item, or null where it is missing or no text: which of the two, others say. */
export function textOf(items: Items, path: string): string | null {
  const bytes = items.get(path)?.bytes ?? null;
  if (bytes === null) return null;
  try {
    return fromUtf8(bytes);
  } catch {
    return null;
  }
}
