import { given, type Source } from './scene.ts';

/** The last day of a term that begins today, counted by the calendar the caller hands in; left to a person where it cannot be. */
const within =
  (count: number, provision: string): Source =>
  (scene) =>
    given(scene.options.workingDaysAfter?.(scene.today, count), `${provision}，自今日起算`);

export const periodSources: Record<string, Source> = {
  'period.fiveWorkingDays': within(5, '生态环境行政处罚办法第四十四条'),
  'period.hearing': (scene) =>
    scene.dossier.profile.hearingEligible === true ? within(5, '行政处罚法第六十四条')(scene) : null,
  'period.sevenWorkingDays': within(7, '行政处罚法第五十六条'),
  'period.tenWorkingDays': within(10, '行政强制法第五十四条'),
  'period.permit': within(20, '行政许可法第四十二条'),
};
