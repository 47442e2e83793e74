import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const own = fileURLToPath(new URL('../../fonts/', import.meta.url));

const noto = (family: string, weights: readonly string[]) => {
  const root = path.dirname(require.resolve(`@expo-google-fonts/${family}/package.json`));
  return weights.map((weight) => path.join(root, weight));
};

/** Family names under which the faces that agencies buy a licence for are known, by use. */
const bought: Record<string, readonly string[]> = {
  fang: ['FangSong_GB2312', 'FangSong', 'STFangsong', 'FZFangSong-Z02S'],
  kai: ['KaiTi_GB2312', 'KaiTi', 'STKaiti', 'FZKai-Z03S'],
  song: ['SimSun', 'STSong', 'FZShuSong-Z01S'],
  hei: ['SimHei', 'STHeiti', 'FZHei-B01S'],
  biaosong: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05'],
};

export type Faces = {
  /** Folders the typesetter looks into; files are mapped, not read. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** Face lists to stand before ours, as the layouts read them. */
  readonly preferred: string;
};

const isFont = (name: string) => /\.(ttf|otf|ttc)$/i.test(name);

/** The faces at hand: the agency's own folder first, then 仿宋 and 楷体 of the repository, 宋 and 黑 from npm. */
export function findFaces(agencyFolder: string | null): Faces {
  const agency = agencyFolder !== null && existsSync(agencyFolder) && readdirSync(agencyFolder).some(isFont);
  const folders = [
    ...(agency ? [agencyFolder] : []),
    own,
    ...noto('noto-serif-sc', ['400Regular', '700Bold']),
    ...noto('noto-sans-sc', ['400Regular', '700Bold']),
  ];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter(isFont)
      .map((name) => path.join(folder, name)),
  );
  return { folders, files, preferred: agency ? JSON.stringify(bought) : '{}' };
}

/** 60,105 rare Han in 30 MB: unpacked only when a text holds one. */
export function rareFace(): Buffer {
  return brotliDecompressSync(readFileSync(path.join(own, 'LiuhenRareHan.ttf.br')));
}
