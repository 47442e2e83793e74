import type { Fact } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, either, met, type Outcome, pending } from '../../obligations/outcome.ts';
import { nameOf, says, words, wordsOf } from '../../reading/paper.ts';
import { issued } from '../../reading/phases.ts';
import { methodOf, servings } from '../../reading/services.ts';
import { officerSignings, partySignings, signings } from '../../reading/signers.ts';
import { type Article, regulation } from '../rulebook.ts';

const viaOthers = (m: Matter): readonly Fact[] => {
  const letters = issued(m, 'entrustedServiceLetter');
  return letters.length > 0
    ? letters
    : servings(m)
        .filter((s) => s.method === 'entrusted' || s.method === 'forwarded')
        .map((s) => s.receipt);
};
/** 民诉法第九十二条、第九十三条: soldiers, prisoners, those under compulsory education; nobody else. */
const forwardable = /军|部队|监狱|监禁|看守|戒毒|服刑|强制性教育|羁押|拘留所/;

export const article21: Article = {
  number: 21,
  title: '委托、转交送达',
  words: [
    '依法采用委托、转交等方式送达行政执法文书的，应记录委托、转交原因，由送达人、受送达人在送达回证上签名或盖章。',
  ],
  reading: '委托限于直接送达有困难，转交限于军人、被监禁和被采取强制性教育措施的人；均须记录原因并由双方在回证上签名。',
  leftToAPerson: '直接送达是否确有困难。',
  obligations: [
    obligation({
      id: 'A21.1',
      provision: { ...regulation(21), article: '第二十一条；民诉法第九十一条至第九十三条' },
      severity: 'B',
      duty: '记录委托、转交原因，且属于法定情形',
      proof: '委托（转交）送达函的原因',
      judge: 'both',
      judgedBy: '法制科',
      cure: '补记原因；不属于法定情形的改用其他方式送达。',
      effect: 'invalid',
      bars: ['enforce', 'close'],
      trigger: viaOthers,
      examine: (letter, m): Outcome => {
        const records = [m.dossier.stepOf(letter)];
        const step = m.dossier.stepOf(letter);
        const method = methodOf(words(letter, 'method') || wordsOf(step?.data.method));
        const reason = `${words(letter, 'reason')}${wordsOf(step?.data.reason)}`.trim();
        if (reason === '')
          return breached(`${nameOf(letter)}没有记录${method === 'forwarded' ? '转交' : '委托'}原因`, { records });
        if (method === 'forwarded')
          return either(
            forwardable.test(`${reason}${words(letter, 'agency', 'recipient')}`),
            '属于法定转交情形',
            `“${reason}”不是法定的转交情形`,
            { records },
          );
        return met('已记录委托原因', { records });
      },
    }),
    obligation({
      id: 'A21.2',
      provision: regulation(21),
      severity: 'B',
      duty: '送达人、受送达人在回证上签名',
      proof: '送达回证',
      limit: '收到后立即转交',
      cure: '由受委托（转交）机关取得签名后寄回回证。',
      effect: 'invalid',
      bars: ['enforce', 'close'],
      trigger: viaOthers,
      examine: (letter, m) => {
        const step = m.dossier.stepOf(letter);
        const receipt =
          letter.kind === 'serviceReceipt'
            ? letter
            : (step ? m.dossier.documentsOf(step) : m.dossier.documents('serviceReceipt')).find(
                (d) => d.kind === 'serviceReceipt',
              );
        if (receipt === undefined)
          return says(letter, 'receipt') ? met('回函已附回证') : pending('受委托（转交）机关的回证尚未寄回');
        const byServer =
          officerSignings(m, receipt).length > 0 || signings(m, receipt).some((s) => /送达人|转交/.test(s.role));
        return either(
          byServer && partySignings(m, receipt).length > 0,
          '双方已签名',
          `${nameOf(receipt)}缺${byServer ? '受送达人' : '送达人'}签名`,
          { records: [receipt, step] },
        );
      },
    }),
  ],
};
