import type { CourtWindowView } from '@liuhen/server/api';
import type { Status } from '../../status/status.ts';
import { day, left } from '../../time/moment.ts';

/** How the window stands at a moment: in a word, with the colour and shape of its state. */
export type CourtStanding = { readonly status: Status; readonly words: string; readonly open: boolean };

/** From here on a day that is about to pass is shown in red: drawing up, signing and handing in take about this long. */
const aboutToClose = 15 * 24 * 60 * 60 * 1000;

/** Whether so little is left that it is shown in red. */
export const isAboutToPass = (due: string, now: number): boolean => Date.parse(due) - now < aboutToClose;

export function courtStanding(window: CourtWindowView, now: number): CourtStanding {
  const { opensAt, closesAt, applicationIssued, unverified } = window;
  if (opensAt === null || closesAt === null)
    return { status: 'unjudged', words: '起诉期限尚在扣除期间，还算不出', open: false };
  if (now < Date.parse(opensAt)) return { status: 'plain', words: `${day(opensAt)}起可以申请`, open: false };
  const { past, words } = left(closesAt, now);
  if (past)
    return { status: unverified ? 'unjudged' : 'broken', words: `${day(closesAt)}已届满，${words}`, open: false };
  return {
    status: isAboutToPass(closesAt, now) ? 'broken' : 'due',
    words: `${applicationIssued ? '申请书已签发，还没有记录递交；' : ''}${day(closesAt)}届满，${words}`,
    open: true,
  };
}
