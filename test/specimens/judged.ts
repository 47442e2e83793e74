import { evaluate, type FindingJson, findingsJson, isViolation } from '@liuhen/law';
import { type Dossier, parseCaseFile } from '@liuhen/records';
import { stringify } from 'yaml';
import { dossierOf } from '../../packages/cli/src/case-file/dossier-of.ts';
import { readYaml } from '../../packages/cli/src/case-file/yaml.ts';
import { convertSpecimen } from './specimen.ts';

export type Judged = { readonly all: readonly FindingJson[]; readonly violations: readonly FindingJson[] };

/** The road an outsider takes: specimen → case file as text → read again → judged, at its last record unless told when. */
export function judged(specimen: unknown, at?: string): Judged {
  const parsed = parseCaseFile(readYaml(stringify(convertSpecimen(specimen), { lineWidth: 0 })));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ where, message }) => `${where}：${message}`).join('\n'));
  const dossier = dossierOf(parsed.file);
  const found = evaluate(dossier, at === undefined ? lastInstant(dossier) : Temporal.Instant.from(at));
  const json = (findings: typeof found) => findingsJson(findings, dossier).findings;
  return { all: json(found), violations: json(found.filter(isViolation)) };
}

/** Those that a specimen states: of class B, B*, V or W. */
export const stated = ({ severity }: Pick<FindingJson, 'severity'>): boolean =>
  ['B', 'B*', 'V', 'W'].includes(severity);

const lastInstant = ({ facts }: Dossier) =>
  facts.reduce(
    (last, { at, until }) => (Temporal.Instant.compare(until ?? at, last) > 0 ? (until ?? at) : last),
    Temporal.Instant.fromEpochMilliseconds(0),
  );
