import { commands } from './commands.ts';

export async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const width = Math.max(...all.map(({ usage }) => usage.length));
  const lines = all.map(({ usage, summary }) => `  liuhen ${usage.padEnd(width)}  ${summary}`);
  return ['留痕：行政执法全过程记录', '', ...lines, '', '数据文件夹：环境变量 LIUHEN_DATA，默认 ./data'].join('\n');
}
