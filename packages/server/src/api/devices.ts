import { z } from 'zod';
import { contract } from './contract.ts';
import { Claimed, Id, Instant, PersonName } from './vocabulary.ts';

const at = Claimed.optional().describe('发生的时刻；不填即此刻');
const note = z.string().trim().max(1_000).optional();

/** What is done with a device: each a record of the agency. */
export const DeviceEvent = z.discriminatedUnion('event', [
  z.object({
    id: Id,
    event: z.literal('deviceSignedOut'),
    at,
    until: Claimed.optional().describe('归还的时刻；补登以前的领用时一并写明，另成一条归还记录'),
    person: Id,
  }),
  z.object({ id: Id, event: z.literal('deviceSignedIn'), at, condition: note }),
  z.object({
    id: Id,
    event: z.literal('deviceClockCheck'),
    at,
    offsetSec: z.number().int().min(-100_000_000).max(100_000_000).describe('设备时钟减去标准时间，秒；快为正'),
    note,
  }),
  z.object({ id: Id, event: z.literal('deviceMaintained'), at, action: z.string().trim().min(1).max(200), note }),
  z.object({ id: Id, event: z.literal('deviceRetired'), at, reason: z.string().trim().min(1).max(1_000) }),
]);
export type DeviceEvent = z.infer<typeof DeviceEvent>;

export const DeviceView = z.object({
  id: Id,
  deviceNo: z.string(),
  kind: z.string().nullable(),
  model: z.string().nullable(),
  retired: z.boolean(),
  holder: PersonName.nullable(),
  clockOffsetSeconds: z.number().int().nullable(),
  /** Gained in a day, between the last two checks; null with fewer. */
  driftMillisecondsPerDay: z.number().int().nullable(),
  history: z.array(
    z.object({
      record: Id,
      kind: z.string(),
      title: z.string(),
      at: Instant,
      person: PersonName.nullable(),
      offsetSec: z.number().int().nullable(),
      note: z.string().nullable(),
    }),
  ),
  /** Where sign-outs and sign-ins contradict each other, and what to do about it, in words. */
  contradictions: z.array(z.string()),
  /** Recordings made with it that this person may read, newest first; at most 200. */
  recorded: z.array(
    z.object({
      record: Id,
      case: Id.nullable(),
      caseNo: z.string().nullable(),
      title: z.string(),
      startedAt: Instant,
      endedAt: Instant.nullable(),
    }),
  ),
  /** Numbers that were missing from its series when its card was read, and how that was explained. */
  missing: z.array(
    z.object({ report: Id, at: Instant, names: z.array(z.string()), explanations: z.array(z.string()) }),
  ),
});
export type DeviceView = z.infer<typeof DeviceView>;

export const devices = {
  view: contract({
    method: 'GET',
    path: '/api/devices/:device',
    summary: '一台设备的台账：领用、校时、维护',
    access: { for: 'policy', act: 'read', thing: 'agency' },
    params: z.object({ device: Id }),
    response: DeviceView,
  }),
  note: contract({
    method: 'POST',
    path: '/api/devices/:device/events',
    summary: '登记领用、归还、校时、维护检定、报废',
    access: { for: 'policy', act: 'record', thing: 'agency' },
    params: z.object({ device: Id }),
    body: DeviceEvent,
    response: z.object({ record: Id }),
    status: 201,
  }),
};
