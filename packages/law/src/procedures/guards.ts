import { saysUrgent } from '../reading/urgent.ts';
import type { Course } from './course.ts';
import type { Guard } from './machine.ts';

type Words = Omit<Guard, 'holds'>;

/** Something of these kinds must stand in the case. */
export const needs = (kinds: readonly string[], words: Words): Guard => ({ ...words, holds: (c) => c.has(...kinds) });

export const needsIf = (condition: (c: Course) => boolean, kinds: readonly string[], words: Words): Guard => ({
  ...words,
  holds: (c) => !condition(c) || c.has(...kinds),
});

export const onlyIf = (holds: (c: Course) => boolean, words: Words): Guard => ({ ...words, holds });

/** Nothing may be decided while it is open whether somebody must withdraw (行政处罚法第四十三条). */
export const noRecusalPending = onlyIf((c) => !recusalPending(c), {
  code: 'procedure.recusalPending',
  provision: '行政处罚法第四十三条；制度第十条',
  message: '回避申请尚未决定，不能作出决定。',
  cure: '请负责人及时决定是否回避，并告知申请人；决定前调查不停止。',
});

export const recusalPending = (c: Course): boolean => c.isLatest('recusalRequested', 'recusalDecided');

/** 制度第七条: an emergency start without its supplement goes no further than inquiry. */
export const supplemented = onlyIf((c) => !emergency(c) || c.has('initiationSupplemented', 'initiationApproved'), {
  code: 'procedure.emergencyNotSupplemented',
  provision: '制度第七条第一款',
  message: '紧急启动后尚未补报程序启动审批表，不能进入审查决定。',
  cure: '请立即补报（须在启动后二十四小时内）；已经超期的仍须补报，并写明原因。',
});

/** The emergency start of the case, if it was started so. */
export const urgentStart = (c: Course) => c.d.of('programStarted').find(saysUrgent);
export const emergency = (c: Course): boolean => urgentStart(c) !== undefined;

export const guardsUnmet = (guards: readonly Guard[], c: Course) =>
  guards.filter((g) => !g.holds(c)).map(({ code, provision, message, cure }) => ({ code, provision, message, cure }));
