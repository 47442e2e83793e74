import { formatFor, type RecordedMedium } from './recording-formats.ts';

/** How long can still be recorded into what the browser has left for this site; `state` says when to speak up. */
export type FreeSpace = { readonly minutes: number; readonly state: 'enough' | 'short' | 'full' };

const shortBelow = 15;
const fullBelow = 2;

/** From what the browser estimates, in bytes; null where it says nothing. */
export function freeSpace(
  { quota, usage }: { readonly quota?: number | undefined; readonly usage?: number | undefined },
  medium: RecordedMedium,
): FreeSpace | null {
  if (quota === undefined || usage === undefined) return null;
  const { picture, sound } = formatFor(medium, () => false);
  const minutes = Math.floor(Math.max(0, quota - usage) / ((picture + sound) / 8) / 60);
  return { minutes, state: minutes < fullBelow ? 'full' : minutes < shortBelow ? 'short' : 'enough' };
}

/** '约可再录 3 小时 20 分'; what is more than a day is not counted out. */
export function spaceWords({ minutes }: FreeSpace): string {
  if (minutes >= 24 * 60) return '可再录 24 小时以上';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `约可再录${hours === 0 ? '' : ` ${hours} 小时`}${rest === 0 && hours > 0 ? '' : ` ${rest} 分`}`;
}
