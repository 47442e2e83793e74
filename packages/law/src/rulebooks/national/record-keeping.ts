import type { Fact } from '@liuhen/records';
import { refusedSettings } from '../../agency/reckoning.ts';
import { isBefore } from '../../calendars/instant.ts';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, either, met, pending } from '../../obligations/outcome.ts';
import { bracketOfFact } from '../../obligations/timed.ts';
import { earlier, fieldsOf, momentIn, wordsOf } from '../../reading/paper.ts';
import { readProcedure } from '../../reading/which-procedure.ts';
import { writtenInstant } from '../../reading/written-instant.ts';
import { onPolicy } from '../fusong-process-recording/agency-policy.ts';
import { type Law, onCase } from '../rulebook.ts';
import { recordKeeping } from './provisions.ts';

const times: ReadonlySet<string> = new Set([
  'startAt',
  'endAt',
  'receivedAt',
  'storedAt',
  'startedAt',
  'endedAt',
  'issuedAt',
  'acceptedAt',
  'postedAt',
  'appliedOn',
  'dueOn',
  'defenceDue',
]);
/** Papers, steps and recordings say when; signatures are read where they hang. */
const timed = view((m): readonly Fact[] => [
  ...m.dossier.family('step'),
  ...m.dossier.family('document'),
  ...m.dossier.recordings(),
]);
/** Before 国办发〔2018〕118号 no bureau had such a regulation; the regulation itself bears no date. */
const threeSystemsBegin = Temporal.Instant.from('2018-12-05T00:00:00+08:00');
const illegible = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && writtenInstant(value) === null && value.trim() !== '';
const begins: ReadonlySet<string> = new Set(['startAt', 'startedAt']);
const endsEarly = (fact: Fact): boolean => {
  const [from, to] = [momentIn(fact, 'startAt', 'startedAt'), momentIn(fact, 'endAt', 'endedAt')];
  return from !== null && to !== null && earlier(to, from);
};

/** A step whose time could not be read, or was not told and no paper of it tells it: it stands where it was told, and that is a guess. */
const timeIsGuessed = (m: Matter, fact: Fact): boolean =>
  'atAsWritten' in fact.data &&
  (wordsOf(fact.data.atAsWritten).trim() !== '' || m.dossier.documentsOf(fact).length === 0);

/** Which times of the case cannot be read, which contradict each other: one pass over what was written, for every record is asked. */
const flaws = view((m): { unreadable: readonly Fact[]; reversed: readonly Fact[] } => {
  const unreadable: Fact[] = [];
  const reversed: Fact[] = [];
  for (const fact of timed(m)) {
    const fields = fieldsOf(fact);
    const data: Record<string, unknown> = fact.data;
    let wrong = timeIsGuessed(m, fact);
    let begun = false;
    for (const key in fields) {
      if (!times.has(key)) continue;
      wrong ||= illegible(fields[key]);
      begun ||= begins.has(key);
    }
    if (!wrong && fields !== data) for (const key in data) if (times.has(key)) wrong ||= illegible(data[key]);
    if (wrong) unreadable.push(fact);
    if ((fact.until !== null && earlier(fact.until, fact.at)) || (begun && endsEarly(fact))) reversed.push(fact);
  }
  return { unreadable, reversed };
});

