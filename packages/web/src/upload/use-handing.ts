import type { Api, WaitingFile } from '@liuhen/server/api';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { secondsOf } from '../player/seconds-of.ts';
import { newId } from '../record/new-id.ts';
import { mediumOf, type Picked } from './file-sets.ts';
import { handed } from './handed-file.ts';
import {
  confirm,
  drop,
  type Gathering,
  type Handing,
  heldOf,
  leaveOut,
  move,
  nothingHanded,
  part,
  pick,
  readyOf,
  type Said,
  settleCopies,
  settleStanding,
  takeUp,
  withGathering,
  withPart,
} from './handing.ts';
import { recordingOfSet } from './recording-of-set.ts';
import { forgetAddress, problemOf, sendPart } from './take-in.ts';
import { leaveFile, pickedFrom, waitingKey } from './waiting-files.ts';

/** So many at once: more would only share the same line. */
const atOnce = 3;

/** `file` null: its bytes are in from before. `upload`: under which number they came in. */
type Source = {
  readonly file: File | null;
  readonly abort: AbortController;
  upload: string | null;
  forget: () => Promise<void>;
};

/**
 * The files that this page hands in. Their bytes go up as soon as they are picked, while one still says what belongs together; a
 * record is made when a recording is confirmed and all its files are in. What breaks off keeps what has arrived.
 */
