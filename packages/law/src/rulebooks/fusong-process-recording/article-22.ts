import type { Fact } from '@liuhen/records';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, either, met, mostRecords, type Outcome, pending } from '../../obligations/outcome.ts';
import { remedyTerms } from '../../periods/terms/remedies.ts';
import { filmed } from '../../reading/filmed-act.ts';
import { earliestFrom, firstUntil, lastBefore } from '../../reading/in-time.ts';
import { earlier, field, momentIn, rowsOf, says, words, wordsOf } from '../../reading/paper.ts';
import { issued } from '../../reading/phases.ts';
import { type Article, regulation } from '../rulebook.ts';

/** One public notice: the step, or its announcement where there is no step. */
const notices = (m: Matter): readonly Fact[] => {
  const steps = [
    ...m.dossier.of('publicNoticePosted'),
    ...m.dossier
      .of('served')
      .filter((s) => /公告/.test(wordsOf(s.data.method)) && m.dossier.of('publicNoticePosted').length === 0),
  ];
  return steps.length > 0 ? steps : issued(m, 'publicServiceAnnouncement');
};
const paper = (m: Matter, act: Fact, type: string): Fact | undefined =>
  act.kind === type ? act : (m.dossier.documentsOf(act).find((d) => d.kind === type) ?? issued(m, type)[0]);
const approvalOf = (m: Matter, act: Fact) => paper(m, act, 'publicServiceApproval');
const announcementOf = (m: Matter, act: Fact) => paper(m, act, 'publicServiceAnnouncement');
const both = (m: Matter, act: Fact) => [approvalOf(m, act), announcementOf(m, act)];

function attemptsBefore(m: Matter, act: Fact): string {
  const approval = approvalOf(m, act);
  const listed =
    approval === undefined
      ? ''
      : rowsOf(field(approval, 'attempts')).map(wordsOf).join('；') +
        Object.values(rowsOf(field(approval, 'attempts')))
          .map((row) => wordsOf(row.method))
          .join('；');
  const tried = lastBefore(m.dossier.of('serviceAttempted'), act.at, mostShown).map(attemptText);
  return [listed, ...tried, returnedByMail(m) ? '邮寄退回' : ''].join('；').replace(/^；+|；+$/g, '');
}
/** So many attempts are told in words; all of them count. */
const mostShown = 6;
const attemptText = (s: Fact): string => `${wordsOf(s.data.method)}${s.title}`;
const returnedByMail = view((m) =>
  m.dossier.documents('mailServiceRegister').some((r) => /退/.test(words(r, 'returnReceipt'))),
);
const byHand = /直接|上门|当面|留置/;
const byMail = /邮|快递|挂号|退/;
const attemptsByHand = view((m) => m.dossier.of('serviceAttempted').filter((s) => byHand.test(attemptText(s))));
const attemptsByMail = view((m) => m.dossier.of('serviceAttempted').filter((s) => byMail.test(attemptText(s))));
/** Receipts of service by public notice, by the day they say it took effect. */
const publicReceipts = view((m) =>
  m.dossier
    .documents('serviceReceipt')
    .filter((r) => /公告/.test(words(r, 'method')))
    .flatMap((receipt) => {
      const at = momentIn(receipt, 'receivedAt');
      return at === null ? [] : [{ at, receipt }];
    }),
);

