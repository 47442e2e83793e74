import type { Fact } from '@liuhen/records';
import { type Matter, view } from '../obligations/matter.ts';
import { firstFrom } from './in-time.ts';
import { issued } from './phases.ts';

/** Opinions and reports of tests; a step stands for its report where no paper has been made of it. */
const results = (m: Matter): readonly Fact[] => {
  const opinions = issued(m, 'expertOpinion');
  return opinions.length > 0 ? opinions : m.dossier.of('testReportIssued');
};

/** How the party was told of a result: by the notice issued to it; by the step alone where the result itself is told by a step. */
export const resultTold = (m: Matter, result: Fact): Fact | undefined =>
  firstFrom(issued(m, 'testResultNotice'), result.at) ??
  (result.family === 'step' ? firstFrom(m.dossier.of('testResultNotified'), result.at) : undefined);

/** Results of which the party has not been told (部令30第二十九条): asked by the course of the case and by its duty alike. */
export const resultsUntold = view((m): readonly Fact[] => results(m).filter((one) => resultTold(m, one) === undefined));
