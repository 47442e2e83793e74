import type { HeldThing } from '@liuhen/server/api';
import type { Status } from '../status/status.ts';
import { day, left } from '../time/moment.ts';

export const ways: Record<HeldThing['way'], string> = { sealing: '查封、扣押', registration: '先行登记保存' };

/** What is held and was listed nowhere: the want of the list is what must be seen. */
export const nameOf = ({ name, way }: HeldThing): string => (name === '' ? `${ways[way]}的财物（没有清单）` : name);

/** How a thing held stands at a moment: in words, with the colour and shape of its state. */
export function standing(thing: HeldThing, now: number): { readonly status: Status; readonly words: string } {
  const { state, due, endedAt, ending, way } = thing;
  if (state === 'ended')
    return { status: 'met', words: `${endedAt === null ? '' : day(endedAt)}${ending ?? '已了结'}` };
  if (state === 'decided') return { status: 'due', words: ending ?? '已作决定' };
  const held = way === 'sealing' ? '在押' : '保存中';
  if (due === null) return { status: 'due', words: held };
  const { past, words } = left(due, now);
  return { status: past ? 'broken' : 'due', words: `${held}，${day(due)}届满，${words}` };
}