/** What makes a record unfit to be judged on: said once for the case, with the records it is about. */
export const recordKeepingRules: Law = {
  id: 'record-keeping',
  title: '记录本身能否据以判断',
  reading:
    '时间自相矛盾、读不懂、与系统所知不符，或者写了名册中没有的人，都不影响收下记录，但须指出：据此算出的期限不可靠。',
  leftToAPerson: '哪一个时间是真的。',
  obligations: [
    obligation({
      id: 'record.interval',
      provision: recordKeeping('第三条'),
      severity: 'W',
      duty: '记录的结束时间不早于开始时间',
      proof: '起止时间',
      cure: '以更正记录改正起止时间。',
      trigger: onCase,
      examine: (_, m) => {
        const wrong = flaws(m).reversed;
        return either(wrong.length === 0, '起止时间无矛盾', `${wrong.length} 条记录的结束时间早于开始时间`, {
          records: wrong.slice(0, 20),
        });
      },
    }),
    obligation({
      id: 'record.readable',
      provision: recordKeeping('第三条'),
      severity: 'W',
      duty: '记录的时间可以读出',
      proof: '时间写法',
      cure: '改写为“年-月-日”或者带时区的时刻。',
      trigger: onCase,
      examine: (opening, m) => {
        if (timed(m).length === 0) {
          const nothing = '本案没有步骤、文书、音像记录，各项义务无从判断';
          return opening.origin === 'import' ? breached(nothing) : pending(nothing);
        }
        const wrong = flaws(m).unreadable;
        return either(wrong.length === 0, '时间均可读出', `${wrong.length} 条记录的时间读不懂，相关期限无法计算`, {
          records: wrong.slice(0, 20),
        });
      },
    }),
    obligation({
      id: 'record.edition',
      provision: recordKeeping('第三条'),
      severity: 'W',
      duty: '记录的时间不早于本制度的依据',
      proof: '记录的时间',
      cure: '时间写错的以更正记录改正；确属当时的行为，由法制科按当时的规定认定。',
      trigger: onCase,
      examine: (_, m) => {
        const before = timed(m).filter((fact) => isBefore(fact.at, threeSystemsBegin));
        return either(
          before.length === 0,
          '记录的时间均在本制度的依据施行之后',
          `${before.length} 条记录发生在执法全过程记录制度全面推行（国办发〔2018〕118号，2018-12-05）之前，当时无本制度可依`,
          { records: before.slice(0, 20) },
        );
      },
    }),
    obligation({
      id: 'record.bracket',
      provision: recordKeeping('第三条'),
      severity: 'W',
      duty: '自称时间与系统可核实的时间区间相符',
      proof: '服务器随机数、接收时间',
      cure: '核对设备时钟，以更正记录说明。',
      trigger: onCase,
      examine: (_, m) => {
        const wrong = m.dossier.facts.filter((f) => f.origin === 'live' && bracketOfFact(f).contradicted !== null);
        return either(
          wrong.length === 0,
          '时间与系统所知相符',
          `${wrong.length} 条记录的自称时间与系统可核实的区间矛盾`,
          { records: wrong.slice(0, 20) },
        );
      },
    }),
    obligation({
      id: 'record.person',
      provision: recordKeeping('第二条'),
      severity: 'W',
      duty: '经办人在人员名册',
      proof: '参与人',
      cure: '登记人员，或者更正参与人。',
      trigger: onCase,
      examine: (_, m) => {
        if (m.dossier.agency.people.size === 0) return breached('机关没有人员名册，资格、职务均无从核对');
        const wrong = m.dossier.facts.filter(
          (f) =>
            f.family === 'step' &&
            f.annulledBy === null &&
            f.people.some(({ person }) => person !== null && !m.dossier.agency.people.has(person)),
        );
        return wrong.length === 0
          ? met('经办人均在名册')
          : breached(`${wrong.length} 个步骤的经办人不在人员名册`, { records: wrong.slice(0, 20) });
      },
    }),
    obligation({
      id: 'record.procedure',
      provision: recordKeeping('第一条'),
      severity: 'W',
      duty: '案件类别可以识别',
      proof: '案件类别',
      cure: '选择案件类别。',
      trigger: onCase,
      examine: (_, m) =>
        either(
          readProcedure(wordsOf(m.dossier.profile.caseType)) !== null,
          '类别可以识别',
          `案件类别“${wordsOf(m.dossier.profile.caseType)}”不能识别，各类程序的义务无法判断`,
        ),
    }),
  ],
};

/** What a bureau loaded or set and the house could not take: shown, and not used. */
export const settingsTaken = obligation({
  id: 'record.settings',
  provision: recordKeeping('第四条'),
  severity: 'W',
  who: '县分局',
  duty: '载入的日历、设定的参数、增补的依据和裁量基准可以采用',
  proof: '日历、参数、依据、裁量基准的记录',
  cure: '按提示改正后重新载入；改正前按默认值计算，缺日历的年份标“未核实”。',
  trigger: onPolicy,
  examine: (_, m) => {
    const refused = refusedSettings(m.dossier.agency);
    return either(
      refused.length === 0,
      '日历、参数、依据、裁量基准均已采用',
      refused.map((r) => r.message.replace(/。$/, '')).join('；'),
      {
        records: refused.map((r) => r.fact),
      },
    );
  },
});
