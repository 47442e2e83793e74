import type { Api, CaseView, FactView } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';

const shown = 40;

type Event = {
  readonly key: string;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly denied: boolean;
};

/** Who did what with a recording, and when, from its intake to the last look. Nothing for those who may not see who looked. */
export function CustodyStrip({ fact, view }: { fact: FactView; view: CaseView }) {
  const query = useQuery({
    queryKey: ['case', view.id, 'access', fact.id],
    queryFn: () =>
      call<Api['cases']['access']>('GET', '/api/cases/:case/access', {
        params: { case: view.id },
        query: { record: fact.id, limit: shown },
      }),
    retry: false,
  });
  if (query.data === undefined) return null;
  const looked: Event[] = query.data.items.map((line) => ({
    key: line.id,
    at: line.at,
    who: line.actor?.name ?? '系统',
    what: line.actionTitle,
    denied: line.outcome !== 'done',
  }));
  const oldest = looked.at(-1);
  // the newest are shown; what lies between them and the intake is told where all of it stands
  const more =
    query.data.next === null || oldest === undefined
      ? []
      : [{ key: 'more', at: oldest.at, who: '见「访问」', what: '此前还有', denied: false }];
  const events = [...more, ...looked.toReversed(), ...intakesOf(fact)].sort(
    (one, other) => Date.parse(one.at) - Date.parse(other.at),
  );
  return (
    <section className="custody" aria-label="保管链">
      <h3>保管链</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and the keyboard must reach what lies beyond */}
      <ol tabIndex={0} aria-label="保管链，可横向滚动">
        {events.map(({ key, at, who, what, denied }) => (
          <li key={key}>
            <span className="figures soft">{moment(at)}</span>
            <strong>{what}</strong>
            <span>{who}</span>
            {denied && <StatusMark status="broken" word="被拒绝" />}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Docked first and linked later, it came into the house once and into the case once. */
function intakesOf({ receivedAt, intake, actor }: FactView): Event[] {
  if (receivedAt === null) return [];
  const one = { who: actor?.name ?? '系统', denied: false };
  if (intake == null || intake.storedAt === receivedAt)
    return [{ ...one, key: 'intake', at: receivedAt, what: '入库' }];
  return [
    { ...one, key: 'intake', at: intake.storedAt, who: '采集入库', what: '入库' },
    { ...one, key: 'case', at: receivedAt, what: '归入本案' },
  ];
}
