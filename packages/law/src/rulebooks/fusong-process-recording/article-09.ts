import { type DocumentFact, isFilled } from '@liuhen/records';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, complete, either, met, notApplicable, type Outcome } from '../../obligations/outcome.ts';
import {
  type Attendance,
  elsewhereOnly,
  fitOfficers,
  officersOfDocument,
  officersOfStep,
  unfitReason,
} from '../../reading/officers.ts';
import { clock, field, momentIn, nameOf, rows, rowsOf, says, words, wordsOf } from '../../reading/paper.ts';
import { investigationRecords, isIssued } from '../../reading/phases.ts';
import { officerSignings, partySignings, refusalNoted, witnessSignings } from '../../reading/signers.ts';
import { type Article, regulation } from '../rulebook.ts';

const records = view((m): readonly DocumentFact[] => investigationRecords(m).filter((record) => isIssued(m, record)));
/** Records in which the other side was met in person; at the desk nobody needs to be shown a certificate. */
const metInPerson = (m: Matter): readonly DocumentFact[] =>
  records(m).filter((d) => d.kind !== 'statementDefenceRecord');

function attending(m: Matter, record: DocumentFact): readonly Attendance[] {
  const listed = officersOfDocument(m, record);
  if (listed !== null) return listed;
  const step = m.dossier.stepOf(record);
  return step === undefined ? [] : officersOfStep(m, step);
}
const bare = (certificate: string): string => certificate.replace(/（[^）]*）|\([^)]*\)|\s/g, '');

export const article09: Article = {
  number: 9,
  title: '亮证记录',
  words: [
    '行政执法人员应在相关调查笔录中对执法人员数量、姓名、执法证件编号及出示情况进行文字记录，并由当事人或有关在场人员签字或盖章。',
  ],
  reading:
    '“相关调查笔录”包括检查、勘验、询问、复查、听取陈述申辩、查封扣押现场、执行笔录。辅助人员不计入两人。证件须在该笔录当日有效，年检届满日当日仍有效。',
  leftToAPerson: '笔录内容是否如实；暗查是否必要。',
  obligations: [
    obligation({
      id: 'A09.1',
      provision: regulation(9),
      severity: 'B',
      duty: '笔录载明执法人员数量，不少于两人',
      proof: '笔录的执法人员',
      limit: '当场',
      exceptions: '法律另有规定',
      cure: '由两名以上执法人员重新检查（询问）并制作笔录，原笔录作废。',
      effect: 'invalid',
      bars: ['conclude', 'decide'],
      trigger: records,
      examine: (record, m) => {
        const listed = attending(m, record as DocumentFact);
        const stated = Number(wordsOf(field(record, 'officerCount')));
        const count =
          listed.length > 0
            ? new Set(listed.map((o) => o.person?.id ?? o.name)).size
            : Number.isFinite(stated)
              ? stated
              : 0;
        if (Number.isFinite(stated) && stated > 0 && stated < 2 && count >= 2)
          return breached(`${nameOf(record)}载明执法人员 ${stated} 名，与所列名单不符`, {
            records: [m.dossier.stepOf(record)],
          });
        if (count === 0) return breached(`${nameOf(record)}没有载明执法人员`, { records: [m.dossier.stepOf(record)] });
        return either(count >= 2, `载明执法人员 ${count} 名`, `${nameOf(record)}的执法人员只有 ${count} 名，少于两人`, {
          records: [m.dossier.stepOf(record)],
        });
      },
    }),
    obligation({
      id: 'A09.2',
      provision: regulation(9),
      severity: 'B',
      duty: '笔录载明执法人员姓名',
      proof: '笔录的执法人员姓名',
      limit: '当场',
      cure: '补正笔录中的姓名，由当事人确认。',
      bars: ['conclude', 'decide'],
      trigger: records,
      examine: (record, m) => {
        const listed = officersOfDocument(m, record) ?? [];
        return either(
          listed.length > 0 && listed.every((o) => o.name.trim() !== ''),
          '已载明姓名',
          `${nameOf(record)}没有载明每名执法人员的姓名`,
        );
      },
    }),
    obligation({
      id: 'A09.3',
      provision: regulation(9),
      severity: 'B',
      duty: '载明执法证件编号，证件当日有效',
      proof: '证号、证件库',
      limit: '当场',
      exceptions: '辅助人员不计入两人',
      cure: '由持有效证件的执法人员重新制作。',
      effect: 'invalid',
      bars: ['conclude', 'decide'],
      trigger: records,
      examine: (record, m): Outcome => {
        const listed = officersOfDocument(m, record) ?? [];
        if (listed.length === 0) return notApplicable('笔录没有执法人员名单（见 A09.1）');
        const at = momentIn(record, 'startAt') ?? record.at;
        const nameless = listed.filter((o) => o.certNo.trim() === '');
        if (nameless.length > 0)
          return breached(`${nameOf(record)}没有载明${nameless.map((o) => o.name).join('、')}的执法证件编号`);
        const wrong = listed.filter(
          (o) =>
            o.person !== undefined &&
            o.person.certificates.length > 0 &&
            !o.person.certificates.some((c) => bare(c.certNo) === bare(o.certNo)),
        );
        if (wrong.length > 0)
          return breached(`${nameOf(record)}所载${wrong.map((o) => o.name).join('、')}的证号与证件库不符`);
        const { unfit } = fitOfficers(listed, at);
        const abroad = listed.filter((o) => elsewhereOnly(m, o.person));
        if (abroad.length > 0)
          return breached(
            `${nameOf(record)}：${abroad.map((o) => o.name).join('、')}执法证件的使用区域不含本机关辖区`,
            {
              records: [m.dossier.stepOf(record)],
            },
          );
        return either(
          unfit.length === 0,
          '执法证件当日有效',
          `${nameOf(record)}：${unfit.map(({ who, why }) => `${who.name}${unfitReason(why)}`).join('；')}（${clock(at).slice(0, 10)}）`,
          { records: [m.dossier.stepOf(record)] },
        );
      },
    }),
    obligation({
      id: 'A09.4',
      provision: regulation(9),
      severity: 'B',
      duty: '记录出示执法证件的情况',
      proof: '出示时间、方式、对方确认',
      limit: '开始时',
      exceptions: '暗查：事后说明',
      judge: 'both',
      judgedBy: '法制科',
      cure: '在笔录中补记出示情况并由当事人确认。',
      effect: 'doubtful',
      bars: ['conclude', 'decide'],
      trigger: metInPerson,
      examine: (record, m) => {
        const step = m.dossier.stepOf(record);
        const shown = field(record, 'idShown');
        if (shown === false) return breached(`${nameOf(record)}记载没有出示执法证件`, { records: [step] });
        const detail = rowsOf(field(record, 'idShownDetail'))[0];
        if (detail === undefined)
          return breached(`${nameOf(record)}没有记录出示执法证件的时间、方式`, { records: [step] });
        return complete(
          `${nameOf(record)}的出示证件情况`,
          [
            [isFilled(detail.at) || isFilled(detail.name), '时间'],
            [isFilled(detail.how) || isFilled(detail.name), '方式'],
          ],
          { records: [step] },
        );
      },
    }),
    obligation({
      id: 'A09.5',
      provision: regulation(9),
      severity: 'B',
      duty: '由当事人或者在场人签字、盖章',
      proof: '签名，或者拒签、不在场的注明',
      limit: '当场',
      exceptions: '拒签、不在场的注明原因并由执法人员签名',
      cure: '由当事人补签；拒签的注明原因，可邀见证人。',
      effect: 'doubtful',
      bars: ['conclude', 'decide'],
      trigger: records,
      examine: (record, m) => {
        if (partySignings(m, record).length > 0) return met('当事人或者在场人已签名');
        if (refusalNoted(m, record))
          return either(
            officerSignings(m, record).length > 0,
            '已注明原因并由执法人员签名',
            `${nameOf(record)}注明拒签，但没有执法人员签名`,
          );
        return witnessSignings(m, record).length > 0 && says(record, 'witnesses')
          ? breached(`${nameOf(record)}有见证人签名，但没有注明当事人未签名的原因`)
          : breached(`${nameOf(record)}没有当事人或者在场人签名，也没有注明拒签、不在场的原因`, {
              records: [m.dossier.stepOf(record)],
            });
      },
    }),
    obligation({
      id: 'A09.6',
      provision: regulation(9),
      severity: 'W',
      duty: '同一执法人员不得同时在两处；一份询问笔录只问一人',
      proof: '笔录的起止时间、地点、人员',
      cure: '由法制科核查时间、地点，确有错误的更正。',
      effect: 'doubtful',
      trigger: (m) => records(m).filter((d) => says(d, 'startAt')),
      examine: (record, m) => {
        if (record.kind === 'interviewRecord' && rows(record, 'interviewee').length > 1)
          return breached(`${nameOf(record)}同时询问多人`);
        const clash = clashesOf(m).get(record.id);
        return either(
          clash === undefined,
          '没有时间、地点冲突',
          clash ? `${nameOf(record)}与${nameOf(clash)}时间重叠，同一执法人员不能同时在场` : '',
          { records: [clash] },
        );
      },
    }),
  ],
};

