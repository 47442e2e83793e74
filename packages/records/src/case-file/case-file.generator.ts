import { z } from 'zod';
import { CaseFile } from './case-file.ts';

export const file = 'docs/case-file.schema.json';

/** The form of a case file for editors and other programs; what a schema cannot say stands in docs/case-file.md. */
export function text(): string {
  const schema = z.toJSONSchema(CaseFile, { io: 'input' });
  return `${JSON.stringify({ title: '留痕案件文件', ...schema }, null, 2)}\n`;
}
