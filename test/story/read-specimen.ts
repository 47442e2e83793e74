import { readFileSync } from 'node:fs';
import { type CaseFile, parseCaseFile } from '@liuhen/records';
import { stringify } from 'yaml';
import { readYaml } from '../../packages/cli/src/case-file/yaml.ts';
import { convertSpecimen } from '../specimens/specimen.ts';

/** A specimen as the case file that a person would write and the program would read. */
export function readSpecimen(name: string): CaseFile {
  const text = readFileSync(new URL(`../specimens/${name}`, import.meta.url), 'utf8');
  const parsed = parseCaseFile(readYaml(stringify(convertSpecimen(readYaml(text)), { lineWidth: 0 })));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  return parsed.file;
}
