import { EvidenceFault } from '@liuhen/evidence';
import { Fault } from '@liuhen/journal';
import { StartRefused } from './start-refused.ts';

/** Why the program did not start, for the person at the terminal: what is wrong and what to do, without a stack. */
export function explainStart(error: unknown): void {
  if (error instanceof Fault) {
    process.stderr.write(`留痕没有启动：${error.message}。\n${error.remedy}。\n`);
    return;
  }
  if (error instanceof StartRefused || error instanceof EvidenceFault) {
    process.stderr.write(`留痕没有启动：${error.message}\n`);
    return;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    process.stderr.write(
      '留痕没有启动：端口已被占用。\n请停止占用它的程序，或用 PORT 指定另一个端口，如 PORT=7280 npm start。\n',
    );
    return;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
    process.stderr.write('留痕没有启动：没有权限。\n请检查数据目录（LIUHEN_DATA）可写，端口不小于 1024。\n');
    return;
  }
  process.stderr.write(`留痕没有启动：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
