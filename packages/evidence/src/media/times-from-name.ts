import { parseDeviceFileName } from '@liuhen/records';
import type { MediaTime } from './media-facts.ts';

/** What a recorder wrote into a file's name, in the device's time. */
export function timesFromName(name: string): MediaTime[] {
  const { start, end } = parseDeviceFileName(name);
  return [
    ...(start === null ? [] : [{ source: 'name' as const, role: 'start' as const, local: start, offset: null }]),
    ...(end === null ? [] : [{ source: 'name' as const, role: 'end' as const, local: end, offset: null }]),
  ];
}
