import { isDocType } from '@liuhen/records';
import { stringify } from 'yaml';
import { readSpecimen } from '../story/read-specimen.ts';
import { type BarredAct, barredActs, type Told } from './barred-acts.ts';

type Line = Exclude<Told, string> & { readonly when: string };

const beijing = (when: string): string => `${when.replace(' ', 'T')}+08:00`;

/** The records of a row, each with its time: a day after the one before where none is said. */
function linesOf({ records }: BarredAct): Line[] {
  let day = Temporal.PlainDate.from('2026-03-02');
  return records.map((told) => {
    const line = typeof told === 'string' ? { kind: told } : told;
    const when = 'when' in line && line.when !== undefined ? line.when : `${day.toString()} 10:00:00`;
    day = Temporal.PlainDate.from(when.slice(0, 10)).add({ days: 1 });
    return { ...line, when };
  });
}

/** When the act of a row is tried, ISO 8601. */
export function instantOf(row: BarredAct): string {
  const last = linesOf(row).at(-1)?.when ?? '2026-03-02 08:00:00';
  const at = Temporal.PlainDateTime.from((row.at ?? last).replace(' ', 'T'));
  return `${(row.at === undefined ? at.add({ minutes: 1 }) : at).toString({ smallestUnit: 'second' })}+08:00`;
}

/** The case of a row as the text of a case file that may be taken in, in the bureau of the first specimen. */
export function caseFileText(row: BarredAct): string {
  const { agency, people, devices, party } = readSpecimen('SP-1-ordinary-water-pollution.yaml');
  const keyOf = (name: string) => Object.keys(people).find((key) => people[key]?.name === name) ?? name;
  const investigators = row.profile?.investigators;
  const file = {
    format: 'liuhen-case-file@1',
    agency,
    people,
    devices,
    party,
    case: {
      title: `${row.act}受阻的案件`,
      caseNo: `环阻〔2026〕${barredActs.indexOf(row) + 1}号`,
      caseType: row.procedure,
      openedAt: beijing('2026-03-02 08:00:00'),
      ...row.profile,
      ...(Array.isArray(investigators) ? { investigators: investigators.map(keyOf) } : {}),
    },
    records: linesOf(row).map(({ kind, key, when, data, links, by }, index) => ({
      key: key ?? `r${index + 1}`,
      kind,
      at: beijing(when),
      data: data ?? (isDocType(kind) ? { fields: {} } : {}),
      ...(links === undefined ? {} : { links }),
      ...(by === undefined ? {} : { by: by.map(({ role, name }) => ({ role, person: keyOf(name) })) }),
    })),
  };
  return stringify(file, { lineWidth: 0 });
}
