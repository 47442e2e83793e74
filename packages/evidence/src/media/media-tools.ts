import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Programs the machine may have; without them everything is still taken in, kept and downloaded. */
export type MediaTools = {
  ffmpeg: string | null;
  ffprobe: string | null;
  /** What decodes HEIC, the photographs of iPhones: `heif-convert`, in newer libheif `heif-dec`. */
  heif: string | null;
};

export async function findMediaTools(path = process.env.PATH ?? ''): Promise<MediaTools> {
  return {
    ffmpeg: await findProgram('ffmpeg', path),
    ffprobe: await findProgram('ffprobe', path),
    heif: (await findProgram('heif-convert', path)) ?? (await findProgram('heif-dec', path)),
  };
}

export function missingToolsMessage(tools: MediaTools): string | null {
  const missing = [tools.ffmpeg === null ? 'ffmpeg' : null, tools.ffprobe === null ? 'ffprobe' : null].filter(
    (name) => name !== null,
  );
  if (missing.length === 0) return null;
  return `本机未安装 ${missing.join('、')}：音像照常接收、保存、下载和校验，但不能生成视频缩略图、波形、可在网页播放的副本、剪辑和遮挡副本，部分旧格式读不出时长。安装后自动可用（Debian/Ubuntu：apt install ffmpeg）。`;
}

export const missingHeifMessage =
  '本机未安装 HEIC 解码工具：HEIC 照片（苹果手机默认格式）照常接收、保存、下载和校验，但不能在网页上显示，不能生成缩略图和遮挡副本。安装后自动可用（Debian/Ubuntu：apt install libheif-examples）。';

async function findProgram(name: string, path: string): Promise<string | null> {
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const folder of path.split(delimiter).filter((part) => part !== '')) {
    for (const ending of endings) {
      const candidate = join(folder, name + ending);
      const usable = await access(candidate, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (usable) return candidate;
    }
  }
  return null;
}
