import type { Fact } from '@liuhen/records';
import { field, says, words } from './paper.ts';

/** 情况紧急，先行启动: by its mode, its mark, or the reason given for it (制度第七条第一款). */
export const saysUrgent = (fact: Fact): boolean =>
  /紧急|urgent|emergency/i.test(words(fact, 'mode')) || field(fact, 'urgent') === true || says(fact, 'urgencyReason');
