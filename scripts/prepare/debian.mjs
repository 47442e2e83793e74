// The programs that only tests need: a browser, media and PDF tools. Installed when we may, otherwise named.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { progress, say } from './say.mjs';

/** Debian package, how to see that it is there, and what cannot be tested without it. */
const NEEDED = [
  { name: 'chromium', program: 'chromium', without: '浏览器测试' },
  { name: 'ffmpeg', program: 'ffmpeg', without: '真实音像文件的测试' },
  { name: 'libheif-examples', program: 'heif-enc', without: 'HEIC 照片的测试' },
  { name: 'poppler-utils', program: 'pdftotext', without: 'PDF 文字核对' },
  { name: 'qpdf', program: 'qpdf', without: 'PDF 结构核对' },
  { name: 'fonts-noto-cjk', file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', without: '中文截图' },
];

export function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

const stands = (item) => (item.program ? onPath(item.program) : existsSync(item.file));

export const missingForTests = () => NEEDED.filter((item) => !stands(item));

function sayWhatIsSkipped(items, why) {
  say(`${why}，以下测试将跳过：${items.map((item) => `${item.without}（${item.name}）`).join('、')}`);
}

export async function installForTests() {
  const missing = missingForTests();
  if (missing.length === 0) return;
  const names = missing.map((item) => item.name);
  if (!onPath('apt-get')) return sayWhatIsSkipped(missing, '本机没有 apt-get');
  if (process.getuid?.() !== 0) {
    return sayWhatIsSkipped(missing, `不是 root，未安装（可自行运行 sudo apt-get install ${names.join(' ')}）`);
  }
  const done = progress(`安装测试所需的系统软件包：${names.join(' ')}`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const apt = (args) => run('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'Acquire::Retries=2', ...args], options);
  const get = (packages) => apt(['install', '-y', '--no-install-recommends', ...packages]);
  if ((await get(names)).code !== 0) {
    await apt(['update']);
    // One missing package must not cost the others.
    if ((await get(names)).code !== 0) for (const name of names) await get([name]);
  }
  const still = missingForTests();
  done(still.length === 0 ? '完成' : '未全部完成');
  if (still.length > 0) sayWhatIsSkipped(still, '有软件包未能安装');
}