export const article22: Article = {
  number: 22,
  title: '公告送达',
  words: [
    '公告送达应重点记录已经采用其他方式均无法送达的情况以及公告送达的方式和载体，留存书面公告，以适当方式进行音像记录，并在案卷中记明原因和经过。',
  ],
  reading:
    '公告前须逐次记录直接、留置、邮寄均无法送达；下落不明直接公告的，仍须记录查找经过。自最后张贴、刊登之日起三十日视为送达。',
  leftToAPerson: '是否下落不明；未用某一方式的理由是否成立。',
  obligations: [
    obligation({
      id: 'A22.1',
      provision: regulation(22),
      severity: 'B',
      duty: '记录已经采用其他方式均无法送达的情况',
      proof: '逐次尝试的记录（公告送达审批表）',
      limit: '公告前',
      exceptions: '下落不明的，记录查找经过与证据',
      judge: 'both',
      judgedBy: '法制科',
      cure: '先以直接、留置、邮寄等方式送达并留存记录；均不能送达的再公告。',
      effect: 'doubtful',
      bars: ['enforce', 'close'],
      trigger: notices,
      examine: (act, m): Outcome => {
        const tried = attemptsBefore(m, act);
        const records = [...both(m, act), ...lastBefore(m.dossier.of('serviceAttempted'), act.at, mostRecords)];
        const note = both(m, act)
          .map((d) => (d === undefined ? '' : words(d, 'note', 'attempts', 'reason')))
          .join('');
        if (/下落不明|查无|失联/.test(note) && tried === '')
          return asksJudgement('以下落不明为由公告，请认定查找经过和证据', { records });
        if (tried === '') return breached('公告送达前没有记录其他方式无法送达的情况', { records });
        const covered =
          (byHand.test(`${tried}${note}`) || firstUntil(attemptsByHand(m), act.at) !== undefined) &&
          (byMail.test(`${tried}${note}`) || firstUntil(attemptsByMail(m), act.at) !== undefined);
        if (covered) return met('已记录其他方式无法送达', { records });
        return /下落不明|查无|失联/.test(note)
          ? asksJudgement(`公告前的送达尝试为“${tried}”，称下落不明，请认定`, { records })
          : breached(`公告前的送达尝试只有“${tried}”，没有覆盖直接（留置）和邮寄，也没有写明未用的理由`, { records });
      },
    }),
    obligation({
      id: 'A22.2',
      provision: regulation(22),
      severity: 'B',
      duty: '记录公告的方式和载体',
      proof: '公告栏、住所地张贴、报纸、网站',
      cure: '补记公告方式和载体。',
      bars: ['enforce', 'close'],
      trigger: notices,
      examine: (act, m) =>
        either(
          [...both(m, act), act].some((d) => d !== undefined && says(d, 'media', 'carrier', 'channel')),
          '已记录公告方式和载体',
          '没有记录公告的方式和载体',
          { records: both(m, act) },
        ),
    }),
    obligation({
      id: 'A22.3',
      provision: regulation(22),
      severity: 'B',
      duty: '留存书面公告',
      proof: '公告原件、刊登凭证',
      cure: '取得并留存公告原件。',
      effect: 'invalid',
      bars: ['enforce', 'close'],
      trigger: notices,
      examine: (act, m) => {
        const a = announcementOf(m, act);
        return either(a !== undefined && says(a, 'text', 'copy'), '留存书面公告', '没有留存书面公告', { records: [a] });
      },
    }),
    obligation({
      id: 'A22.4',
      provision: regulation(22),
      severity: 'B*',
      duty: '以适当方式音像记录公告',
      proof: '张贴照片、录像、网页截图',
      limit: '发布时',
      cure: null,
      bars: ['enforce', 'close'],
      trigger: notices,
      examine: (act, m) => filmed(m, act, { word: /公告/, what: '公告送达', anyForm: true }),
    }),
    obligation({
      id: 'A22.5',
      provision: regulation(22),
      severity: 'B',
      duty: '案卷记明公告的原因和经过',
      proof: '审批表的原因和经过',
      cure: '补记公告的原因和经过。',
      bars: ['enforce', 'close'],
      trigger: notices,
      examine: (act, m) =>
        either(
          [...both(m, act), act].some((d) => d !== undefined && says(d, 'note', 'reason')),
          '已记明原因和经过',
          '案卷没有记明公告的原因和经过',
          { records: both(m, act) },
        ),
    }),
    obligation({
      id: 'A22.6',
      provision: { ...regulation(22), article: '第二十二条；民诉法第九十五条' },
      severity: 'B',
      duty: '公告满三十日才视为送达',
      proof: '公告日、期满日',
      limit: '30 日（末日顺延见 P23）',
      cure: '按公告期满日更正送达日；期满前所为的决定、申请撤回。',
      effect: 'invalid',
      bars: ['enforce', 'court'],
      trigger: notices,
      examine: (act, m) => {
        const a = announcementOf(m, act) ?? act;
        const published = momentIn(a, 'publishedOn', 'postedAt') ?? act.at;
        const due = m.due(remedyTerms.publicNotice, { at: published, event: '公告', proof: a.key });
        if (due.due === null) return asksJudgement('公告期满日所在年份的日历未核实', { due, records: [a] });
        const next = earliestFrom(publicReceipts(m), published);
        if (next && due.lastDay !== null && earlier(next.at, startOfLastDay(due.due)))
          return breached('公告期未满即记为送达', { due, records: [next.receipt, a] });
        return m.present.isPast(due.due)
          ? met('公告期满，视为送达', { due, records: [a] })
          : pending('公告期未满，尚未视为送达', { due, records: [a] });
      },
    }),
  ],
};
const startOfLastDay = (end: Temporal.Instant | null): Temporal.Instant =>
  (end ?? Temporal.Instant.fromEpochMilliseconds(0)).subtract({ hours: 24 });
