import type { CaseView, CourtWindowView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { RefusalCard } from '../../app/RefusalCard.tsx';
import { ArticleWords } from '../../articles/ArticleWords.tsx';
import { StatusMark } from '../../status/StatusMark.tsx';
import { DerivationText } from '../../time/DerivationText.tsx';
import { dayOnly } from '../../time/moment.ts';
import { useAct } from '../use-act.ts';
import { courtStanding } from './court-standing.ts';
import './court-window.css';

type Props = { view: CaseView; now: number };

/** When the court may be asked to enforce: from which day to which, how they were reached, and what still bars it. */
export function CourtWindow({ view, now }: Props) {
  const window = view.courtWindow;
  if (window === null) return null;
  const { status, words } = courtStanding(window, now);
  return (
    <section className="panel court-window" aria-label="申请法院强制执行的期间">
      <div className="panel__head">
        申请法院强制执行的期间 <StatusMark status={status} word={words} />
      </div>
      <dl className="court-window__days figures">
        {daysOf(window).map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
        <div>
          <dt>依据</dt>
          <dd>
            <ArticleWords provision="行政强制法第五十三条" />
          </dd>
        </div>
      </dl>
      {window.refusals.length > 0 && (
        <details className="court-window__more">
          <summary>现在还不能申请的 {window.refusals.length} 个原因</summary>
          {window.refusals.map((refusal) => (
            <RefusalCard key={refusal.code} refusal={refusal} case={view.id} />
          ))}
        </details>
      )}
      {window.derivations.length > 0 && (
        <details className="court-window__more">
          <summary>怎样算出来的</summary>
          {window.derivations.map((derivation) => (
            <DerivationText key={`${derivation.term} ${derivation.start.day}`} derivation={derivation} />
          ))}
        </details>
      )}
      <Apply view={view} />
    </section>
  );
}

/** The same in one line, among the next steps: shown once the party had their days to pay. */
export function CourtWindowLine({ view, now }: Props) {
  const window = view.courtWindow;
  if (window === null || (window.paymentEnds !== null && now < Date.parse(window.paymentEnds))) return null;
  const { status, words } = courtStanding(window, now);
  return (
    <div className="court-window__line">
      <span>申请法院强制执行：</span>
      <StatusMark status={status} word={words} />
      <Link to="/cases/$case/$tab" params={{ case: view.id, tab: 'service' }} search={{}}>
        期间和算法
      </Link>
    </div>
  );
}

function daysOf({ suitEnds, opens, closes, demand, needsJudgement }: CourtWindowView): [string, string][] {
  const demanded =
    demand === null
      ? '还没有送达催告书'
      : `${dayOnly(demand.servedOn)}送达${demand.lastDay === null ? '' : `，${dayOnly(demand.lastDay)}期满`}`;
  return [
    ['起诉期限', suitEnds === null ? '尚在扣除期间' : `${dayOnly(suitEnds)}届满`],
    [
      '可以申请',
      opens === null || closes === null ? '起诉期限届满后三个月内' : `${dayOnly(opens)}至${dayOnly(closes)}`,
    ],
    ['催告', demanded],
    ...(needsJudgement ? [['扣除', '有扣除的期间，能否扣除须由人判断'] satisfies [string, string]] : []),
  ];
}

/** The step itself, where it is this person's and nothing bars it. */
function Apply({ view }: { view: CaseView }) {
  const act = useAct();
  const step = view.openActs.find((one) => one.act === 'courtApplied' && one.mine && one.blockedBy.length === 0);
  if (step === undefined) return null;
  return (
    <div className="court-window__act no-print">
      <Button
        type="primary"
        loading={act.isPending}
        onClick={() => act.mutate({ case: view.id, act: step.act, title: step.title })}
      >
        {step.title}
      </Button>
    </div>
  );
}
