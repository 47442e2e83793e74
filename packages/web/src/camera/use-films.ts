import type { Me } from '@liuhen/server/api';
import { useCallback, useEffect, useRef, useState } from 'react';
import { submit } from '../record/submit.ts';
import { useIntakes } from '../upload/use-intakes.ts';
import { marksIn } from './film-course.ts';
import { canSeal, keepFilm, keptFilms, letGoOf, type ServerPart, sweepPieces } from './kept-films.ts';
import { brokenFilms, type OpenFilm } from './live-film.ts';
import type { KeptFilm } from './sealed-rows.ts';

/**
 * The films made here for a case: kept on the phone first, then sent, and let go of when they are in. What an earlier page left
 * unfinished goes on as soon as this one opens, and again whenever the network comes back. `server` undefined: not there yet.
 */
export function useFilms(caseId: string, me: Me, server: ServerPart | undefined) {
  const { person } = me;
  const who = useRef(me);
  who.current = me;
  const { intakes, start, again, forget } = useIntakes((record) => letGoOf(record, server ?? null));
  const [unkept, setUnkept] = useState(false);
  const [unreadable, setUnreadable] = useState(0);
  const [open, setOpen] = useState<readonly OpenFilm[]>([]);

  const send = useCallback(
    (film: KeptFilm) => start({ ...film, afterwards: (sha256) => sendMarks(who.current, film, sha256) }),
    [start],
  );

  useEffect(() => {
    if (server === undefined) return;
    let isHere = true;
    void keptFilms(person, server).then((kept) => {
      if (!isHere) return;
      setUnreadable(kept.unreadable);
      for (const film of kept.films) if (film.caseId === caseId) void send(film);
      void sweepPieces().catch(() => undefined);
    });
    if (server !== null) {
      void brokenFilms(server, Date.now())
        .then((found) => isHere && setOpen(found.filter(({ film }) => film.caseId === caseId)))
        .catch(() => undefined);
    }
    return () => {
      isHere = false;
    };
  }, [caseId, person, server, send]);

  const failed = intakes.filter(({ state }) => state === 'failed').map(({ key }) => key);
  useEffect(() => {
    const goOn = () => failed.forEach(again);
    window.addEventListener('online', goOn);
    return () => window.removeEventListener('online', goOn);
  }, [failed, again]);

  const add = useCallback(
    async (film: KeptFilm & { readonly file: File }) => {
      const kept = await keepFilm(film, server ?? null).catch(() => {
        setUnkept(true);
        return film;
      });
      void send(kept);
    },
    [send, server],
  );
  const drop = useCallback(
    async (record: string) => {
      await letGoOf(record, server ?? null);
      forget(record);
    },
    [forget, server],
  );
  const leaveOpen = useCallback((film: OpenFilm) => setOpen((before) => [...without(before, film), film]), []);
  const close = useCallback((film: OpenFilm) => setOpen((before) => without(before, film)), []);
  return { intakes, again, add, send, drop, unkept, unreadable, open, leaveOpen, close, isPlain: !canSeal() };
}

const without = (films: readonly OpenFilm[], { slot }: OpenFilm) => films.filter((one) => one.slot !== slot);

/** What was marked while filming, as the player marks it; each has its own number, so that none is made twice. */
async function sendMarks(me: Me, { caseId, record, course }: KeptFilm, sha256: string): Promise<void> {
  if (course === undefined) return;
  for (const { id, at, label, atMilliseconds } of marksIn(course)) {
    await submit(
      me,
      {
        kind: 'recordingMarked',
        case: caseId,
        from: new Date(at).toISOString(),
        links: [{ rel: 'recording', record }],
        data: { atMilliseconds: Math.round(atMilliseconds), label, sha256 },
      },
      id,
    );
  }
}
