import { type Fact, isFilled } from '@liuhen/records';
import { dayOf } from '../../calendars/day.ts';
import { isPhoto } from '../../coverage/act-coverage.ts';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, complete, either, notApplicable, pending } from '../../obligations/outcome.ts';
import { stretchesOf } from '../../reading/filming.ts';
import { earlier, earliest, rowsOf, wordsOf } from '../../reading/paper.ts';
import { issued } from '../../reading/phases.ts';
import { writtenInstant } from '../../reading/written-instant.ts';
import { type Law, onRecordings } from '../rulebook.ts';
import { evidenceRules, practice } from './provisions.ts';

/** What was brought in as evidence: footage of a serving or an enforcement proves the act itself, unless it is marked as evidence. */
const evidence = (m: Matter): readonly Fact<'recording'>[] =>
  onRecordings(m).filter(
    (r) =>
      r.origin === 'import' &&
      (isFilled(r.data.evidenceFlag)
        ? r.data.evidenceFlag !== false
        : !/送达|公告|执行|履行/.test(wordsOf(r.data.procedureStep))),
  );
const edited = (fact: Fact): boolean =>
  /剪辑|拼接|剪接|删减|编辑/.test(wordsOf(fact.data.makingMethod)) &&
  !/(未|无|没有|不)(经|作)?(剪辑|拼接|剪接|删减|编辑)/.test(wordsOf(fact.data.makingMethod));
const decided = view((m): Fact | undefined => earliest(issued(m, 'penaltyDecision', 'onSpotPenaltyDecision')));

/** A decision of which only the day is known comes after all of that day. */
const isAfter = (fact: Fact, decision: Fact): boolean =>
  decision.claimed.precision === 'day' ? dayOf(decision.at) < dayOf(fact.at) : earlier(decision.at, fact.at);

/** Between 30 seconds and the limit of P10 a break wants a reason; beyond it article 12 speaks. */
function longestBreak(m: Matter, recording: Fact<'recording'>): number {
  const parts = stretchesOf(m, recording)
    .map(({ from, to }) => ({ from: from.epochMilliseconds, to: to.epochMilliseconds }))
    .sort((a, b) => a.from - b.from);
  let longest = 0;
  parts.forEach((part, i) => {
    const next = parts[i + 1];
    if (next) longest = Math.max(longest, next.from - part.to);
  });
  for (const pause of recording.data.interruptions ?? []) {
    const [from, to] = [writtenInstant(pause.from), writtenInstant(pause.to)];
    if (from && to && !isFilled(pause.reason))
      longest = Math.max(longest, to.epochMilliseconds - from.epochMilliseconds);
  }
  return longest / 1000;
}

