import { type Fact, isFilled } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, either, met, notApplicable, pending } from '../../obligations/outcome.ts';
import { firstFrom } from '../../reading/in-time.ts';
import { nameOf, rowsOf, says, wordsOf } from '../../reading/paper.ts';
import { meritsDecision } from '../../reading/phases.ts';
import { headSaysYes, signings } from '../../reading/signers.ts';
import { type Article, onCase, onDocuments, regulation } from '../rulebook.ts';

/** By a head, or for an officer by the head of the department (生态环境行政处罚办法第六条). */
const signedByAuthority = (m: Matter, decision: Fact): boolean =>
  headSaysYes(m, decision) || signings(m, decision).some(({ offices }) => offices.includes('brigadeChief'));

export const article03: Article = {
  number: 3,
  title: '原则',
  words: [
    '行政执法全过程记录应坚持合法、客观、公正的原则。',
    '行政执法大队及执法人员应根据行政执法行为的性质、种类、现场、阶段的不同，采取合法、适当、有效的方式和手段对执法全过程实施记录。',
  ],
  reading:
    '原始音像和已签署的文书不得改动：剪辑件须指明原件，签名须对应签署时的版本，文件哈希须与入库时一致。偏离本机关的记录方式清单须写理由。',
  leftToAPerson: '取证手段是否合法；偏离的理由是否成立。',
  obligations: [
    obligation({
      id: 'A03.1',
      provision: regulation(3),
      severity: 'W',
      duty: '证据以合法手段取得',
      proof: '证据来源、取得方式',
      judge: 'person',
      judgedBy: '法制科',
      cure: '排除非法取得的证据，重新取证。',
      effect: 'doubtful',
      trigger: onDocuments('investigationReport', 'caseReviewForm'),
      examine: () => asksJudgement('证据的取得手段是否合法（行政处罚法第四十六条第三款），请审查人员认定'),
    }),
    obligation({
      id: 'A03.2',
      provision: regulation(3),
      severity: 'B',
      duty: '原始音像和已签署文书不得改动',
      proof: '文件哈希、签名对应的版本、原件关联',
      exceptions: '剪辑件只能作副本并关联原件',
      cure: '提交原始文件；剪辑件关联其原件；改动后的文书重新签署。',
      effect: 'doubtful',
      bars: ['decide', 'archive'],
      trigger: (m) => [
        ...m.dossier.of('derivedItem'),
        ...m.dossier.recordings(),
        ...m.dossier.documents().filter((d) => d.data.rendition),
      ],
      examine: (fact, m) => {
        if (fact.kind === 'derivedItem')
          return either(
            fact.links.some((link) => link.rel === 'derivedFrom'),
            '派生件已指明原件',
            '派生件没有指明所派生的原件',
          );
        if (fact.family === 'document') return signedAsShown(fact, m.dossier.signaturesOf(fact));
        const stated = rowsOf(fact.data.files)
          .map((file) => wordsOf(file.sha256))
          .filter(isFilled);
        const held = fact.files.map((file) => file.sha256);
        if (held.length === 0 || stated.length === 0) return notApplicable('没有可比对的入库文件');
        return either(
          stated.every((hash) => held.includes(hash)),
          '入库文件与登记的哈希一致',
          '入库文件的哈希与登记的不一致',
        );
      },
    }),
    obligation({
      id: 'A03.3',
      provision: regulation(3),
      severity: 'B',
      duty: '对回避申请作出决定',
      proof: '回避决定',
      exceptions: '决定作出前不停止调查（行政处罚法第四十三条）',
      judge: 'both',
      judgedBy: '有权决定回避的负责人',
      cure: '由有权的负责人作出回避决定。',
      effect: 'doubtful',
      bars: ['decide'],
      trigger: onDocuments('recusalApplication'),
      examine: (application, m) => {
        const decided = firstFrom(m.dossier.documents('recusalDecision'), application.at);
        if (decided)
          return either(
            says(decided, 'decision') && signedByAuthority(m, decided),
            '已对回避申请作出决定',
            `${nameOf(decided)}没有写明决定，或者没有有权的负责人签署`,
            { records: [decided] },
          );
        const end = meritsDecision(m);
        return end ? breached('作出决定前没有对回避申请作出决定', { records: [end] }) : pending('回避申请尚待决定');
      },
    }),
    obligation({
      id: 'A03.4',
      provision: regulation(3, '第二款'),
      severity: 'W',
      duty: '按本机关的记录方式清单记录，偏离须写理由',
      proof: '音像记录事项清单、偏离理由',
      cure: '补写偏离清单的理由。',
      trigger: onCase,
      examine: (_, m) => {
        const rows = m.dossier.agency.facts
          .filter((f) => f.kind === 'recordingDutyEdited' && f.annulledBy === null)
          .at(-1);
        if (rows === undefined) return notApplicable('本机关没有另行规定记录方式清单');
        const kinds = rowsOf(rows.data.rows)
          .filter((row) => /required|应当/.test(wordsOf(row.duty)))
          .map((row) => wordsOf(row.kind));
        const missed = kinds
          .flatMap((kind): readonly Fact[] => m.dossier.of(kind))
          .filter(
            (step) =>
              m.dossier.recordingsOf(step).length === 0 &&
              !isFilled(step.data.deviationReason) &&
              !m.dossier.documentsOf(step).some((d) => d.kind === 'avInapplicableStatement'),
          );
        return missed.length === 0
          ? met('符合本机关的记录方式清单')
          : breached(`${missed.map((s) => `“${s.title}”`).join('、')}未按清单音像记录，也没有写理由`, {
              records: missed,
            });
      },
    }),
  ],
};

/** A signature was given on one fixed rendition: another one shown later has not been signed. */
function signedAsShown(document: Fact, signatures: readonly Fact<'signature'>[]) {
  const shown = rowsOf(document.data.rendition).map((r) => wordsOf(r.sha256))[0] ?? '';
  const other = signatures.filter((s) => isFilled(s.data.over) && s.data.over !== shown);
  return either(
    other.length === 0,
    '签名与签署时的版本一致',
    `${nameOf(document)}签署后内容有改动，签名不对应现在的版本`,
    { records: other },
  );
}
