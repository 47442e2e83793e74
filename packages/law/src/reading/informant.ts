import type { Fact } from '@liuhen/records';
import type { Matter } from '../obligations/matter.ts';
import { field, words } from './paper.ts';

/**
 * 实名: as the person identified says, else as the register says; a register that is silent about it is of whoever it names.
 * `register`: the paper, or the step where no paper was kept.
 */
export function isNamedInformant(m: Matter, register: Fact | undefined): boolean {
  const identified = m.dossier.of('informantIdentified').at(-1);
  if (identified) return identified.data.named === true;
  if (register === undefined) return false;
  const said = field(register, 'realName');
  if (said === true || /^(是|实名|true)/.test(words(register, 'realName').trim())) return true;
  if (said === false || /匿名|否|false/.test(words(register, 'realName'))) return false;
  const who = words(register, 'complainant', 'informant').trim();
  return who !== '' && !/匿名|不详|未留|不愿/.test(who);
}
