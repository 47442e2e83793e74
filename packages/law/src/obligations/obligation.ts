import type { Fact } from '@liuhen/records';
import type { Matter } from './matter.ts';
import type { LegalEffect, Outcome, Severity } from './outcome.ts';
import type { Provision } from './provision.ts';

/** The gates of a case: an unmet duty that bars one keeps everything behind it shut. */
export const gates = [
  'start',
  'investigate',
  'conclude',
  'notify',
  'decide',
  'serve',
  'enforce',
  'court',
  'close',
  'archive',
  'copy',
  'publish',
  'dispose',
] as const;
export type GateName = (typeof gates)[number];

/**
 * One atomic duty. `trigger` says when it arises (one occasion each), `examine` how it stands on an occasion. Both are total:
 * odd data gives an outcome that says so, never an exception.
 */
export type Obligation = {
  readonly id: string;
  readonly provision: Provision;
  /** What must be done, in the words an officer reads. */
  readonly duty: string;
  readonly severity: Severity;
  readonly who: string;
  /** What proves it, and by when. */
  readonly proof: string;
  readonly limit: string | null;
  readonly exceptions: string | null;
  /** How a breach is put right; null: it cannot be, and why must be recorded. */
  readonly cure: string | null;
  /** What opens the way while the act is still ahead; null: the same as afterwards. What was not decided need not be revoked. */
  readonly cureBefore: string | null;
  readonly judge: 'machine' | 'person' | 'both';
  /** Who answers what no machine may (law.md §7-17). */
  readonly judgedBy: string | null;
  /** Under national law, where it is broken. */
  readonly effect: LegalEffect | null;
  readonly bars: readonly GateName[];
  /** It looks at what a paper says: nothing can be asked of a paper that is not drafted yet. */
  readonly readsContent: boolean;
  /** Which date decides the edition: of the step, of the conduct that is punished, or today for a duty that never ends. */
  readonly editionBy: 'step' | 'conduct' | 'today';
  readonly trigger: (m: Matter) => readonly Fact[];
  readonly examine: (occasion: Fact, m: Matter) => Outcome | readonly Outcome[];
};

type Wording = Pick<Obligation, 'id' | 'provision' | 'duty' | 'severity' | 'trigger' | 'examine'> &
  Partial<Omit<Obligation, 'id' | 'provision' | 'duty' | 'severity' | 'trigger' | 'examine'>>;

/** A duty with what most duties have in common left out. */
export function obligation(w: Wording): Obligation {
  const judge = w.judge ?? 'machine';
  return {
    who: '行政执法大队及其执法人员',
    proof: '',
    limit: null,
    exceptions: null,
    cure: '补齐所缺记录后重新核对。',
    cureBefore: null,
    judgedBy: judge === 'machine' ? null : '法制科',
    effect: null,
    bars: [],
    readsContent: false,
    editionBy: 'step',
    ...w,
    judge,
  };
}
