import { readFileSync } from 'node:fs';
import type { CaseFile } from '@liuhen/records';
import { parse } from 'yaml';
import { convertSpecimen } from '../../../../test/specimens/specimen.ts';

const folder = new URL('../../../../test/specimens/', import.meta.url);
const names = {
  ordinary: 'SP-1-ordinary-water-pollution.yaml',
  summary: 'SP-2-summary-onspot-fine.yaml',
  permit: 'SP-3-permit-oral-application.yaml',
  dust: 'SP-4-violations-dust.yaml',
} as const;
export type BaseName = keyof typeof names;
export const baseNames = ['ordinary', 'summary', 'permit'] as const;

/** Rule id of a specimen's expected finding, and what may answer it. */
export type Expected = { no: number; rule: string; obligation: string | string[]; class: string; ref: string };

const read = (name: BaseName): unknown => parse(readFileSync(new URL(names[name], folder), 'utf8'));
const converted = new Map<BaseName, CaseFile>();
/** A fresh copy of a specimen as a case file, to be changed at will. */
export function baseCase(name: BaseName): CaseFile {
  const held = converted.get(name) ?? convertSpecimen(read(name));
  converted.set(name, held);
  return structuredClone(held);
}
export function expectedFindings(name: BaseName): Expected[] {
  const specimen = read(name) as { expectedFindings?: Expected[] };
  return specimen.expectedFindings ?? [];
}
export const specimenRules = (): Record<string, string[]> =>
  parse(readFileSync(new URL('rules.yaml', folder), 'utf8')) as Record<string, string[]>;
