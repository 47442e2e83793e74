import { filmed as filmedAct } from '../reading/filmed-act.ts';
import { filmedActs } from '../reading/filmed-kinds.ts';
import { headAnswersFor } from '../reading/incurable.ts';
import type { Course } from './course.ts';
import { onlyIf } from './guards.ts';

/** 制度第十二条, read as the duty itself reads it: filmed, or the reason why not, or the head has signed for what can no longer be cured. */
export const filmed = onlyIf((c) => filmedActs.every((one) => isFilmed(c, one)), {
  code: 'procedure.notFilmed',
  provision: '制度第十二条；国办发〔2018〕118号',
  message: '有应当同时音像记录的步骤没有音像记录，或者音像没有覆盖全过程。',
  cure: '请关联音像；确不适宜的，补豁免审批；无法补救的，由负责人签署缺失说明后放行，违规事件保留。',
});

const isFilmed = ({ m }: Course, { kind, duty, word }: (typeof filmedActs)[number]): boolean =>
  headAnswersFor(m, duty) ||
  m.dossier.of(kind).every((act) => filmedAct(m, act, { word, what: act.title }).status !== 'breached');
