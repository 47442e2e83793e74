import type { HeldReading, Law } from '@liuhen/journal';
import type { Present } from '@liuhen/law';
import type { AgencyFacts, Dossier, Fact } from '@liuhen/records';
import type { ArticleView, ClockView, CourtWindowView, CoverageView, Finding } from '../api/index.ts';

export type Refusal = {
  readonly code: string;
  readonly provision: string;
  readonly message: string;
  readonly facts: readonly string[];
  readonly cure: string;
};

export type Progress = {
  readonly procedure: string | null;
  readonly procedureTitle: string | null;
  readonly stages: readonly {
    id: string;
    title: string;
    state: 'met' | 'open' | 'blocked' | 'future';
    since: string | null;
    note: string | null;
  }[];
  readonly clocks: readonly ClockView[];
  readonly courtWindow: (Omit<CourtWindowView, 'refusals'> & { readonly refusals: readonly Refusal[] }) | null;
  readonly openActs: readonly {
    docType: string | null;
    paperBefore: string | null;
    paperDuring: string | null;
    act: string;
    title: string;
    who: string | null;
    blockedBy: readonly Refusal[];
  }[];
};

export type ArticleText = Omit<ArticleView, 'obligations'> & {
  readonly obligations: readonly Omit<ArticleView['obligations'][number], 'standing'>[];
};

/** When the law is asked: an instant, or a present that remembers how long its answers hold. */
export type Moment = string | Present;

/** The law as the house asks it. One adapter over the rulebooks, for the journal's port and for the pages alike. */
export interface CaseLaw {
  /** Of the rulebooks in force: stands in every act's gate and in /api/health. */
  readonly edition: string;
  readonly port: Law;
  findings(dossier: Dossier, at: Moment): Finding[];
  /** The same with each derivation as a clerk would write it. */
  explained(dossier: Dossier, at: string): (Omit<Finding, 'derivation'> & { readonly derivation: string | null })[];
  /** The duties of the bureau itself; those that nothing called for are left out. */
  agencyFindings(agency: AgencyFacts, at: string): Finding[];
  progress(dossier: Dossier, at: Moment): Progress;
  /** Things sealed, seized, or registered and kept. */
  held(dossier: Dossier, at: Moment): readonly HeldReading[];
  /** Recordings against an act; null where nothing was recorded and nothing had to be. */
  coverage(dossier: Dossier, act: Fact, at: Moment, loose: readonly Fact<'recording'>[]): CoverageView | null;
  articles(): { title: string; articles: readonly ArticleText[] };
}

/** Where the case stands: the first stage that is open, else the last that was reached. */
export function currentStage({ stages }: Progress): Progress['stages'][number] | undefined {
  return (
    stages.find(({ state }) => state === 'open' || state === 'blocked') ??
    stages.findLast(({ state }) => state === 'met')
  );
}
