import type { Fact } from '@liuhen/records';
import { dayOf, isoOf } from '../../calendars/day.ts';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, either, met, type Outcome, pending } from '../../obligations/outcome.ts';
import { momentIn, nameOf, says, words } from '../../reading/paper.ts';
import { isCommercialCourier, mailRegisterOf, servings } from '../../reading/services.ts';
import { type Article, regulation } from '../rulebook.ts';

const mailed = view((m): readonly Fact[] => {
  const receipts = servings(m)
    .filter((s) => s.method === 'mail')
    .map((s) => s.receipt);
  const covered = new Set(receipts.map((r) => mailRegisterOf(m, r, m.dossier.stepOf(r))?.id));
  return [...receipts, ...m.dossier.documents('mailServiceRegister').filter((r) => !covered.has(r.id))];
});
const registerOf = (m: Matter, fact: Fact): Fact | undefined =>
  fact.kind === 'mailServiceRegister' ? fact : mailRegisterOf(m, fact, m.dossier.stepOf(fact));

/** A step of mailing keeps three papers; one duty each. */
const kept =
  (keys: readonly string[], name: string) =>
  (fact: Fact, m: Matter): Outcome => {
    const register = registerOf(m, fact);
    if (register === undefined)
      return name === '登记' ? breached('邮寄送达没有登记', { records: [m.dossier.stepOf(fact)] }) : met('见 A19.2');
    return either(
      says(register, ...keys) && !/^(无|缺|未附|没有)/.test(words(register, ...keys).trim()),
      `留有${name}`,
      `${nameOf(register)}没有留存${name}`,
      { records: [register, m.dossier.stepOf(fact)] },
    );
  };

/** Neither an ordinary letter nor a printed matter: 挂号信或特快专递; a form that does not say is judged by its carrier. */
const lawfulKind = (kind: string): boolean => kind.trim() === '' || /挂号|特快|专递|快递|EMS|给据/i.test(kind);

export const article19: Article = {
  number: 19,
  title: '邮寄送达',
  words: ['邮寄送达行政执法文书应用挂号信或特快专递，留存邮寄送达的登记、付邮凭证和回执。'],
  reading: '只用挂号信或者邮政企业的特快专递；留存登记、付邮凭证、回执。回执注明的收件日为送达日，回执到前不算送达。',
  leftToAPerson: '以商业快递寄送的，送达效力如何。',
  obligations: [
    obligation({
      id: 'A19.1',
      provision: { ...regulation(19), article: '第十九条；邮政法第五十五条' },
      severity: 'V',
      duty: '邮寄送达只用挂号信或者特快专递',
      proof: '邮件种类、寄递企业',
      cure: null,
      effect: 'doubtful',
      trigger: mailed,
      examine: (fact, m) => {
        const register = registerOf(m, fact);
        return register === undefined
          ? met('邮寄登记见 A19.2')
          : either(
              !isCommercialCourier(register) && lawfulKind(words(register, 'kind')),
              '邮件种类合规',
              `以“${words(register, 'kind', 'carrier').trim()}”寄送，只能用挂号信或者邮政企业的特快专递`,
              { records: [register, m.dossier.stepOf(fact)] },
            );
      },
    }),
    obligation({
      id: 'A19.2',
      provision: regulation(19),
      severity: 'B',
      duty: '留存邮寄登记',
      proof: '邮寄送达登记表',
      cure: '补填邮寄登记。',
      effect: 'doubtful',
      bars: ['enforce', 'close'],
      trigger: mailed,
      examine: kept(['trackingNo', 'postedAt'], '登记'),
    }),
    obligation({
      id: 'A19.3',
      provision: regulation(19),
      severity: 'B',
      duty: '留存付邮凭证',
      proof: '付邮凭证',
      cure: '向邮政企业补取付邮凭证。',
      effect: 'doubtful',
      bars: ['enforce', 'close'],
      trigger: mailed,
      examine: kept(['postageVoucher'], '付邮凭证'),
    }),
    obligation({
      id: 'A19.4',
      provision: regulation(19),
      severity: 'B',
      duty: '留存回执',
      proof: '邮件回执',
      limit: '回执到前不算送达',
      cure: '向邮政企业查询并取得回执；没有的重新送达。',
      effect: 'invalid',
      bars: ['enforce', 'close'],
      trigger: mailed,
      examine: (fact, m) => {
        const register = registerOf(m, fact);
        const records = [register, m.dossier.stepOf(fact)];
        if (register === undefined) return met('邮寄登记见 A19.2');
        const receipt = words(register, 'returnReceipt').trim();
        if (receipt !== '' && !/^(无|缺|未附|未到|没有|待)/.test(receipt)) return met('留有回执', { records });
        return fact.kind === 'serviceReceipt' && says(fact, 'receivedAt')
          ? breached(`${nameOf(register)}没有回执，不能认定已送达`, { records })
          : pending('邮件回执尚未收到，送达尚未成立', { records });
      },
    }),
    obligation({
      id: 'A19.5',
      provision: { ...regulation(19), article: '第十九条；民诉法第九十一条' },
      severity: 'B',
      duty: '以回执注明的收件日期为送达日；退件不算送达',
      proof: '回执日期',
      exceptions: '地址确认书另有约定',
      cure: '按回执日期更正送达日；退件的另行送达。',
      effect: 'invalid',
      bars: ['enforce', 'close'],
      trigger: (m) => mailed(m).filter((f) => f.kind === 'serviceReceipt'),
      examine: (receipt, m) => {
        const register = registerOf(m, receipt);
        const records = [register, m.dossier.stepOf(receipt)];
        if (register === undefined || !says(register, 'returnReceipt')) return met('回执见 A19.4');
        if (/退回|退件/.test(words(register, 'returnReceipt')))
          return breached('邮件被退回，不能认定已送达', { records });
        const [on, said] = [momentIn(register, 'receivedOn'), momentIn(receipt, 'receivedAt')];
        if (on === null) return breached(`${nameOf(register)}的回执没有注明收件日期`, { records });
        return either(
          said === null || dayOf(on) === dayOf(said),
          '送达日与回执一致',
          `回证所记送达日 ${said ? isoOf(dayOf(said)) : ''} 与回执收件日 ${isoOf(dayOf(on))} 不一致`,
          { records },
        );
      },
    }),
  ],
};
