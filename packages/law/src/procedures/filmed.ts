import type { Fact } from '@liuhen/records';
import type { Course } from './course.ts';
import { onlyIf } from './guards.ts';

const MUST_BE_FILMED = ['siteInspection', 'sampling', 'hearingHeld', 'sealSeizureImplemented'];

/** 制度第十二条: filmed, or the reason why not approved, or the head has signed for what can no longer be cured. */
export const filmed = onlyIf(
  (c) => MUST_BE_FILMED.flatMap((kind) => [...c.d.of(kind)]).every((act) => isFilmed(act, c)),
  {
    code: 'procedure.notFilmed',
    provision: '制度第十二条；国办发〔2018〕118号',
    message: '有应当同时音像记录的步骤没有音像记录。',
    cure: '请关联音像；确不适宜的，补豁免审批；无法补救的，由负责人签署缺失说明后放行，违规事件保留。',
  },
);

function isFilmed(act: Fact, c: Course): boolean {
  if (c.d.recordingsOf(act).length > 0 || c.has('avInapplicableStatement')) return true;
  if (c.d.documentsOf(act).some((document) => c.d.recordingsOf(document).length > 0)) return true;
  if (c.d.of('incurableStatement').some((s) => /^A12/.test(s.data.obligation))) return true;
  return c.d.recordings().some((r) => overlaps(r, act));
}

const overlaps = (a: Fact, b: Fact): boolean =>
  Temporal.Instant.compare(a.at, b.until ?? b.at) <= 0 && Temporal.Instant.compare(b.at, a.until ?? a.at) <= 0;
