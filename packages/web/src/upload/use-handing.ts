import type { Api } from '@liuhen/server/api';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../api/call.ts';
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
  withGathering,
  withPart,
} from './handing.ts';
import { recordingOfSet } from './recording-of-set.ts';
import { problemOf, sendPart } from './take-in.ts';

/** So many at once: more would only share the same line. */
const atOnce = 3;

type Source = { readonly file: File; readonly abort: AbortController; forget: () => Promise<void> };

/**
 * The files that this page hands in. Their bytes go up as soon as they are picked, while one still says what belongs together; a
 * record is made when a recording is confirmed and all its files are in. What breaks off keeps what has arrived.
 */
export function useHanding() {
  const client = useQueryClient();
  const [handing, setHanding] = useState<Handing>(nothingHanded);
  const [reading, setReading] = useState(0);
  const sources = useRef(new Map<string, Source>());
  const busy = useRef(new Set<string>());

  const send = useCallback(async (key: string) => {
    const source = sources.current.get(key);
    if (source === undefined || busy.current.has(key)) return;
    busy.current.add(key);
    const tell = (change: Parameters<typeof withPart>[2]) => setHanding((before) => withPart(before, key, change));
    tell({ state: 'sending', problem: null });
    try {
      const { sha256, forget } = await sendPart(
        source.file,
        (sent) => tell({ sent, state: sent === source.file.size ? 'hashing' : 'sending' }),
        source.abort.signal,
      );
      source.forget = forget;
      busy.current.delete(key);
      tell({ state: 'sealed', sha256, sent: source.file.size });
    } catch (error) {
      busy.current.delete(key);
      tell({ state: 'failed', problem: problemOf(error) });
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
        for (const key of keys) {
          await sources.current.get(key)?.forget();
          sources.current.delete(key);
        }
        await client.invalidateQueries({ queryKey: ['case', said.caseId] });
      } catch (error) {
        setHanding((before) => withGathering(before, id, { state: 'failed', problem: problemOf(error) }));
      } finally {
        busy.current.delete(id);
      }
    },
    [client],
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
        sources.current.set(key, { file, abort: new AbortController(), forget: async () => undefined });
      setReading((before) => before - 1);
    }
    setHanding((before) => pick(before, picked, newId));
  }, []);

  return {
    handing,
    /** Files that are being looked at before they are proposed. */
    reading,
    add,
    confirm: useCallback((said: Said) => setHanding((before) => confirm(before, said)), []),
    move: useCallback((key: string, to: string | null) => setHanding((before) => move(before, key, to, newId)), []),
    part: useCallback(() => setHanding((before) => part(before, newId)), []),
    drop: useCallback((key: string) => {
      sources.current.get(key)?.abort.abort();
      sources.current.delete(key);
      setHanding((before) => drop(before, key));
    }, []),
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
    settleCopies: useCallback(
      (id: string, keeps: boolean) => setHanding((before) => settleCopies(before, id, keeps)),
      [],
    ),
  };
}

export type HandingActs = ReturnType<typeof useHanding>;

/** Milliseconds, as the browser reads them; null of what it cannot play, and of pictures. */
async function playingTime(file: File): Promise<number | null> {
  if (mediumOf(file) === 'photo' || file.size === 0) return null;
  const address = URL.createObjectURL(file);
  const seconds = await secondsOf(address, 3_000).finally(() => URL.revokeObjectURL(address));
  return seconds === null ? null : Math.round(seconds * 1_000);
}
