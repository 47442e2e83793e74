import { intervalOfAct, liesOutside, partTold } from '@liuhen/law';
import type { DocType, Dossier, Fact } from '@liuhen/records';

type Lacking = { readonly field: string; readonly message: string };

/** A statement on a part of an act names a part of that act: one that lies before or after it would close none of its gaps (A12.4). */
export function partOutsideItsAct(
  docType: DocType,
  values: Readonly<Record<string, unknown>>,
  dossier: Dossier,
  act: Fact | undefined,
): Lacking[] {
  const part = docType === 'avInapplicableStatement' ? partTold(values.part) : null;
  if (part === null || act === undefined) return [];
  const whole = intervalOfAct(dossier, act);
  if (!liesOutside(part, whole)) return [];
  const [from, to] = [whole.from, whole.to].map((at) =>
    `${at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'second' })}`.replace(
      'T',
      ' ',
    ),
  );
  const message = `不适宜的时段不在“${act.title}”的起止（${from} 至 ${to}）之内，请改到其中；整项活动都不适宜的，时段不填（制度第十二条）`;
  return [{ field: 'part', message }];
}
