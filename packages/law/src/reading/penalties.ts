import type { Fact } from '@liuhen/records';
import { type Fen, fen, readYuan } from '../calculations/money.ts';
import type { PartyClass } from '../calculations/on-spot.ts';
import {
  discussionThreshold,
  hearingThreshold,
  type IntendedPenalty,
  type PenaltyKind,
} from '../calculations/thresholds.ts';
import { type Matter, view } from '../obligations/matter.ts';
import { field, rowsOf, wordsOf } from './paper.ts';
import { issued, partyIsCitizen, procedureName, profileOf } from './phases.ts';

export const partyClass = (m: Matter): PartyClass => (partyIsCitizen(m) ? 'citizen' : 'organization');

const kindWords: readonly (readonly [RegExp, PenaltyKind])[] = [
  [/暂扣/, 'licenceSuspended'],
  [/吊销/, 'licenceRevoked'],
  [/降低资质/, 'qualificationLowered'],
  [/不得申请/, 'applicationBarred'],
  [/限制开展生产经营/, 'activityRestricted'],
  [/限制生产/, 'productionRestricted'],
  [/停产|停业/, 'productionSuspended'],
  [/责令关闭|关闭/, 'closure'],
  [/禁止从业/, 'employmentBarred'],
  [/限制从业/, 'employmentRestricted'],
];

const says = (items: readonly Record<string, unknown>[]): boolean => items.some((item) => wordsOf(item).trim() !== '');

/** What a notice proposes or a decision imposes, as the calculations take it. */
export function penaltyIn(m: Matter, document: Fact): IntendedPenalty {
  // a decision may tell its penalty twice, as a list and in one word: the first that says something speaks
  const items = ['proposed', 'penalties', 'penalty'].map((key) => rowsOf(field(document, key))).find(says) ?? [];
  const sum = (pattern: RegExp) =>
    items
      .filter((item) => pattern.test(wordsOf(item.kind)))
      .reduce((total, item) => total + (readYuan(item.amount) ?? 0), 0);
  const daily = document.kind === 'dailyPenaltyDecision' ? (readYuan(field(document, 'amount')) ?? 0) : 0;
  const words = items.map((item) => `${wordsOf(item.kind)}${wordsOf(item.other)}`).join(' ');
  const kinds = kindWords.filter(([pattern]) => pattern.test(words)).map(([, kind]) => kind);
  const unnamed = items
    .filter((item) => wordsOf(item.kind) === '')
    .reduce((total, item) => total + (readYuan(item.amount) ?? 0), 0);
  return {
    party: partyClass(m),
    fine: fen(sum(/罚款/) + daily + unnamed),
    confiscatedIncome: fen(sum(/违法所得/)),
    confiscatedProperty: fen(sum(/非法财物|没收(?!违法所得)/)),
    kinds,
  };
}

/** The penalty in view: as last proposed, else as decided, else as the case was opened. */
export const intended = view((m): { penalty: IntendedPenalty; source: Fact | undefined } => {
  const source = issued(m, 'priorNotice').at(-1) ?? issued(m, 'penaltyDecision', 'dailyPenaltyDecision').at(-1);
  if (source) return { penalty: penaltyIn(m, source), source };
  const item = rowsOf(profileOf(m).penalty)[0];
  const fine: Fen = readYuan(item?.amount) ?? fen(0);
  return {
    penalty: { party: partyClass(m), fine, confiscatedIncome: fen(0), confiscatedProperty: fen(0), kinds: [] },
    source: undefined,
  };
});

/** Of the day of the paper; while there is none, of today. */
const parametersOf = (m: Matter, source: Fact | undefined) =>
  source === undefined ? m.parametersNow() : m.parametersOn(source.at);

/** 应当告知听证: by amount or kind, or because the case itself was marked so. */
export const hearingDue = view((m): { required: boolean; grounds: string } => {
  const { penalty, source } = intended(m);
  const decided = issued(m, 'penaltyDecision', 'dailyPenaltyDecision').map((d) => penaltyIn(m, d));
  const { P08 } = parametersOf(m, source);
  const found = [penalty, ...decided].map((p) => hearingThreshold(p, P08)).find((t) => t.required);
  if (found) return { required: true, grounds: `拟${found.grounds.join('、')}` };
  const marked =
    profileOf(m).hearingEligible === true || (source !== undefined && field(source, 'hearingEligible') === true);
  return { required: marked, grounds: marked ? '案件已认定符合听证条件' : '' };
});

/** 行政处罚法第五十八条: what the case is marked as, or a hearing held on a penalty; empty where neither asks for 法制审核. */
export const reviewDue = view((m): string => {
  if (profileOf(m).legalReviewRequired === true) return '案件在法制审核目录清单内';
  if (procedureName(m) !== 'permit' && m.dossier.of('hearingHeld').length > 0) return '经过听证程序';
  return profileOf(m).isMajor === true ? '属于重大行政执法行为' : '';
});

/** 应当集体讨论: what can be told by amount, kind or mark; 情节复杂 is for a person. */
export const discussionDue = view((m): { required: boolean; grounds: string } => {
  const { penalty, source } = intended(m);
  const found = discussionThreshold(
    penalty,
    { complex: profileOf(m).collectiveDiscussionRequired === true, demandedByHead: false },
    parametersOf(m, source).P09,
  );
  return { required: found.required, grounds: found.grounds.join('、') };
});
