import { ServerFault } from './server-fault.ts';

/**
 * One range of RFC 9110, half-open; null for the whole. Several ranges, other units and nonsense are answered with the whole,
 * as the RFC allows; a range beyond the end is refused.
 */
export function byteRange(header: string | undefined, size: number): { start: number; end: number } | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (match === null) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (start >= size || end <= start) throw new ServerFault('rangeWrong', `文件共 ${size} 字节，请求的范围不在其中。`);
  return { start, end };
}