export function useHanding(caseId: string) {
  const client = useQueryClient();
  const [handing, setHanding] = useState<Handing>(nothingHanded);
  const [reading, setReading] = useState(0);
  const sources = useRef(new Map<string, Source>());
  const busy = useRef(new Set<string>());

  const send = useCallback(
    async (key: string) => {
      const source = sources.current.get(key);
      const file = source?.file ?? null;
      if (source === undefined || file === null || busy.current.has(key)) return;
      busy.current.add(key);
      const tell = (change: Parameters<typeof withPart>[2]) => {
        if (sources.current.get(key) === source) setHanding((before) => withPart(before, key, change));
      };
      tell({ state: 'sending', problem: null });
      try {
        const { sha256, upload, forget } = await sendPart(
          file,
          (sent) => tell({ sent, state: sent === file.size ? 'hashing' : 'sending' }),
          source.abort.signal,
          { case: caseId, modified: new Date(file.lastModified).toISOString() },
        );
        Object.assign(source, { upload, forget });
        // taken back while it was being sealed: its bytes are in, and it is asked about no more
        if (sources.current.get(key) !== source) {
          await Promise.all([forget(), leaveFile(upload)]);
        } else tell({ state: 'sealed', sha256, sent: file.size });
      } catch (error) {
        tell({ state: 'failed', problem: problemOf(error) });
      } finally {
        busy.current.delete(key);
        // what was picked again while it was being taken back can go up now
        setHanding((before) => ({ ...before }));
      }
    },
    [caseId],
  );

  const forget = useCallback(async (keys: readonly string[]) => {
    for (const key of keys) {
      await sources.current.get(key)?.forget();
      sources.current.delete(key);
    }
  }, []);

  const record = useCallback(
    async (gathering: Gathering, held: Handing) => {
      const { id, said, keys } = gathering;
      if (said === null || busy.current.has(id)) return;
      busy.current.add(id);
      setHanding((before) => withGathering(before, id, { state: 'recording', problem: null }));
      try {
        const { differences } = await call<Api['evidence']['takeIn']>('POST', '/api/recordings', {
          body: recordingOfSet(gathering, said, heldOf(held, gathering)),
        });
        setHanding((before) => withGathering(before, id, { state: 'done', differences }));
        await forget(keys);
        await client.invalidateQueries({ queryKey: ['case', said.caseId] });
        await client.invalidateQueries({ queryKey: waitingKey });
      } catch (error) {
        const standing = standingIn(error);
        setHanding((before) =>
          withGathering(
            before,
            id,
            standing === null ? { state: 'failed', problem: problemOf(error) } : { state: 'stands', standing },
          ),
        );
      } finally {
        busy.current.delete(id);
      }
    },
    [client, forget],
  );

  useEffect(() => {
    const parts = [...handing.parts.values()];
    const underWay = parts.filter(({ state }) => state === 'sending' || state === 'hashing').length;
    const waiting = parts.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, atOnce - underWay));
    for (const one of waiting) void send(one.picked.key);
    for (const gathering of readyOf(handing)) void record(gathering, handing);
  }, [handing, send, record]);

  const add = useCallback(async (files: readonly File[]) => {
    setReading((before) => before + files.length);
    const picked: Picked[] = [];
    for (const file of files) {
      const { key, name, type, size, lastModified } = handed(file);
      picked.push({ key, name, type, size, lastModified, durationMs: await playingTime(file) });
      if (!sources.current.has(key))
        sources.current.set(key, { file, abort: new AbortController(), upload: null, forget: async () => undefined });
      setReading((before) => before - 1);
    }
    setHanding((before) => pick(before, picked, newId));
  }, []);

  /** Files that are in from a page that was left: as if they had been picked here. */
  const takeUpFiles = useCallback((files: readonly WaitingFile[]) => {
    const taken = files.map((file) => ({ ...pickedFrom(file), sha256: file.sha256 }));
    for (const [index, { key }] of taken.entries()) {
      const upload = files[index]?.upload ?? '';
      const forget = () => forgetAddress(upload);
      sources.current.set(key, { file: null, abort: new AbortController(), upload, forget });
    }
    setHanding((before) => takeUp(before, taken, newId));
  }, []);

  return {
    handing,
    takeUp: takeUpFiles,
    /** Files that are being looked at before they are proposed. */
    reading,
    add,
    confirm: useCallback((said: Said) => setHanding((before) => confirm(before, said)), []),
    move: useCallback((key: string, to: string | null) => setHanding((before) => move(before, key, to, newId)), []),
    part: useCallback(() => setHanding((before) => part(before, newId)), []),
    drop: useCallback(
      (key: string) => {
        const source = sources.current.get(key);
        source?.abort.abort();
        // its bytes are in: they stay, and it is asked about no more
        if (source?.upload != null) {
          void source.forget();
          void leaveFile(source.upload).finally(() => client.invalidateQueries({ queryKey: waitingKey }));
        }
        sources.current.delete(key);
        setHanding((before) => drop(before, key));
      },
      [client],
    ),
    again: useCallback(
      (key: string) => setHanding((before) => withPart(before, key, { state: 'waiting', problem: null })),
      [],
    ),
    recordAgain: useCallback(
      (id: string) => setHanding((before) => withGathering(before, id, { state: 'gathering', problem: null })),
      [],
    ),
    leaveOut: useCallback(
      (id: string, key: string, reason: string) => setHanding((before) => leaveOut(before, id, key, reason)),
      [],
    ),
    settleStanding: useCallback(
      (gathering: Gathering, isSecond: boolean) => {
        setHanding((before) => settleStanding(before, gathering.id, isSecond));
        if (!isSecond) void forget(gathering.keys);
      },
      [forget],
    ),
    settleCopies: useCallback(
      (id: string, keeps: boolean) => setHanding((before) => settleCopies(before, id, keeps)),
      [],
    ),
  };
}

export type HandingActs = ReturnType<typeof useHanding>;

/** The record that the answer names as standing already. */
function standingIn(error: unknown): string | null {
  if (!(error instanceof RequestProblem) || error.problem.code !== 'recordingStands') return null;
  const { record } = error.problem as { readonly record?: unknown };
  return typeof record === 'string' ? record : null;
}

/** Milliseconds, as the browser reads them; null of what it cannot play, and of pictures. */
async function playingTime(file: File): Promise<number | null> {
  if (mediumOf(file) === 'photo' || file.size === 0) return null;
  const address = URL.createObjectURL(file);
  const seconds = await secondsOf(address, 3_000).finally(() => URL.revokeObjectURL(address));
  return seconds === null ? null : Math.round(seconds * 1_000);
}