type Presence = { readonly record: DocumentFact; readonly from: number; readonly to: number; readonly order: number };

/** For each record the first later one that claims the same officer at the same time elsewhere: sweep by officer, not pair by pair. */
const clashesOf = view((m): ReadonlyMap<string, DocumentFact> => {
  const byOfficer = new Map<string, Presence[]>();
  for (const [order, record] of records(m).entries()) {
    const [from, to] = [momentIn(record, 'startAt'), momentIn(record, 'endAt')];
    if (!from || !to) continue;
    const presence = { record, from: from.epochMilliseconds, to: to.epochMilliseconds, order };
    for (const officer of attending(m, record)) {
      const key = officer.person?.id ?? officer.name;
      const held = byOfficer.get(key);
      if (held) held.push(presence);
      else byOfficer.set(key, [presence]);
    }
  }
  const found = new Map<string, DocumentFact>();
  for (const presences of byOfficer.values()) {
    presences.sort((a, b) => a.from - b.from);
    let open: Presence[] = [];
    for (const next of presences) {
      open = open.filter((held) => held.to > next.from).slice(-8);
      for (const held of open) {
        if (held.record.id === next.record.id || next.to <= next.from || !apart(held.record, next.record)) continue;
        const [first, second] = held.order < next.order ? [held, next] : [next, held];
        if (!found.has(first.record.id)) found.set(first.record.id, second.record);
      }
      open.push(next);
    }
  }
  return found;
});
const apart = (a: DocumentFact, b: DocumentFact): boolean =>
  (a.kind === 'interviewRecord' && b.kind === 'interviewRecord') || elsewhere(words(a, 'place'), words(b, 'place'));

/** Two descriptions of places that share no three characters in a row do not mean the same place. */
function elsewhere(a: string, b: string): boolean {
  const [one, two] = [a.replace(/\s/g, ''), b.replace(/\s/g, '')];
  if (one === '' || two === '') return false;
  for (let i = 0; i + 3 <= one.length; i += 1) if (two.includes(one.slice(i, i + 3))) return false;
  return true;
}
