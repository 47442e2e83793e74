import type { Fact } from '@liuhen/records';
import { isFilled } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, complete, met, type Outcome } from '../../obligations/outcome.ts';
import { field, nameOf, rowsOf, says, words, wordsOf } from '../../reading/paper.ts';
import { partyIsCitizen } from '../../reading/phases.ts';
import { servingOn } from '../../reading/served.ts';
import { servings } from '../../reading/services.ts';
import { officerSignings, partySignings } from '../../reading/signers.ts';
import { type Article, regulation } from '../rulebook.ts';

const direct = (m: Matter): readonly Fact[] =>
  servings(m)
    .filter((s) => s.receipt.kind === 'serviceReceipt' && (s.method === 'direct' || s.method === 'unknown'))
    .map((s) => s.receipt);
const substituted = (m: Matter): readonly Fact[] =>
  servings(m)
    .filter(
      ({ receipt, method }) =>
        receipt.kind === 'serviceReceipt' &&
        (says(receipt, 'substitute') || ((method === 'direct' || method === 'unknown') && stranger(m, receipt) !== '')),
    )
    .map((s) => s.receipt);

const bare = (name: string): string => name.replace(/（[^）]*）|\([^)]*\)|\s/g, '');
/** Who signed for the receiver without being the receiver, and without a word of what he is to him. */
function stranger(m: Matter, receipt: Fact): string {
  if (says(receipt, 'substitute')) return '';
  const party = m.dossier.party;
  const own = [words(receipt, 'recipient'), party?.name ?? '', wordsOf(party?.legalRepresentative)].map(bare).join('|');
  const signers = partySignings(m, receipt);
  const known = signers.some((s) => bare(s.name) === '' || own.includes(bare(s.name)) || told(`${s.role}${s.name}`));
  return known ? '' : bare(signers[0]?.name ?? '');
}

const organization =
  /法定代表人|主要负责人|负责人|收件|办公室|收发|值班|代理人|代收|授权|经理|董事|厂长|理事长|主任|书记|会计|财务|文员|前台/;
const household = /本人|同住|成年|配偶|丈夫|妻|父|母|子|女|兄|弟|姐|妹|代理人|代收|家属/;

const told = (text: string): boolean => organization.test(text) || household.test(text);

/** A signer who is no adult of the household is none (民诉法第八十八条). */
function minor(text: string): boolean {
  if (/未成年/.test(text)) return true;
  const age = /(\d{1,3})\s*(周)?岁/.exec(text);
  return age !== null && Number(age[1]) < 18;
}

const nobodys = /邻居|邻人|朋友|同事|房东|租客|房客|物业|路人|客户/;
const nobodysOfFirm = /工人|职工|车间|保洁|司机|实习|家属|亲属/;
const entitled = /同住|代理人|代收|授权|负责|收发|值班|办公室|法定代表人|经理|主任/;
/** Whom 民诉法第八十八条 and 解释第一百三十条 do not know: no adult of the household, nobody who takes the mail of the firm. */
const outsider = (m: Matter, text: string): boolean =>
  !entitled.test(text) && (nobodys.test(text) || (!partyIsCitizen(m) && nobodysOfFirm.test(text)));

export const article18: Article = {
  number: 18,
  title: '直接送达',
  words: ['直接送达行政执法文书，由送达人、受送达人或符合法定条件的签收人在送达回证上签名或盖章。'],
  reading: '回证写明文书、受送达人、地点、时间，由送达人与受送达人或者法定签收人签名；签收日即送达日。',
  leftToAPerson: '签收人与受送达人的关系是否属实。',
  obligations: [
    obligation({
      id: 'A18.1',
      provision: { ...regulation(18), article: '第十八条；民诉法第八十七条' },
      severity: 'B',
      duty: '直接送达：送达人、受送达人或者签收人在回证上签名',
      proof: '送达回证',
      limit: '决定书：当场或者 7 个工作日',
      exceptions: '到机关领取拒签的，视为送达（民诉法解释第一百三十一条）',
      cure: '由受送达人补签，或者重新送达。',
      effect: 'invalid',
      bars: ['enforce', 'close'],
      trigger: direct,
      examine: (receipt, m) => {
        const serving = servingOn(m, receipt);
        if (serving?.effect === 'doubtful')
          return asksJudgement(`${nameOf(receipt)}：${serving.why}`, { records: [serving.step] });
        return complete(
          nameOf(receipt),
          [
            [says(receipt, 'docs'), '送达的文书'],
            [says(receipt, 'recipient'), '受送达人'],
            [says(receipt, 'place'), '地点'],
            [says(receipt, 'receivedAt') || partySignings(m, receipt).length > 0, '收到时间'],
            [officerSignings(m, receipt).length > 0, '送达人签名'],
            [partySignings(m, receipt).length > 0 || (serving?.refusedAtBureau ?? false), '受送达人或者签收人签名'],
          ],
          { records: [serving?.step] },
        );
      },
    }),
    obligation({
      id: 'A18.2',
      provision: { ...regulation(18), article: '第十八条；民诉法第八十八条' },
      severity: 'B',
      duty: '签收人适格',
      proof: '签收人与受送达人的关系、身份证明',
      judge: 'both',
      judgedBy: '法制科',
      cure: '重新送达给受送达人或者适格的签收人。',
      effect: 'invalid',
      bars: ['enforce', 'close'],
      trigger: substituted,
      examine: (receipt, m): Outcome => {
        const nobody = stranger(m, receipt);
        if (nobody !== '')
          return breached(`${nameOf(receipt)}由${nobody}签收，没有写明其与受送达人的关系`, {
            records: [m.dossier.stepOf(receipt)],
          });
        const row = rowsOf(field(receipt, 'substitute'))[0] ?? {};
        const text = `${words(receipt, 'substitute')}${wordsOf(row.relation)}`;
        const records = [m.dossier.stepOf(receipt)];
        if (minor(text)) return breached(`签收人“${text}”未成年，不是适格的签收人`, { records });
        const age = Number(wordsOf(row.age));
        if (isFilled(row.age) && age < 18) return breached(`签收人未成年（${age} 岁），不是适格的签收人`, { records });
        if (outsider(m, text)) return breached(`“${text}”不是法定的签收人`, { records });
        const fits = partyIsCitizen(m) ? household.test(text) : organization.test(text);
        return fits
          ? met('签收人适格', { records })
          : asksJudgement(`签收人“${text}”是否有权签收，请认定`, { records });
      },
    }),
  ],
};
