import type { Api, Draft } from '@liuhen/server/api';
import { useEffect, useRef, useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { clock } from '../time/moment.ts';

type Values = Draft['values'];

/**
 * Saves a second after the last key, one save at a time. A conflict (somebody else saved first) is shown and stops the
 * saving: nobody silently overwrites the other.
 */
export function useAutosave(draft: Draft, values: Values) {
  const revision = useRef(draft.revision);
  const saved = useRef(JSON.stringify(draft.values));
  const latest = useRef(values);
  const running = useRef<Promise<void> | null>(null);
  const [at, setAt] = useState(draft.updatedAt);
  const [error, setError] = useState<RequestProblem | null>(null);
  const [busy, setBusy] = useState(false);
  latest.current = values;

  const save = async (): Promise<void> => {
    const text = JSON.stringify(latest.current);
    if (text === saved.current) return;
    setBusy(true);
    try {
      const answer = await call<Api['drafts']['save']>('PUT', '/api/drafts/:draft', {
        params: { draft: draft.id },
        body: { revision: revision.current, values: latest.current },
      });
      revision.current = answer.revision;
      saved.current = text;
      setAt(answer.updatedAt);
      setError(null);
    } catch (problem) {
      if (!(problem instanceof RequestProblem)) throw problem;
      setError(problem);
      throw problem;
    } finally {
      setBusy(false);
    }
  };

  const inTurn = (): Promise<void> => {
    const next = (running.current ?? Promise.resolve()).catch(() => undefined).then(save);
    running.current = next;
    return next;
  };

  useEffect(() => {
    if (JSON.stringify(values) === saved.current) return;
    const timer = window.setTimeout(() => void inTurn().catch(() => undefined), 1000);
    return () => window.clearTimeout(timer);
  });

  const leaving = useRef(inTurn);
  leaving.current = inTurn;
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (JSON.stringify(latest.current) !== saved.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', leave);
    return () => {
      window.removeEventListener('beforeunload', leave);
      void leaving.current().catch(() => undefined);
    };
  }, []);

  return {
    error,
    words: busy ? '正在保存' : error === null ? `已自动保存 ${clock(at)}` : '未能保存，内容仍在本页',
    /** Saves what is on screen and answers the revision it then has. */
    flush: async (): Promise<number> => {
      await inTurn();
      return revision.current;
    },
  };
}
