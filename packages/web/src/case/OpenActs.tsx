import type { CaseView } from '@liuhen/server/api';
import { Button } from 'antd';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { RefusalCard } from '../app/RefusalCard.tsx';
import { StatusShape } from '../status/StatusMark.tsx';
import { CourtWindowLine } from './court/CourtWindow.tsx';
import { useAct } from './use-act.ts';
import './open-acts.css';

/** What the law lets be done next, as buttons that lead to the right form; what waits for others; what is barred and why. */
export function OpenActs({ view, now }: { view: CaseView; now: number }) {
  const act = useAct();
  const free = view.openActs.filter(({ blockedBy }) => blockedBy.length === 0);
  const mine = free.filter((one) => one.mine);
  const others = free.filter((one) => !mine.includes(one));
  const barred = view.openActs.filter(({ blockedBy }) => blockedBy.length > 0);
  if (view.openActs.length === 0) return null;
  return (
    <section className="panel open-acts no-print" aria-label="下一步">
      <div className="open-acts__free">
        <strong>下一步</strong>
        {mine.map((one, index) => (
          <Button
            key={`${one.act} ${one.title}`}
            type={index === 0 ? 'primary' : 'default'}
            loading={act.isPending && act.variables.title === one.title}
            onClick={() => act.mutate({ case: view.id, act: one.act, title: one.title })}
          >
            {one.title}
          </Button>
        ))}
        {mine.length === 0 && others.length === 0 && (
          <span className="soft">现在没有可以直接办的，见右侧受阻的原因</span>
        )}
      </div>
      {act.error !== null && <ProblemCard error={act.error} />}
      <CourtWindowLine view={view} now={now} />
      {others.length > 0 && <Others acts={others} />}
      {barred.map((one) => (
        <details key={`${one.act} ${one.title}`} className="open-acts__barred">
          <summary className="status-mark--broken">
            <StatusShape status="broken" />
            <span className="open-acts__what">
              {one.title}：还不能办，{one.blockedBy[0]?.message}
            </span>
            <span className="soft">依据和补正</span>
          </summary>
          {one.blockedBy.map((refusal) => (
            <RefusalCard key={`${refusal.code}${refusal.message}`} refusal={refusal} case={view.id} />
          ))}
        </details>
      ))}
    </section>
  );
}

/** What waits for other people, for whom and what: one line a person, opened on demand. */
function Others({ acts }: { acts: CaseView['openActs'] }) {
  const byWho = new Map<string, string[]>();
  for (const { who, title } of acts) byWho.set(who ?? '有关人员', [...(byWho.get(who ?? '有关人员') ?? []), title]);
  return (
    <details className="open-acts__others">
      <summary className="soft">别人可以办的 {acts.length} 项</summary>
      <dl>
        {[...byWho].map(([who, titles]) => (
          <div key={who}>
            <dt className="soft">{who}</dt>
            <dd>{titles.join('、')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
