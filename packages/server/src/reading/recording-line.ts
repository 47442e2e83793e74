import type { ListedRecord } from '@liuhen/journal/lists';
import type { AgencyFacts } from '@liuhen/records';
import type { RecordingLine } from '../api/index.ts';
import { intakeOf } from '../docking/intake-of.ts';

export function recordingLine({ entry, caseNo, acts }: ListedRecord, agency: AgencyFacts): RecordingLine {
  const { body, origin, receivedAt } = entry;
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const { data } = body;
  const recordedBy = text(data.recordedBy);
  const person = recordedBy === null ? undefined : agency.people.get(recordedBy);
  const device = text(data.device);
  return {
    record: body.id,
    case: body.subject.type === 'case' ? body.subject.id : null,
    caseNo,
    title: text(data.title) ?? '音像记录',
    medium: text(data.medium),
    device: device === null ? null : (agency.devices.get(device)?.deviceNo ?? device),
    recordedBy: person === undefined ? null : { id: person.id, name: person.name },
    startedAt: body.claimed.from,
    endedAt: body.claimed.to,
    receivedAt: origin === 'live' ? receivedAt : null,
    intake:
      origin === 'live'
        ? intakeOf(
            {
              data,
              links: body.links,
              files: body.files,
              ended: Temporal.Instant.from(body.claimed.to ?? body.claimed.from),
              received: Temporal.Instant.from(receivedAt),
            },
            agency,
          )
        : null,
    acts: [...acts],
    proposals: [],
    differences: differencesIn(data.differences),
    unregisteredDevice: data.unregisteredDevice === true,
    files: body.files.map(({ name, mediaType, sha256, size }) => ({ name, mediaType, sha256, size })),
  };
}

function differencesIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'detail' in one && typeof one.detail === 'string' ? [one.detail] : [],
  );
}
