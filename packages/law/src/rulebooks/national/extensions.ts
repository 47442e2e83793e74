import type { Matter } from '../../obligations/matter.ts';
import type { Extension } from '../../periods/extensions.ts';
import { calendarDays, workingDays } from '../../periods/period.ts';
import { extensionsOfCase } from '../../procedures/uncounted.ts';
import { field, words } from '../../reading/paper.ts';
import { issued } from '../../reading/phases.ts';
import { headApproved, signings } from '../../reading/signers.ts';

/** Extensions as the steps tell them, else as the notices do; a notice signed by no head is an extension by the department. */
export function extensions(m: Matter, unit: 'calendarDays' | 'workingDays'): Extension[] {
  const told = extensionsOfCase(m, unit);
  if (told.length > 0) return told;
  return issued(m, 'periodExtensionNotice').map((notice) => {
    const days = Number(words(notice, 'days').trim()) || (unit === 'calendarDays' ? 30 : 10);
    const head = headApproved(m, notice);
    const collective =
      /集体/.test(words(notice, 'headOpinion', 'reason', 'approvedBy')) ||
      m.dossier.documents('collectiveDiscussionRecord').some((d) => /延长|延期/.test(words(d, 'ground', 'conclusion')));
    const byDepartment =
      head === null &&
      signings(m, notice).some((s) => s.offices.includes('brigadeChief')) &&
      field(notice, 'headOpinion') === undefined;
    return {
      period: unit === 'calendarDays' ? calendarDays(days) : workingDays(days),
      approvedAt: head?.at ?? notice.at,
      by: collective ? 'headsCollectively' : byDepartment ? 'departmentHead' : 'head',
      proof: notice.id,
    };
  });
}
