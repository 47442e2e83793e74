import { useCallback, useEffect, useState } from 'react';
import { useIntakes } from '../upload/use-intakes.ts';
import { canSeal, type KeptFilm, keepFilm, keptFilms, letGoOf, type ServerPart, sweepPieces } from './kept-films.ts';

/**
 * The films made here for a case: kept on the phone first, then sent, and let go of when they are in. What an earlier page left
 * unfinished goes on as soon as this one opens, and again whenever the network comes back. `server` undefined: not there yet.
 */
export function useFilms(caseId: string, person: string, server: ServerPart | undefined) {
  const { intakes, start, again, forget } = useIntakes(letGoOf);
  const [unkept, setUnkept] = useState(false);

  useEffect(() => {
    if (server === undefined) return;
    let isHere = true;
    void keptFilms(server).then((films) => {
      if (!isHere) return;
      for (const film of films) if (film.caseId === caseId && film.person === person) void start(film);
      void sweepPieces().catch(() => undefined);
    });
    return () => {
      isHere = false;
    };
  }, [caseId, person, server, start]);

  const failed = intakes.filter(({ state }) => state === 'failed').map(({ key }) => key);
  useEffect(() => {
    const goOn = () => failed.forEach(again);
    window.addEventListener('online', goOn);
    return () => window.removeEventListener('online', goOn);
  }, [failed, again]);

  const add = useCallback(
    async (film: KeptFilm & { readonly file: File }) => {
      await keepFilm(film, server ?? null).catch(() => setUnkept(true));
      void start(film);
    },
    [start, server],
  );
  const drop = useCallback(
    async (record: string) => {
      await letGoOf(record);
      forget(record);
    },
    [forget],
  );
  return { intakes, again, add, drop, unkept, isPlain: !canSeal() };
}
