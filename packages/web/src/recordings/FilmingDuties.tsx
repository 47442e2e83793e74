import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** Before an act is done: what must be filmed, from which moment to which, and what must be seen; `none` where nothing must. */
export function FilmingDuties({ act, none = null }: { act: string; none?: string | null }) {
  const query = useQuery({
    queryKey: ['duties', act],
    queryFn: () => call<Api['linking']['duties']>('GET', '/api/duties', { query: { act } }),
    enabled: act !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const duties = query.data?.duties ?? [];
  if (duties.length === 0) return none === null || !query.isSuccess ? null : <p className="soft">{none}</p>;
  return (
    <>
      {duties.map((duty) => (
        <p key={duty.id} className="form-page__rule">
          {duty.mandatory ? '须音像记录' : '可以音像记录'}（{duty.provision}）：{duty.what}，
          {duty.mode === 'throughout' ? '全程录音录像' : '照相、录音、录像均可'}，从{duty.from}，到{duty.to}。
          {duty.when === null ? '' : `适用于：${duty.when}。`}须录到：{duty.mustShow.join('、')}。
        </p>
      ))}
    </>
  );
}
