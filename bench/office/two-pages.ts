import { readFileSync } from 'node:fs';
import type { RenderContext } from '@liuhen/documents/render';

/** The document that is measured: a record of an inspection on two pages. */
export const docType = 'siteInspectionRecord';

export const sample = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../packages/documents/src/forms/${name}/sample.json`, import.meta.url), 'utf8'));

export const context: RenderContext = {
  agency: {
    regulator: '白山市生态环境局抚松县分局',
    legalPersonAuthority: '白山市生态环境局',
    reconsiderationOrgan: '白山市人民政府',
    localGovernment: '抚松县人民政府',
    court: null,
  },
  on: '2026-09-12',
  number: 'FS-2026-021-XC-01',
  issuedOn: '2026-09-12',
  title: null,
  signatures: [],
  names: {},
  identity: { record: '0198c0de-aaaa-7bbb-8ccc-0123456789ab', version: 1 },
  watermark: null,
  createdAt: 1_789_000_000,
  assets: {},
};

/** Every text a little different, so that no paragraph of the page before can be used again. */
export function reworded(fields: Record<string, unknown>, turn: number): Record<string, unknown> {
  const text = (value: string) =>
    /^\d{4}-/.test(value) || value.length < 4 ? value : `${value.slice(0, 2)}${turn}${value.slice(2)}`;
  return JSON.parse(JSON.stringify(fields, (_, value: unknown) => (typeof value === 'string' ? text(value) : value)));
}
