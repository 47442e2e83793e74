import type { CaseView } from '@liuhen/server/api';
import { partyFactsOf } from '../intake/party-facts.ts';

const ours = /^(执法|承办|检查|勘验|询问|记录|送达|采样|调查|核查|听取|拍摄|起草|移交|立卷|经办|受理|接收)/;
const partys = /^(当事人|被|受送达|申请人|提供人|法定代表人|签收)/;

/** Who most likely signs in that part: whoever holds the pen for our own parts, the party's representative for the party's; else nobody. */
export function whoSigns(role: string, me: string, view: CaseView): string {
  if (ours.test(role)) return me;
  if (!partys.test(role)) return '';
  const { representative, party, partyType } = partyFactsOf(view);
  return representative ?? (partyType === 'citizen' ? (party ?? '') : '');
}