export const evidenceRules2002: Law = {
  id: 'evidence-rules-2002',
  title: '行政诉讼证据规定与音像记录规范',
  reading:
    '视听资料注明原始载体、制作方法、时间、制作人、证明对象，声音附文字；决定作出后收集的不能证明决定合法；只有剪辑件的不能单独定案。录制须告知在场人，中断须说明，入库须有校验值（参照外地规范，只警告）。',
  leftToAPerson: '证据的真实性、关联性；偷拍偷录的排除。',
  obligations: [
    obligation({
      id: 'evidence-rules-2002.12',
      provision: evidenceRules('第十二条'),
      severity: 'W',
      duty: '视听资料注明原始载体、制作方法、制作人、证明对象，声音附文字记录',
      proof: '音像登记、文字说明',
      cure: '补填音像登记；补作文字说明。',
      trigger: evidence,
      examine: (r) =>
        complete(`音像 ${r.key} 的注明`, [
          [isFilled(r.data.originalCarrier), '原始载体'],
          [isFilled(r.data.makingMethod), '制作方法'],
          [isFilled(r.data.recordedBy), '制作人'],
          [isFilled(r.data.proves), '证明对象'],
          [isPhoto(r as Fact<'recording'>) || isFilled(r.data.transcript), '声音的文字记录'],
        ]),
    }),
    obligation({
      id: 'evidence-rules-2002.60',
      provision: evidenceRules('第六十条第（一）项'),
      severity: 'W',
      duty: '决定作出后收集的证据不得用于证明决定合法',
      proof: '证据形成时间、决定时间',
      cure: '标明“决定后形成”，不得用于证明该决定合法。',
      effect: 'doubtful',
      trigger: (m) => {
        const d = decided(m);
        return d
          ? [
              ...m.dossier.of('siteInspection'),
              ...m.dossier.of('sampling'),
              ...m.dossier.of('interview'),
              ...m.dossier.of('photosTaken'),
              ...m.dossier.recordings(),
            ].filter((f) => isAfter(f, d) && !/复查|核查|执行|送达|跟踪/.test(f.title))
          : [];
      },
      examine: (fact, m) => {
        const lawful =
          fact.kind !== 'recording' ||
          !/检查|抽样|询问|取证|证据|勘验/.test(`${wordsOf(fact.data.procedureStep)}${wordsOf(fact.data.proves)}`) ||
          /复查|送达|执行|收缴|交付|公告/.test(wordsOf(fact.data.procedureStep));
        return either(
          fact.data.postDecision === true || (fact.kind === 'recording' && lawful),
          '不用于证明决定合法',
          `“${fact.title}”在决定作出之后形成，没有标明“决定后形成”`,
          { records: [decided(m)] },
        );
      },
    }),
    obligation({
      id: 'evidence-rules-2002.71',
      provision: evidenceRules('第七十一条第（四）项'),
      severity: 'W',
      duty: '剪辑件须附原件',
      proof: '原始载体、入库校验值',
      cure: '提交原始载体；没有的不能单独作为定案依据。',
      effect: 'doubtful',
      trigger: (m) => onRecordings(m).filter(edited),
      examine: (r) =>
        either(
          isFilled(r.data.originalCarrier) && !/无|灭失|已删/.test(wordsOf(r.data.originalCarrier)),
          '剪辑件附有原件',
          `音像 ${r.key} 只有剪辑件，没有原始载体`,
        ),
    }),
    obligation({
      id: 'recording-practice.announced',
      provision: practice('告知'),
      severity: 'W',
      duty: '告知在场人正在音像记录',
      proof: '音像的告知标记',
      cure: '在文字说明中补记告知情况。',
      trigger: onRecordings,
      examine: (r) =>
        r.data.announced === undefined || r.data.announced === null
          ? notApplicable('没有告知标记')
          : either(r.data.announced === true, '已告知在场人', `音像 ${r.key} 没有告知在场人正在录音录像`),
    }),
    obligation({
      id: 'recording-practice.interrupted',
      provision: practice('中断'),
      severity: 'W',
      duty: '录制中断超过 30 秒的须说明',
      proof: '中断说明',
      cure: '补写中断原因。',
      trigger: (m) => onRecordings(m).filter((r) => !isPhoto(r)),
      examine: (r, m) => {
        const seconds = longestBreak(m, r as Fact<'recording'>);
        if (seconds > m.parametersOn(r.at).P10.longestGapSeconds) return notApplicable('中断过长，见制度第十二条');
        return either(
          seconds <= 30 || isFilled(r.data.gapExplanation),
          '没有未说明的中断',
          `音像 ${r.key} 中断 ${seconds} 秒，没有说明`,
        );
      },
    }),
    obligation({
      id: 'recording-practice.hashed',
      provision: practice('校验'),
      severity: 'W',
      duty: '音像文件入库有校验值',
      proof: '文件哈希',
      cure: '对原始文件补算校验值并说明。',
      trigger: onRecordings,
      examine: (r) => {
        if (r.files.length === 0 && rowsOf(r.data.files).length === 0)
          return r.origin === 'import'
            ? breached(`音像 ${r.key} 没有登记文件，也没有校验值`)
            : pending(`音像 ${r.key} 的文件尚待入库`);
        return either(
          r.files.length > 0 ||
            rowsOf(r.data.files).every((f) => isFilled(f.sha256) || isFilled(f.sm3) || isFilled(f.hash)),
          '文件有校验值',
          `音像 ${r.key} 的文件没有校验值`,
        );
      },
    }),
  ],
};
