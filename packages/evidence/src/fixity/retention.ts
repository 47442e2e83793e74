/**
 * When a recording may be disposed of. The regulation names no term for recordings; the defaults are the agency's parameter P12
 * (音像：作证据的同案卷保管期限，其余不少于 6 个月) and are handed in. Disposal itself is an act that needs approval; this only says that
 * nothing stands against it.
 */
export type RetentionFacts = {
  /** End of the recording, as an instant. */
  endedAt: string;
  /** P12: months that what is no evidence is kept at least. */
  leastMonths: number;
  /** Cases that use it. `until`: end of the case file's retention; null while the case is not archived or is kept for ever. */
  cases: readonly { id: string; archived: boolean; until: string | null }[];
  /** Obstruction, mass incidents, complaints, litigation …: kept for ever or until lifted. */
  holds: readonly { ground: string; until: string | null }[];
};

export type Disposability = { disposable: boolean; earliest: string | null; against: string[] };

export function disposability(facts: RetentionFacts, at: string, zone = 'Asia/Shanghai'): Disposability {
  const moment = Temporal.Instant.from(at);
  const against: string[] = [];
  const terms: (Temporal.Instant | null)[] = [];
  const ended = Temporal.Instant.from(facts.endedAt).toZonedDateTimeISO(zone);
  terms.push(ended.add({ months: facts.leastMonths }).toInstant());
  if (Temporal.Instant.compare(moment, ended.add({ months: facts.leastMonths }).toInstant()) < 0)
    against.push(`录制结束未满 ${facts.leastMonths} 个月（本机关设定）`);
  for (const { id, archived, until } of facts.cases) {
    const term = until === null ? null : Temporal.Instant.from(until);
    terms.push(term);
    if (!archived) against.push(`案件 ${id} 尚未归档，录像是其证据`);
    else if (term === null) against.push(`案件 ${id} 的案卷永久保存`);
    else if (Temporal.Instant.compare(moment, term) < 0) against.push(`案件 ${id} 的案卷保管期限未满`);
  }
  for (const { ground, until } of facts.holds) {
    const term = until === null ? null : Temporal.Instant.from(until);
    terms.push(term);
    if (term === null || Temporal.Instant.compare(moment, term) < 0) against.push(`保全：${ground}`);
  }
  const known = terms.filter((term) => term !== null);
  const latest =
    known.length === terms.length
      ? known.reduce((last, term) => (Temporal.Instant.compare(last, term) < 0 ? term : last))
      : null;
  return { disposable: against.length === 0, earliest: latest?.toString() ?? null, against };
}
