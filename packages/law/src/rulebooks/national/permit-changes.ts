import { type Fact, isFilled } from '@liuhen/records';
import { type Day, dayOf, endOfDay, isoOf } from '../../calendars/day.ts';
import type { Matter } from '../../obligations/matter.ts';
import { type Obligation, obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, complete, either, met, type Outcome, pending } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { daysBefore } from '../../periods/days-before.ts';
import { earlier, earliest, nameOf, says, words, wordsOf } from '../../reading/paper.ts';
import {
  permitActNamed,
  permitExpiry,
  renewalDecision,
  renewalStart,
  renewalTerm,
  takesPermitAway,
} from '../../reading/permit-act.ts';
import { closing, issued, permitDecisionTypes, profileOf, stepsOf } from '../../reading/phases.ts';
import { onSteps } from '../rulebook.ts';
import { holderHeard } from './holder-heard.ts';
import { permitLaw } from './provisions.ts';

const changes = (act: ReturnType<typeof permitActNamed>) => (m: Matter) =>
  issued(m, 'permitChangeDecision').filter((d) => permitActNamed(words(d, 'action')) === act);
const renewals = onSteps('permitRenewalRequested');
const revocations = onSteps('permitRevocationStarted');

/** Whatever ended the renewal: a decision on paper, the step that tells of it, or the holder's own withdrawal. */
const renewalEnd = (m: Matter, from: Fact): Fact | undefined =>
  earliest<Fact>(
    [...issued(m, ...permitDecisionTypes), ...stepsOf(m, 'decisionMade', 'applicationWithdrawn')].filter(
      (f) => !earlier(f.at, from.at),
    ),
  );

const noExpiry = '没有登记原许可有效期的末日，延续的期限无法计算，请补记';

/** 第五十条第一款: what the holder's application says of the days left; whether a late one is taken is for a person. */
function askedInTime(m: Matter, asked: Fact, end: Day): Outcome {
  const result = daysBefore(renewalTerm(m), dayOf(asked.at), end, m.reckoningOn(asked.at));
  if (!result.ok) return asksJudgement(`延续申请是否按期：${result.refusal.message}${result.refusal.cure}`);
  const due = m.due(renewalTerm(m), renewalStart(asked, end));
  if (result.met === true) return met(`延续申请在期限内提出（${result.text}）`, { due });
  return asksJudgement(
    `延续申请未在期限内提出，最迟应在 ${result.latest === null ? '待核' : isoOf(result.latest)}（${result.text}）；是否受理、逾期未决是否视为准予，请认定`,
    { due },
  );
}

/** 第五十条第二款: a refusal after the permit ended refuses what the law had granted. */
function renewalDecided(m: Matter, asked: Fact, end: Day): Outcome {
  const decided = renewalEnd(m, asked);
  const from = renewalStart(asked, end);
  if (decided !== undefined && !earlier(endOfDay(end), decided.at))
    return met('已在许可届满前决定', { records: [decided], due: m.due(renewalDecision, from) });
  const outcome = timed(m, renewalDecision, from, decided ?? null, '决定是否准予延续', {
    records: [decided],
  });
  if (outcome.status === 'overdue') return { ...outcome, found: `${outcome.found}，视为准予延续` };
  return decided?.kind === 'permitRefusalDecision'
    ? {
        ...outcome,
        status: 'breached',
        severity: 'B',
        effect: 'invalid',
        found: `许可在 ${isoOf(end)} 届满前没有决定，视为准予延续，其后不得再决定不予延续`,
        cure: '撤销不予延续的决定，办理延续手续并送达；确不具备法定条件的，依第六十九条另行处理。',
      }
    : outcome;
}

/** 第六十九条第一款: the agency that granted it, or the one above; which stands above is for a person. */
function revokedBy(m: Matter, started: Fact): Outcome {
  const granting = wordsOf(started.data.grantedBy).trim();
  const acting = wordsOf(profileOf(m).inNameOf).trim();
  if (granting === '') return breached('没有写明原许可由哪个机关作出');
  return granting === acting
    ? met(`由作出许可决定的机关（${granting}）撤销`)
    : asksJudgement(
        `原许可由${granting}作出，本案以${acting === '' ? '未写明的机关' : acting}名义办理；是否为其上级机关，请认定`,
      );
}

