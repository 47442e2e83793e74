import type { AgencyFacts } from '@liuhen/records';
import { evaluate } from '../evaluate.ts';
import type { Finding } from '../findings/finding.ts';
import { at } from '../periods/sums.fixture.ts';
import { agencyOf, type Line, story } from './story.fixture.ts';

const today = at('2026-11-23 09:00:00');

/** A document with its fields, and what else its frame says. */
export const doc = (
  kind: string,
  when: string,
  fields: Record<string, unknown> = {},
  more: Partial<Line> & { frame?: Record<string, unknown> } = {},
): Line => {
  const { frame, ...line } = more;
  return {
    kind,
    when,
    ...line,
    data: { issuedAt: when.length === 10 ? when : `${when.replace(' ', 'T')}+08:00`, ...frame, fields },
  };
};
export const step = (
  kind: string,
  when: string,
  data: Record<string, unknown> = {},
  more: Partial<Line> = {},
): Line => ({
  kind,
  when,
  data,
  ...more,
});
export const signed = (by: string, role: string, name: string, when: string): Line => ({
  kind: 'signature',
  when,
  data: { role, name, method: '手写签名' },
  links: { signs: by },
});

export const penalty: Line = step('caseOpened', '2025-01-01', {
  caseType: 'penalty.ordinary',
  inNameOf: '白山市生态环境局',
});
export const summary: Line = step('caseOpened', '2025-01-01', {
  caseType: 'penalty.summary',
  inNameOf: '白山市生态环境局',
});
export const firm: Line = step('partyIdentified', '2025-01-01', { partyType: 'legalPerson', name: '某公司（虚构）' });
export const citizen: Line = step('partyIdentified', '2025-01-01', { partyType: 'citizen', name: '某人（虚构）' });

export const found = (lines: readonly Line[], id: string, agency?: AgencyFacts, when = today): Finding[] =>
  evaluate(story(lines, agency), when).filter((f) => f.id === id && f.status !== 'notApplicable');
export const verdict = (lines: readonly Line[], id: string, agency?: AgencyFacts): string =>
  found(lines, id, agency)
    .map((f) => `${f.status} ${f.severity}`)
    .join(', ');

export const person = (
  key: string,
  name: string,
  role: string,
  office: string,
  certificate: Record<string, unknown> | null = null,
): Line[] => [
  step('person', '2025-01-01', { person: key, name, role }),
  step('appointment', '2025-01-01', { person: key, office }),
  ...(certificate ? [step('certificate', '2025-01-01', { person: key, ...certificate })] : []),
];
export const valid = { certValidTo: '2028-12-31', certAnnualCheckTo: '2028-06-30', certType: '生态环境' };
/** The bureau of these cases: one camera, two officers, a brigade chief, a head. */
export const registered = agencyOf([
  step('device', '2025-01-01', { device: 'd1', deviceNo: 'FSHB-01', clockOffsetSec: 0 }),
  ...person('A', '甲', '执法人员', 'officer', { certNo: 'C1', ...valid }),
  ...person('B', '乙', '执法人员', 'officer', { certNo: 'C2', ...valid }),
  ...person('DH', '大队长', '行政执法大队大队长', 'brigadeChief', { certNo: 'C3', ...valid }),
  ...person('HD', '局长', '县分局负责人', 'bureauHead'),
]);
