import type { Value } from './same-value.ts';

const longest = 200;

/** What stands in a field, in a line: '甲；乙', '3 行', '（空）'. */
export function written(value: Value | undefined): string {
  const text = inWords(value);
  return text.length > longest ? `${text.slice(0, longest)}……（共 ${text.length} 字）` : text;
}

function inWords(value: Value | undefined): string {
  if (value === undefined || value === null || value === '') return '（空）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return Object.values(value).filter(isSaid).map(inWords).join('，') || '（空）';
  if (value.length === 0) return '（空）';
  const isTable = value.some((row) => typeof row === 'object' && row !== null);
  return isTable ? `共 ${value.length} 行：${value.map(inWords).join('；')}` : value.map(inWords).join('；');
}

const isSaid = (value: Value): boolean => value !== null && value !== '';
