import { z } from 'zod';
import { contract } from './contract.ts';
import { Id, Instant, PersonName, Sha256 } from './vocabulary.ts';

export const DockedFileLine = z.object({
  path: z.string(),
  size: z.number().int(),
  outcome: z.enum(['takenIn', 'alreadyHeld', 'unreadable', 'refused', 'notRecorded', 'notReached']),
  sha256: Sha256.nullable(),
  remark: z.string().nullable(),
});

export const DockingReport = z.object({
  record: Id,
  at: Instant,
  card: z.string(),
  device: z.object({ id: Id, deviceNo: z.string() }).nullable(),
  /** False: nobody registered the device; its files are taken in and flagged. */
  registered: z.boolean(),
  taken: z.number().int(),
  held: z.number().int(),
  bytes: z.number().int(),
  /** Numbers that are not on the card though the series runs over them: `series：number`. */
  missing: z.array(z.string()),
  /** Said later of what is missing, by whom. */
  explanations: z.array(z.object({ record: Id, at: Instant, by: PersonName.nullable(), note: z.string() })),
  ignored: z.array(z.object({ path: z.string(), reason: z.string() })),
  stopped: z.string().nullable(),
  files: z.array(DockedFileLine),
});
export type DockingReport = z.infer<typeof DockingReport>;

/** A number that recordings came in under, of a docked card or of an upload, and that no ledger knows. */
export const UnregisteredDeviceLine = z.object({
  /** What an explanation answers: the record that last told of it. */
  record: Id,
  deviceNo: z.string(),
  at: Instant,
  way: z.enum(['docked', 'uploaded']),
  /** Who handed it in, of an upload. */
  by: PersonName.nullable(),
  open: z.boolean(),
  explanations: z.array(z.object({ record: Id, at: Instant, by: PersonName.nullable(), note: z.string() })),
});
export type UnregisteredDeviceLine = z.infer<typeof UnregisteredDeviceLine>;

export const docking = {
  view: contract({
    method: 'GET',
    path: '/api/docking',
    summary: '采集：正在读的卡和历次报告',
    access: { for: 'policy', act: 'read', thing: 'agency' },
    response: z.object({
      /** Whether a folder is watched on the server. */
      watched: z.boolean(),
      /** Read anew when the stream of events says `agency`: each file taken in says so. */
      progress: z.array(
        z.object({
          card: z.string(),
          at: Instant,
          path: z.string(),
          doneFiles: z.number().int(),
          totalFiles: z.number().int(),
          doneBytes: z.number().int(),
          totalBytes: z.number().int(),
        }),
      ),
      reports: z.array(DockingReport),
      /** The newest first. */
      unregistered: z.array(UnregisteredDeviceLine),
    }),
  }),
  explain: contract({
    method: 'POST',
    path: '/api/docking/:report/explanations',
    summary: '说明缺号原因、未登记设备的来源（大队负责人、设备管理人员）',
    access: { for: 'policy', act: 'record', thing: 'agency' },
    params: z.object({ report: Id }),
    body: z.object({
      id: Id,
      note: z.string().trim().min(2).max(1_000),
      about: z.enum(['missing', 'device']).default('missing'),
    }),
    response: z.object({ record: Id }),
    status: 201,
  }),
};
