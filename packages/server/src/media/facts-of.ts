import { EvidenceFault, type MediaFacts } from '@liuhen/evidence';
import type { House } from '../house.ts';

/** What a held file says of itself. Throws `objectAbsent` in words when the store has it no more. */
export async function factsOf(
  house: Pick<House, 'store' | 'prober'>,
  file: { readonly sha256: string; readonly name: string },
): Promise<MediaFacts> {
  const copy = await house.store.localCopy(file.sha256);
  if (copy === null) throw new EvidenceFault('objectAbsent', '原件不在证据库中，请系统管理员从备份恢复。');
  return house.prober.probe(copy.path, file.name).finally(() => copy.release());
}
