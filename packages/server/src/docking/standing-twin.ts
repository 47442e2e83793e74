import { isDeepStrictEqual } from 'node:util';
import type { RecordBody } from '@liuhen/records';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import { openCase } from '../reading/open-case.ts';
import type { Asker } from '../sign-in/asker.ts';

type Standing = {
  readonly id: string;
  readonly body: Pick<RecordBody, 'kind' | 'files' | 'claimed'> & { readonly data: Readonly<Record<string, unknown>> };
};

/**
 * Whoever lost an answer and closed the page picks the same files again, under a new id: what they recorded of them already is told, and
 * nothing is recorded. Two recordings of one content are lawful; whoever means a second one says so and is not asked.
 * @throws ServerFault `recordingStands` with the record, its case and when it came in.
 */
export async function refuseTwin(house: House, asker: Asker, body: RecordBody): Promise<void> {
  const twin = (await standingOf(house, asker, body)).find(({ body: one, id }) => id !== body.id && isTwin(one, body));
  if (twin === undefined) return;
  const subject = body.subject.type === 'case' ? body.subject.id : null;
  throw new ServerFault('recordingStands', '您已经把同样的文件记为一条音像记录，标题和时间也相同；没有再记。', null, {
    record: twin.id,
    case: subject,
  });
}

/** What this person recorded there and may still read; annulled ones stand no more. */
async function standingOf(house: House, asker: Asker, { subject }: RecordBody): Promise<Standing[]> {
  if (subject.type === 'agency')
    return asker.facts.facts
      .filter(
        ({ actor, annulledBy, withheld }) => actor === asker.person && annulledBy === null && withheld.length === 0,
      )
      .map(({ id, kind, files, written, claimed }) => ({
        id,
        body: { kind, files: [...files], data: written, claimed },
      }));
  const opened = await openCase(house, asker, subject.id, { act: 'read', action: 'readCase' }).catch(() => null);
  if (opened === null) return [];
  return opened.entries
    .filter(({ actor, withheld, body }) => {
      const isAnnulled = opened.dossier.find(body.id)?.annulledBy !== null;
      return actor === asker.person && withheld.length === 0 && !isAnnulled;
    })
    .map(({ body }) => ({ id: body.id, body }));
}

function isTwin(one: Standing['body'], other: RecordBody): boolean {
  const hashes = ({ files }: Standing['body']) => files.map(({ sha256 }) => sha256);
  return (
    one.kind === other.kind &&
    isDeepStrictEqual(hashes(one), hashes(other)) &&
    (one.data.title ?? null) === (other.data.title ?? null) &&
    one.claimed.from === other.claimed.from &&
    one.claimed.to === other.claimed.to
  );
}
