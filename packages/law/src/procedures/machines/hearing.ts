import { readInstant } from '@liuhen/records';
import { dayOf } from '../../calendars/day.ts';
import { daysBefore } from '../../periods/days-before.ts';
import { licensingTerms } from '../../periods/terms/licensing.ts';
import { penaltyTerms } from '../../periods/terms/penalty.ts';
import type { Course } from '../course.ts';
import { other, said } from '../events.ts';
import { needs, onlyIf } from '../guards.ts';
import { hearingMustBeOffered } from '../intended.ts';
import { type ClockDefinition, type Machine, move } from '../machine.ts';

const isPermit = (c: Course): boolean => /permit|许可/.test(c.d.profile.caseType ?? '');

const requestClock = (term: ClockDefinition['term'], applies: (c: Course) => boolean): ClockDefinition => ({
  term,
  starts: (c) => {
    const fact = applies(c) ? c.last('priorNoticeServed', 'interestedPartyNotified') : undefined;
    return fact && { fact };
  },
  done: (c) => c.has('hearingRequested'),
});
const penaltyRequest = requestClock(penaltyTerms.hearingRequest, (c) => !isPermit(c) && hearingMustBeOffered(c));
const permitRequest = requestClock(licensingTerms.hearingRequest, isPermit);

const permitHearing: ClockDefinition = {
  term: licensingTerms.hearing,
  starts: (c) => {
    const fact = isPermit(c) ? c.last('hearingRequested') : undefined;
    return fact && { fact };
  },
  done: (c) => c.has('hearingHeld', 'hearingRefused', 'hearingWithdrawn', 'hearingTerminated'),
};

/** Seven full working days between the notice and the day of the hearing (P04), measured as if it were held at the instant asked about. */
const noticeLongEnough = onlyIf(
  (c) => {
    const notice = c.last('hearingNoticeServed');
    if (!notice) return true;
    const planned = readInstant(said(notice, c, 'when'));
    const term = isPermit(c) ? licensingTerms.hearingNotice : penaltyTerms.hearingNotice;
    const counted = daysBefore(term, dayOf(notice.at), planned === null ? c.m.present.day() : dayOf(planned), {
      calendar: c.m.calendar,
      parameters: c.m.parametersNow(),
    });
    return counted.ok && counted.met === true;
  },
  {
    code: 'hearing.noticeTooShort',
    provision: '行政处罚法第六十四条第（二）项；行政许可法第四十八条',
    message: '听证通知送达日与听证日之间不足七个完整工作日。',
    cure: '请另定听证日期并重新通知。',
  },
);

