import type { CoverageGap, CoverageView, FactView, FilmingExcuse } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { StatusMark } from '../status/StatusMark.tsx';
import { clockToSecond, lengthToSecond, momentToSecond } from '../time/moment.ts';
import { ExplainGap } from './ExplainGap.tsx';
import { isClosed, isLate, openGaps } from './filming-excuse.ts';
import { UnlinkedDuring } from './UnlinkedDuring.tsx';

type Props = {
  caseId: string;
  coverage: Pick<
    CoverageView,
    'act' | 'from' | 'to' | 'required' | 'standing' | 'percent' | 'gaps' | 'excuse' | 'unlinked'
  >;
  facts: readonly FactView[];
  mayRecord: boolean;
  /** Absent where there is nothing to play. */
  onSeek?: (at: number) => void;
};

/**
 * What is missing of an act, from when, for how long and why; and what closes it: a recording that nobody linked, a reason with who
 * approved it, or nothing yet.
 */
export function CoverageGaps({ caseId, coverage, facts, mayRecord, onSeek }: Props) {
  const { act, required, percent, gaps, excuse } = coverage;
  if (gaps.length === 0)
    return <StatusMark status="met" word={coverage.from === coverage.to ? '已有音像' : '全程有录制'} />;
  const open = openGaps(gaps);
  const mayExplain = required && mayRecord && open.some((gap) => gap.excuse?.isLawful !== true);
  return (
    <div className="coverage-gaps">
      {open.length === 0 ? (
        <StatusMark status="met" word="没有录制的时段不适宜音像记录，已说明并经批准" />
      ) : (
        <Standing required={required} standing={coverage.standing} percent={percent} />
      )}
      <ul className="coverage-gaps__list">
        {gaps.map((gap) => (
          <li key={gap.from}>
            <Missing gap={gap} {...(onSeek === undefined ? {} : { onSeek })} />
            {gap.excuse !== null && <Excuse caseId={caseId} excuse={gap.excuse} />}
            {mayExplain && gap.excuse?.isLawful !== true && <ExplainGap caseId={caseId} act={act} gap={gap} />}
          </li>
        ))}
      </ul>
      <UnlinkedDuring caseId={caseId} act={act} unlinked={coverage.unlinked} facts={facts} mayRecord={mayRecord} />
      {mayExplain && excuse === null && (
        <Link to="/cases/$case/draft/new" params={{ case: caseId }} search={{ during: act, words: '不适宜音像记录' }}>
          整项活动都不适宜音像记录的，写情况说明
        </Link>
      )}
      {mayExplain && isLate(coverage.to, Date.now()) && (
        <span className="soft">理由应在事前或者当场记明；今天补写的，第十二条仍记为事后补作。</span>
      )}
    </div>
  );
}

/** As the finding of the act says: what is short by seconds is not broken, and what may still come is awaited. */
function Standing({ required, standing, percent }: Pick<CoverageView, 'required' | 'standing' | 'percent'>) {
  if (!required) return <StatusMark status="unjudged" word={`覆盖 ${percent}%`} />;
  if (standing === 'awaited') return <StatusMark status="due" word={`覆盖 ${percent}%，尚在 24 小时入库期内`} />;
  return <StatusMark status={standing === 'met' ? 'met' : 'broken'} word={`覆盖 ${percent}%`} />;
}

function Missing({ gap, onSeek }: { gap: CoverageGap; onSeek?: (at: number) => void }) {
  const span =
    gap.seconds === 0
      ? `${momentToSecond(gap.from)} 没有录制`
      : `${momentToSecond(gap.from)} 至 ${clockToSecond(gap.to)} 缺 ${lengthToSecond(gap.seconds * 1000)}`;
  const words = `${span}${gap.reason === null ? '' : `（${gap.reason}）`}`;
  if (onSeek === undefined) return <span className="figures">{words}</span>;
  return (
    <button type="button" className="plain-button figures" onClick={() => onSeek(Date.parse(gap.from))}>
      {words}
    </button>
  );
}

function Excuse({ caseId, excuse }: { caseId: string; excuse: FilmingExcuse }) {
  const { statement, reason, approvedBy, isLawful } = excuse;
  return (
    <span>
      {isClosed(excuse) && <StatusMark status="met" word="不适宜音像记录" />}
      {!isLawful && <StatusMark status="broken" word="所写理由不是不适宜音像记录（第十二条）" />}
      {isLawful && approvedBy === null && <StatusMark status="due" word="情况说明还没有经批准（第十二条）" />}{' '}
      <Link to="/cases/$case/$tab" params={{ case: caseId, tab: 'process' }} search={{ item: statement }}>
        {reason === '' ? '情况说明' : reason}
      </Link>
      {approvedBy !== null && `，${approvedBy}批准`}
    </span>
  );
}
