import { useCallback, useEffect, useState } from 'react';
import { useIntakes } from '../upload/use-intakes.ts';
import { type KeptFilm, keepFilm, keptFilms, letGoOf } from './kept-films.ts';

/**
 * The films made here for a case: kept on the phone first, then sent, and let go of when they are in. What an earlier page left
 * unfinished goes on as soon as this one opens, and again whenever the network comes back.
 */
export function useFilms(caseId: string, person: string) {
  const { intakes, start, again, forget } = useIntakes(letGoOf);
  const [unkept, setUnkept] = useState(false);

  useEffect(() => {
    let isHere = true;
    void keptFilms().then((films) => {
      if (!isHere) return;
      for (const film of films) if (film.caseId === caseId && film.person === person) void start(film);
    });
    return () => {
      isHere = false;
    };
  }, [caseId, person, start]);

  const failed = intakes.filter(({ state }) => state === 'failed').map(({ key }) => key);
  useEffect(() => {
    const goOn = () => failed.forEach(again);
    window.addEventListener('online', goOn);
    return () => window.removeEventListener('online', goOn);
  }, [failed, again]);

  const add = useCallback(
    async (film: KeptFilm) => {
      await keepFilm(film).catch(() => setUnkept(true));
      void start(film);
    },
    [start],
  );
  const drop = useCallback(
    async (record: string) => {
      await letGoOf(record);
      forget(record);
    },
    [forget],
  );
  return { intakes, again, add, drop, unkept };
}
