import { z } from 'zod';
import type { Kind } from './kind.ts';

const text = z.string().nullish();

/** A file of a recording as it is spoken of (`durationMs`: how long it plays, where the file says); the bytes, where we hold them, stand in the record's `files`. */
export const RecordingFile = z.looseObject({
  file: z.string(),
  startedAt: text,
  endedAt: text,
  sha256: text,
  bytes: z.number().int().nonnegative().nullish(),
});
export type RecordingFile = z.infer<typeof RecordingFile>;

/** A break inside a recording, with its reason (law.md P10). */
export const Interruption = z.looseObject({ from: z.string(), to: z.string(), reason: text });
export type Interruption = z.infer<typeof Interruption>;

function kind<const Data extends z.ZodType>(name: string, title: string, act: boolean, data: Data): Kind<Data> {
  return { kind: name, schema: 1, family: 'recording', title, act, subject: 'either', data };
}

export const recordingKinds = {
  /** 照片、录音、录像、视频监控 (article 2); the claimed time of the record is the time of the recording itself. */
  recording: kind(
    'recording',
    '音像记录',
    false,
    z.looseObject({
      medium: text,
      device: text,
      recordedBy: text,
      startedAt: text,
      endedAt: text,
      procedureStep: text,
      obligation: z.union([z.string(), z.array(z.string())]).nullish(),
      place: text,
      files: z.array(RecordingFile).nullish(),
      interruptions: z.array(Interruption).nullish(),
      announced: z.boolean().nullish(),
      gapExplanation: text,
      custodyBeforeStorage: text,
      storedAt: text,
      storageTarget: text,
      receivedBy: text,
      sensitivity: text,
      proves: text,
      originalCarrier: text,
      makingMethod: text,
      transcript: text,
      evidenceFlag: z.boolean().nullish(),
      retention: text,
      deviceClearedAt: text,
      lateReason: text,
    }),
  ),
  /** Says that a recording (link `recording`) covers an act (link `covers`); one recording may serve several cases. */
  recordingLinked: kind('recordingLinked', '音像关联', false, z.looseObject({ note: text })),
  recordingUnlinked: kind('recordingUnlinked', '取消音像关联', false, z.looseObject({ reason: z.string().min(1) })),
  /** A clip, still, transcode or masked copy; the original is named by the link `derivedFrom` and stays as it is. */
  derivedItem: kind(
    'derivedItem',
    '派生件',
    false,
    z.looseObject({
      form: z.string(),
      method: z.string(),
      masks: z.array(z.looseObject({ ground: z.string() })).nullish(),
    }),
  ),
  /** A place in a recording; of several files, in the file of `sha256` (absent: in the first). */
  recordingMarked: kind(
    'recordingMarked',
    '音像标记',
    false,
    z.looseObject({ atMilliseconds: z.number().int().nonnegative(), label: z.string().min(1), note: text }),
  ),
  /** State secrets are never kept here; only that they are kept elsewhere, in words that are no secret (A30.2). */
  offlineCustody: kind(
    'offlineCustody',
    '另存登记',
    false,
    z.looseObject({ carrierNo: z.string().min(1), custodian: z.string().min(1), place: text }),
  ),
} as const;