const namedGrounds = /滥用职权|玩忽职守|超越.{0,4}职权|法定程序|申请资格|法定条件|欺骗|贿赂|不正当手段/;
const cancelled = (m: Matter): Fact | undefined =>
  earliest<Fact>([...changes('cancellation')(m), ...stepsOf(m, 'permitCancelled')]);

/** What becomes of a permit after it was granted: 变更、延续、撤销、注销; 撤回 stands beside them. */
export const permitChangeObligations: readonly Obligation[] = [
  obligation({
    id: 'permit-law-2019.49',
    provision: permitLaw('第四十九条'),
    severity: 'B',
    duty: '变更许可依被许可人的申请',
    proof: '变更申请',
    exceptions: '为公共利益依第八条第二款、因排放标准和总量要求变化依排污许可管理条例第十六条变更的，决定书引用该条',
    cure: '补登变更申请；依第八条、排污许可管理条例第十六条变更的，在决定书中写明依据。',
    effect: 'doubtful',
    bars: ['serve'],
    trigger: changes('change'),
    examine: (d, m) => {
      const asked = earliest<Fact>([
        ...stepsOf(m, 'permitChangeRequested'),
        ...issued(m, 'permitApplicationForm').filter((f) => permitActNamed(words(f, 'permitType')) === 'change'),
      ]);
      if (asked !== undefined) return met('依被许可人的申请变更', { records: [asked] });
      return either(
        /行政许可法.{0,4}第八条|排污许可管理条例.{0,4}第十六条/.test(words(d, 'basis')),
        '依第八条第二款或者排污许可管理条例第十六条变更',
        `${nameOf(d)}没有被许可人的变更申请，也没有引用行政许可法第八条或者排污许可管理条例第十六条`,
      );
    },
  }),
  obligation({
    id: 'permit-law-2019.50.request',
    provision: permitLaw('第五十条'),
    severity: 'W',
    who: '被许可人',
    duty: '延续申请在有效期届满三十日前提出',
    proof: '延续申请、原许可有效期',
    limit: '届满 30 日前（排污许可 60 日）',
    judge: 'both',
    judgedBy: '法制科',
    cure: '补记原许可有效期的末日；逾期提出的，由法制科认定怎样处理并写明理由。',
    trigger: renewals,
    examine: (asked, m) => {
      const end = permitExpiry(m);
      return end === null ? breached(noExpiry) : askedInTime(m, asked, end);
    },
  }),
  obligation({
    id: 'permit-law-2019.50',
    provision: permitLaw('第五十条'),
    severity: 'V',
    duty: '许可有效期届满前决定是否准予延续，逾期视为准予延续',
    proof: '延续（不予延续）决定书、原许可有效期',
    limit: '有效期届满前',
    cure: '视为准予延续：立即办理延续手续、换发证件并送达，写明逾期的原因。',
    effect: 'valid',
    bars: ['serve'],
    trigger: renewals,
    examine: (asked, m) => {
      const end = permitExpiry(m);
      return end === null ? asksJudgement(noExpiry) : renewalDecided(m, asked, end);
    },
  }),
  obligation({
    id: 'permit-law-2019.69.ground',
    provision: permitLaw('第六十九条'),
    severity: 'B',
    duty: '撤销许可写明法定情形、由谁提出',
    proof: '启动撤销的记录：情形，依职权或者利害关系人请求',
    judge: 'both',
    judgedBy: '法制科',
    cure: '补记撤销的情形（第六十九条第一款、第二款）和由谁提出。',
    effect: 'doubtful',
    bars: ['decide'],
    trigger: revocations,
    examine: (started) => {
      const ground = wordsOf(started.data.revocationGround);
      const stated = complete('撤销许可的记录', [
        [ground.trim() !== '', '撤销的情形'],
        [isFilled(started.data.requestedBy), '由谁提出'],
      ]);
      if (stated.status !== 'met' || namedGrounds.test(ground)) return stated;
      return asksJudgement(`“${ground}”是否属于依法可以撤销许可的情形，请认定`);
    },
  }),
  obligation({
    id: 'permit-law-2019.69.by',
    provision: permitLaw('第六十九条'),
    severity: 'B',
    duty: '由作出许可决定的机关或者其上级机关撤销',
    proof: '原许可机关、本案执法名义',
    judge: 'both',
    judgedBy: '法制科',
    cure: '写明原许可机关；不是该机关或者其上级机关的，移送有权机关。',
    effect: 'invalid',
    bars: ['decide'],
    trigger: revocations,
    examine: (started, m) => revokedBy(m, started),
  }),
  obligation({
    id: 'permit-law-2019.69.heard',
    provision: permitLaw('第七条、第六十九条'),
    severity: 'B',
    duty: '撤销许可前告知被许可人并听取陈述、申辩',
    proof: '权利告知书、陈述申辩笔录（或者放弃的记录）',
    limit: '决定前',
    cure: '撤销原决定，告知被许可人并听取陈述、申辩后重新决定。',
    cureBefore: '先告知被许可人并听取陈述、申辩，再作决定。',
    effect: 'doubtful',
    bars: ['decide'],
    trigger: revocations,
    examine: (started, m) => holderHeard(m, started, 'revocation', '撤销'),
  }),
  obligation({
    id: 'permit-law-2019.69.weighed',
    provision: permitLaw('第六十九条第三款、第四款'),
    severity: 'W',
    duty: '撤销前权衡公共利益，决定是否赔偿被许可人',
    proof: '认定记录',
    judge: 'person',
    judgedBy: '法制科',
    cure: '写明是否可能对公共利益造成重大损害、被许可人的合法权益是否受损以及怎样赔偿。',
    trigger: changes('revocation'),
    examine: (_, m) => {
      const byFraud = stepsOf(m, 'permitRevocationStarted').some((s) =>
        /欺骗|贿赂|不正当手段/.test(wordsOf(s.data.revocationGround)),
      );
      return asksJudgement(
        byFraud
          ? '以欺骗、贿赂等不正当手段取得的，基于许可取得的利益不受保护；撤销是否可能对公共利益造成重大损害，请认定'
          : '撤销是否可能对公共利益造成重大损害、被许可人的合法权益受损是否已依法赔偿，请认定',
      );
    },
  }),
  obligation({
    id: 'permit-law-2019.70',
    provision: permitLaw('第七十条'),
    severity: 'B',
    duty: '注销许可写明法定情形',
    proof: '启动注销的记录、注销决定书的理由',
    cure: '补记注销的情形（第七十条各项）。',
    effect: 'doubtful',
    bars: ['decide'],
    trigger: onSteps('permitCancellationStarted'),
    examine: (started) => either(says(started, 'cancellationGround'), '已写明注销的情形', '没有写明注销许可的法定情形'),
  }),
  obligation({
    id: 'permit-law-2019.70.revoked',
    provision: permitLaw('第七十条第（四）项'),
    severity: 'B',
    duty: '许可被撤回、撤销的，办理注销手续',
    proof: '注销决定书或者办理注销手续的记录',
    cure: '办理注销手续并记录，收回、公告作废证件的一并记明。',
    bars: ['close'],
    trigger: (m) => (takesPermitAway(m) ? [...changes('withdrawal')(m), ...changes('revocation')(m)] : []),
    examine: (revoked, m) => {
      const done = cancelled(m);
      if (done !== undefined) return met('已办理注销手续', { records: [done] });
      const end = closing(m);
      return end === undefined
        ? pending(`${nameOf(revoked)}之后尚待办理注销手续`)
        : breached(`${nameOf(revoked)}之后没有办理注销手续即办结`, { records: [end] });
    },
  }),
];
