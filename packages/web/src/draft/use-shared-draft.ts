import type { Api, Draft } from '@liuhen/server/api';
import { useEffect, useRef, useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { clock } from '../time/moment.ts';
import { changedFields, mergeFields, put } from './merge-fields.ts';
import { sameValue, type Value, type Values } from './same-value.ts';

/** What the other wrote in a field that was changed here as well; theirs is what is saved until somebody chooses. */
export type Dispute = { readonly by: string; readonly at: string; readonly theirs: Value | undefined };
/** What the other changed while this page was open, and what stood there before. */
export type News = { readonly by: string; readonly at: string; readonly before: Value | undefined };
type Shared = {
  readonly values: Values;
  readonly disputes: Readonly<Record<string, Dispute>>;
  readonly news: Readonly<Record<string, News>>;
};

const pause = 1000;
const lookEvery = 4000;
const tries = 5;

const newest = (id: string) => call<Api['drafts']['get']>('GET', '/api/drafts/:draft', { params: { draft: id } });

/**
 * One draft and perhaps two who write in it. Saves a second after the last key, one save at a time, and looks for what the
 * other saved; changes in different fields are merged, and of one field both changed a person chooses.
 */
export function useSharedDraft(draft: Draft) {
  const [shared, setShared] = useState<Shared>({ values: draft.values, disputes: {}, news: {} });
  const now = useRef(shared);
  const base = useRef({ revision: draft.revision, values: draft.values });
  const came = useRef(0);
  const running = useRef<Promise<void>>(Promise.resolve());
  const [at, setAt] = useState(draft.updatedAt);
  const [error, setError] = useState<RequestProblem | null>(null);
  const [busy, setBusy] = useState(false);

  const show = (next: Partial<Shared>): void => {
    now.current = { ...now.current, ...next };
    setShared(now.current);
  };
  const isDirty = (): boolean => changedFields(base.current.values, toSave(now.current)).length > 0;

  const takeIn = (theirs: Draft): void => {
    if (theirs.revision <= base.current.revision) return;
    came.current += 1;
    show(merged(now.current, base.current.values, theirs));
    base.current = { revision: theirs.revision, values: theirs.values };
    setAt(theirs.updatedAt);
  };

  const save = async (): Promise<void> => {
    for (let left = tries; left > 0 && isDirty(); left -= 1) {
      const values = toSave(now.current);
      setBusy(true);
      try {
        const answer = await call<Api['drafts']['save']>('PUT', '/api/drafts/:draft', {
          params: { draft: draft.id },
          body: { revision: base.current.revision, values },
        });
        base.current = { revision: answer.revision, values };
        setAt(answer.updatedAt);
        setError(null);
        return;
      } catch (problem) {
        if (!(problem instanceof RequestProblem)) throw problem;
        const isBehind = problem.problem.code === 'draftConflict' && left > 1;
        if (!isBehind) {
          setError(problem);
          throw problem;
        }
        takeIn(await newest(draft.id));
      } finally {
        setBusy(false);
      }
    }
  };

  const inTurn = (act: () => Promise<void>): Promise<void> => {
    running.current = running.current.catch(() => undefined).then(act);
    return running.current;
  };
  const look = async (): Promise<void> => {
    try {
      takeIn(await newest(draft.id));
      setError((before) => (before?.problem.code === 'unreachable' ? null : before));
    } catch (problem) {
      if (!(problem instanceof RequestProblem)) throw problem;
      setError(problem);
    }
  };

  useEffect(() => {
    if (changedFields(base.current.values, toSave(shared)).length === 0) return;
    const timer = window.setTimeout(() => void inTurn(save).catch(() => undefined), pause);
    return () => window.clearTimeout(timer);
  });

  const turns = useRef({ save: () => inTurn(save), look: () => inTurn(look), isDirty });
  turns.current = { save: () => inTurn(save), look: () => inTurn(look), isDirty };
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (turns.current.isDirty() || Object.keys(now.current.disputes).length > 0) event.preventDefault();
    };
    const looking = window.setInterval(() => {
      if (document.visibilityState === 'visible') void turns.current.look();
    }, lookEvery);
    window.addEventListener('beforeunload', leave);
    return () => {
      window.clearInterval(looking);
      window.removeEventListener('beforeunload', leave);
      void turns.current.save().catch(() => undefined);
    };
  }, []);

  return {
    ...shared,
    error,
    words: busy ? '正在保存' : error === null ? `已自动保存 ${clock(at)}` : '未能保存，内容仍在本页',
    set: (key: string, value: Value): void => show({ values: { ...now.current.values, [key]: value } }),
    /** Which of the two stands; only now does the other's word give way, and the other is told. */
    settle(key: string, keep: 'mine' | 'theirs'): void {
      const { [key]: dispute, ...disputes } = now.current.disputes;
      if (dispute === undefined) return;
      const values = { ...now.current.values };
      if (keep === 'theirs') put(values, key, dispute.theirs);
      show({ values, disputes });
    },
    haveRead: (): void => show({ news: {} }),
    /** Saves what is on screen. Answers the revision it then has, and whether what is shown is what was seen: nothing came in meanwhile. */
    flush: async (): Promise<{ revision: number; seen: boolean }> => {
      const before = came.current;
      await inTurn(look);
      await inTurn(save);
      return { revision: base.current.revision, seen: came.current === before };
    },
  };
}

function toSave({ values, disputes }: Pick<Shared, 'values' | 'disputes'>): Values {
  const saved = { ...values };
  for (const [key, { theirs }] of Object.entries(disputes)) put(saved, key, theirs);
  return saved;
}

function merged(shared: Shared, base: Values, theirs: Draft): Shared {
  const merge = mergeFields(base, shared.values, theirs.values);
  const said = (key: string) => ({
    by: theirs.changes[key]?.by.name ?? theirs.owner.name,
    at: theirs.changes[key]?.at ?? theirs.updatedAt,
  });
  // a dispute ends by itself where the other came to write the same
  const open = Object.entries(shared.disputes).filter(([key]) => !sameValue(shared.values[key], theirs.values[key]));
  return {
    values: merge.values,
    disputes: {
      ...Object.fromEntries(open),
      ...Object.fromEntries(merge.disputed.map((key) => [key, { ...said(key), theirs: theirs.values[key] }])),
    },
    // what has become a dispute is asked about, not told of
    news: {
      ...Object.fromEntries(Object.entries(shared.news).filter(([key]) => !merge.disputed.includes(key))),
      ...Object.fromEntries(merge.taken.map((key) => [key, { ...said(key), before: shared.values[key] }])),
    },
  };
}
