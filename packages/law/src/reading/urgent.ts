import type { Fact } from '@liuhen/records';
import { field, words } from './paper.ts';

/**
 * 情况紧急，先行启动 (制度第七条第一款): as the record's own mode says; one without a mode, by its mark or by the reason given for the
 * haste.
 */
export function saysUrgent(fact: Fact): boolean {
  const mode = words(fact, 'mode').trim();
  if (mode !== '') return /紧急|urgent|emergency/i.test(mode);
  const reason = words(fact, 'urgencyReason').trim();
  return field(fact, 'urgent') === true || (reason !== '' && !/^(无|不适用|否)/.test(reason));
}
