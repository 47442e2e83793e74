import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { characterRanges } from './character-map.ts';
import { familyNames } from './family-names.ts';

const require = createRequire(import.meta.url);
const own = fileURLToPath(new URL('../../fonts/', import.meta.url));

const noto = (family: string, weights: readonly string[]) => {
  const root = path.dirname(require.resolve(`@expo-google-fonts/${family}/package.json`));
  return weights.map((weight) => path.join(root, weight));
};

/** Which use a face that an agency bought serves, by what its family is called in either language; the first that fits. */
const uses: readonly (readonly [use: string, called: RegExp])[] = [
  ['biaosong', /小?标宋|Biao ?Song/i],
  ['fang', /仿宋|Fang ?Song/i],
  ['kai', /楷|Kai/i],
  ['hei', /黑|Hei/i],
  ['song', /宋|Song|SimSun|Ming/i],
];

export type Faces = {
  /** Folders the typesetter looks into; files are mapped, not read. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** Face lists to stand before ours, by use, as the layouts read them. */
  readonly preferred: Readonly<Record<string, readonly string[]>>;
  /** Files of the agency's folder that are no fonts or are damaged: named, and done without. */
  readonly broken: readonly string[];
};

const isFont = (name: string) => /\.(ttf|otf|ttc)$/i.test(name);
const fontsIn = (folder: string) =>
  readdirSync(folder)
    .filter(isFont)
    .sort()
    .map((name) => path.join(folder, name));

/** The faces at hand: the agency's own folder first, then 仿宋 and 楷体 of the repository, 宋 and 黑 from npm. */
export function findFaces(agencyFolder: string | null): Faces {
  const agency = agencyFolder !== null && existsSync(agencyFolder) ? fontsIn(agencyFolder) : [];
  const families = new Map(agency.map((file) => [file, familiesOf(file)]));
  const sound = agency.filter((file) => (families.get(file) ?? []).length > 0);
  const ours = [
    own,
    ...noto('noto-serif-sc', ['400Regular', '700Bold']),
    ...noto('noto-sans-sc', ['400Regular', '700Bold']),
  ];
  const preferred: Record<string, string[]> = {};
  for (const file of sound) {
    const names = families.get(file) ?? [];
    const use = uses.find(([, called]) => names.some((name) => called.test(name)))?.[0];
    if (use !== undefined) preferred[use] = [...(preferred[use] ?? []), ...names];
  }
  return {
    folders: [...(sound.length > 0 && agencyFolder !== null ? [agencyFolder] : []), ...ours],
    files: [...sound, ...ours.flatMap(fontsIn)],
    preferred,
    broken: agency.filter((file) => !sound.includes(file)).map((file) => path.basename(file)),
  };
}

/** Names of a file's families; none where it is no font, has no character or cannot be read. */
function familiesOf(file: string): string[] {
  try {
    const font = readFileSync(file);
    return characterRanges(font).length === 0 ? [] : familyNames(font);
  } catch {
    return [];
  }
}

/** 60,105 rare Han in 30 MB: unpacked only when a text holds one. */
export function rareFace(): Buffer {
  return brotliDecompressSync(readFileSync(path.join(own, 'LiuhenRareHan.ttf.br')));
}
