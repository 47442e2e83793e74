import type { FactView, RecordingLine } from '@liuhen/server/api';

export type Proposal = {
  readonly act: string;
  readonly title: string;
  readonly at: string;
  readonly overlaps: boolean;
};

const quarter = 15 * 60 * 1000;

/** The steps of a case by how likely a recording shows them: time first (a quarter of an hour either side), then who was there. */
export function proposals(
  line: Pick<RecordingLine, 'startedAt' | 'endedAt' | 'recordedBy'>,
  facts: readonly FactView[],
): Proposal[] {
  const from = Date.parse(line.startedAt);
  const to = line.endedAt === null ? from : Date.parse(line.endedAt);
  return facts
    .filter((fact) => fact.family === 'step' && fact.annulledBy === null)
    .map((fact) => {
      const start = Date.parse(fact.at);
      const end = fact.until === null ? start : Date.parse(fact.until);
      const apart = Math.max(start - to, from - end, 0);
      const there = line.recordedBy !== null && fact.people.some(({ person }) => person === line.recordedBy?.id);
      return { act: fact.id, title: fact.title, at: fact.at, overlaps: apart <= quarter, apart, there };
    })
    .sort((a, b) => a.apart - b.apart || Number(b.there) - Number(a.there))
    .map(({ act, title, at, overlaps }) => ({ act, title, at, overlaps }));
}
