import { type Fact, isFilled } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { type Obligation, obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, complete, met, type Outcome, pending } from '../../obligations/outcome.ts';
import { nameOf, says, words, wordsOf } from '../../reading/paper.ts';
import { permitActNamed } from '../../reading/permit-act.ts';
import { closing, issued, profileOf, stepsOf } from '../../reading/phases.ts';
import { holderHeard } from './holder-heard.ts';
import { permitLaw } from './provisions.ts';

const started = (m: Matter): readonly Fact[] => stepsOf(m, 'permitWithdrawalStarted');
/** The decisions by which it ends: the permit is withdrawn, or changed instead, which 第八条第二款 leaves open too. */
const withdrawals = (m: Matter): readonly Fact[] =>
  issued(m, 'permitChangeDecision').filter((d) => {
    const act = permitActNamed(words(d, 'action'));
    return act === 'withdrawal' || (act === 'change' && started(m).length > 0);
  });
/** A withdrawal that nobody says was begun has only its decision, which is then what is looked at. */
const occasions = (m: Matter): readonly Fact[] => (started(m).length > 0 ? started(m) : withdrawals(m));

const namedGrounds = /(法律|法规|规章).{0,6}(修改|修订|修正|废止)|客观情况.{0,6}(重大变化|变化)/;

/** By the agency that granted it: 第八条 gives the power to nobody else; whether another one has it, a person says. */
function withdrawnBy(m: Matter, begun: Fact): Outcome {
  const granting = wordsOf(begun.data.grantedBy).trim();
  const acting = wordsOf(profileOf(m).inNameOf).trim();
  if (granting === '') return breached('没有写明原许可由哪个机关作出');
  return granting === acting
    ? met(`由作出许可决定的机关（${granting}）撤回`)
    : asksJudgement(
        `原许可由${granting}作出，本案以${acting === '' ? '未写明的机关' : acting}名义办理；是否有权撤回，请认定`,
      );
}

/** A loss is written down with what is paid for it, and why; no loss with why there is none. */
function compensationOf(m: Matter, decision: Fact): Outcome {
  const settled = stepsOf(m, 'compensationSettled').at(-1);
  if (settled === undefined) {
    const end = closing(m);
    return end === undefined
      ? pending(`${nameOf(decision)}之后尚待认定是否造成财产损失、怎样补偿`)
      : breached('没有认定撤回许可造成的财产损失和补偿即办结', { records: [end] });
  }
  const lost = !/未造成|没有造成|无财产损失|无损失/.test(wordsOf(settled.data.loss));
  return complete(
    '财产损失和补偿的认定',
    [
      [says(settled, 'loss'), '是否造成财产损失'],
      [!lost || isFilled(settled.data.amount), '补偿金额'],
      [says(settled, 'reason'), '理由和计算'],
    ],
    { records: [settled] },
  );
}

/** 撤回: a permit that was lawfully granted, and may stand no longer for the good of the public (行政许可法第八条第二款). */
export const permitWithdrawalObligations: readonly Obligation[] = [
  obligation({
    id: 'permit-law-2019.8.ground',
    provision: permitLaw('第八条第二款'),
    severity: 'B',
    duty: '撤回许可写明法定情形和公共利益的需要',
    proof: '启动撤回的记录：依据修改、废止或者客观情况重大变化，公共利益的需要',
    judge: 'both',
    judgedBy: '法制科',
    cure: '补记撤回的情形（第八条第二款）和公共利益的需要；不属于这些情形的，不得撤回。',
    effect: 'doubtful',
    bars: ['decide'],
    trigger: occasions,
    examine: (begun) => {
      const ground = wordsOf(begun.data.withdrawalGround);
      const stated = complete('撤回许可的记录', [
        [ground.trim() !== '', '撤回的情形'],
        [says(begun, 'publicInterest'), '公共利益的需要'],
      ]);
      if (stated.status !== 'met' || namedGrounds.test(ground)) return stated;
      return asksJudgement(`“${ground}”是否属于依法可以撤回许可的情形，请认定`);
    },
  }),
  obligation({
    id: 'permit-law-2019.8.by',
    provision: permitLaw('第八条第二款'),
    severity: 'B',
    duty: '由作出许可决定的机关撤回',
    proof: '原许可机关、本案执法名义',
    judge: 'both',
    judgedBy: '法制科',
    cure: '写明原许可机关；不是该机关的，移送有权机关。',
    effect: 'invalid',
    bars: ['decide'],
    trigger: started,
    examine: (begun, m) => withdrawnBy(m, begun),
  }),
  obligation({
    id: 'permit-law-2019.8.heard',
    provision: permitLaw('第七条、第八条'),
    severity: 'B',
    duty: '撤回许可前告知被许可人并听取陈述、申辩',
    proof: '权利告知书、陈述申辩笔录（或者放弃的记录）',
    limit: '决定前',
    cure: '撤销原决定，告知被许可人并听取陈述、申辩后重新决定。',
    cureBefore: '先告知被许可人并听取陈述、申辩，再作决定。',
    effect: 'doubtful',
    bars: ['decide'],
    trigger: occasions,
    examine: (begun, m) => holderHeard(m, begun, 'withdrawal', '撤回'),
  }),
  obligation({
    id: 'permit-law-2019.8.compensation',
    provision: permitLaw('第八条第二款'),
    severity: 'B',
    duty: '认定撤回许可造成的财产损失，依法补偿',
    proof: '认定财产损失和补偿的记录：有无损失、补偿金额、理由和计算',
    limit: '办结前',
    cure: '记录财产损失和补偿的认定；没有造成损失的，写明理由。',
    bars: ['close'],
    trigger: withdrawals,
    examine: (decision, m) => compensationOf(m, decision),
  }),
  obligation({
    id: 'permit-law-2019.8.weighed',
    provision: permitLaw('第八条第二款'),
    severity: 'W',
    duty: '认定撤回确为公共利益所需要、补偿依法足额',
    proof: '认定记录',
    judge: 'person',
    judgedBy: '法制科',
    cure: '写明公共利益为什么需要撤回、变更为什么不够，财产损失怎样计算、补偿是否足额。',
    trigger: withdrawals,
    examine: () => asksJudgement('撤回是否确为公共利益所需要（变更能否代替）、财产损失是否已依法足额补偿，请认定'),
  }),
];