/** 听证, of a penalty or a permit. It begins where the party may ask for it and ends in a report, or without having been held. */
export const hearingProcedure: Machine = {
  id: 'H',
  procedure: null,
  title: '听证',
  states: [
    { id: 'H1', title: '听证申请期' },
    { id: 'H2', title: '受理审查、通知' },
    { id: 'H5', title: '举行听证' },
    { id: 'H7', title: '听证报告' },
    { id: 'H8', title: '听证办结', final: true },
    { id: 'H1n', title: '未申请听证', side: true, final: true },
    { id: 'H1w', title: '撤回、放弃听证', side: true, final: true },
    { id: 'H2x', title: '不予组织听证', side: true, final: true },
    { id: 'H5m', title: '听证中止', side: true },
  ],
  moves: [
    move({ id: 'H1→H2', from: ['H1', 'H1n'], to: 'H2', on: 'hearingRequested', title: '申请听证', who: ['party'] }),
    move({
      id: 'H2→H2x',
      from: ['H2'],
      to: 'H2x',
      on: 'hearingRefused',
      title: '书面不予组织听证',
      who: ['legalReviewer', 'bureauHead'],
      evenOutOfTurn: false,
    }),
    move({
      id: 'H2→H5',
      from: ['H2'],
      to: 'H5',
      on: 'hearingNoticeServed',
      title: '送达听证通知书',
      who: ['hearingHost', 'legalReviewer'],
      docType: 'hearingNotice',
      guards: [
        onlyIf((c) => !hostInvestigated(c), {
          code: 'hearing.hostInvestigated',
          provision: '行政处罚法第六十四条第（四）项',
          message: '听证主持人是本案调查人员。',
          cure: '请指定非本案调查人员主持。',
        }),
      ],
    }),
    move({
      id: 'H4d',
      from: ['H5'],
      to: 'H5',
      on: ['hearingPostponed', other('hearingPostponed'), 'hearingNoticeServed'],
      title: '延期举行并重新通知',
      who: ['hearingHost'],
      docType: 'hearingNotice',
      evenOutOfTurn: false,
    }),
    move({
      id: 'H5→H5m',
      from: ['H5'],
      to: 'H5m',
      on: ['hearingSuspended', other('hearingSuspended')],
      title: '中止听证',
      who: ['hearingHost'],
      evenOutOfTurn: false,
    }),
    move({
      id: 'H5m→H5',
      from: ['H5m'],
      to: 'H5',
      on: ['hearingResumed', other('hearingResumed')],
      title: '恢复听证',
      who: ['hearingHost'],
      evenOutOfTurn: false,
    }),
    move({
      id: 'H→H1w',
      from: ['H2', 'H5', 'H5m'],
      to: 'H1w',
      on: ['hearingWithdrawn', 'hearingTerminated', other('hearingTerminated')],
      title: '撤回申请，或者无正当理由不出席、擅自退出',
      who: ['party', 'hearingHost'],
      evenOutOfTurn: false,
    }),
    move({
      id: 'H5→H7',
      from: ['H5'],
      to: 'H7',
      on: ['hearingHeld', 'hearingRecord'],
      title: '举行听证',
      who: ['hearingHost', 'hearingClerk'],
      docType: 'hearingRecord',
      guards: [
        needs(['hearingNoticeServed', 'hearingNotice'], {
          code: 'hearing.notNotified',
          provision: '行政处罚法第六十四条第（二）项',
          message: '没有通知当事人举行听证的时间、地点。',
          cure: '请在举行听证的七日（工作日）前通知。',
        }),
        noticeLongEnough,
        onlyIf((c) => !c.has('hearingPostponed') || c.isLatest('hearingNoticeServed', 'hearingPostponed'), {
          code: 'hearing.notNotifiedAgain',
          provision: '行政处罚法第六十四条第（二）项；行政许可法第四十八条',
          message: '听证延期后没有重新通知。',
          cure: '请重新送达载明新的时间、地点的听证通知书，并留足七个完整工作日。',
        }),
      ],
    }),
    move({
      id: 'H7→H8',
      from: ['H7'],
      to: 'H8',
      on: ['hearingReported', 'hearingReport'],
      title: '提交听证报告',
      who: ['hearingHost'],
      docType: 'hearingReport',
    }),
  ],
  lapses: [
    { id: 'H1→H1n', from: ['H1'], to: 'H1n', title: '逾期未申请听证', term: penaltyRequest },
    { id: 'H1→H1n:permit', from: ['H1'], to: 'H1n', title: '逾期未申请听证', term: permitRequest },
  ],
  clocks: [penaltyRequest, permitRequest, permitHearing],
  parallels: [],
};

/** The host as named in the notice is one of the investigators of the case. */
function hostInvestigated(c: Course): boolean {
  const investigators = new Set(
    [...(c.d.profile.investigators ?? []), ...(c.d.profile.handlers ?? [])].map((k) => c.d.person(k)?.id ?? k),
  );
  const panel = [...c.d.of('hearingNoticeServed'), ...c.d.documents('hearingNotice'), ...c.d.of('hearingHeld')];
  return panel.some((f) => f.people.some((p) => /主持/.test(p.role) && investigators.has(p.person ?? p.name)));
}
