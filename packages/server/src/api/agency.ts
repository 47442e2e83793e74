import { z } from 'zod';
import { contract } from './contract.ts';
import { Id, Instant, ReadFinding } from './vocabulary.ts';

const read = { for: 'policy', act: 'read', thing: 'agency' } as const;

export const DeviceLine = z.object({
  id: Id,
  deviceNo: z.string(),
  kind: z.string().nullable(),
  model: z.string().nullable(),
  retired: z.boolean(),
  clockOffsetSeconds: z.number().int().nullable(),
  clockCheckedAt: Instant.nullable(),
  /** What the clock gains in a day, between its last two checks; null with fewer. */
  driftMillisecondsPerDay: z.number().int().nullable(),
  holder: z.object({ id: z.string(), name: z.string() }).nullable(),
  since: Instant.nullable(),
  contradictory: z.boolean().describe('领用、归还的登记互相矛盾，分不清在谁手里'),
});
export type DeviceLine = z.infer<typeof DeviceLine>;

export const ParameterLine = z.object({
  id: z.string(),
  title: z.string(),
  /** In the words of the parameter catalogue; null where it has none of its own. */
  note: z.string().nullable(),
  provision: z.string(),
  choices: z.record(z.string(), z.string()).nullable(),
  default: z.json(),
  settings: z.array(z.object({ value: z.json(), from: z.string().nullable() })),
  current: z.json(),
});
export type ParameterLine = z.infer<typeof ParameterLine>;

export const agency = {
  profile: contract({
    method: 'GET',
    path: '/api/agency',
    summary: '本机关',
    access: read,
    response: z.object({
      id: Id,
      name: z.string(),
      profile: z.record(z.string(), z.json()),
      units: z.array(z.object({ unit: z.string(), name: z.string(), parent: z.string().nullable() })),
      calendars: z.array(z.object({ year: z.number().int(), edition: z.string() })),
    }),
  }),
  devices: contract({
    method: 'GET',
    path: '/api/devices',
    summary: '音像设备',
    access: read,
    response: z.object({ devices: z.array(DeviceLine) }),
  }),
  parameters: contract({
    method: 'GET',
    path: '/api/parameters',
    summary: '参数及其沿革',
    access: read,
    response: z.object({ parameters: z.array(ParameterLine) }),
  }),
  findings: contract({
    method: 'GET',
    path: '/api/agency/findings',
    summary: '本机关自身的义务及其情况：设施、人员、归档、保密、考核',
    access: read,
    response: z.object({ at: Instant, findings: z.array(ReadFinding) }),
  }),
};
