import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { StatusMark, StatusShape } from '../../status/StatusMark.tsx';
import type { Status } from '../../status/status.ts';
import { statusOf } from '../../status/status.ts';
import { clock, day } from '../../time/moment.ts';
import { type Ladder, type Rung, type RungState, servingStep } from './ladder.ts';
import './ladder.css';

const looks: Record<RungState, { status: Status; word: string }> = {
  proved: { status: 'met', word: '已送达' },
  attempted: { status: 'due', word: '试过，未成' },
  open: { status: 'plain', word: '可用' },
  closed: { status: 'unjudged', word: '还不能用' },
};

/** The ways as rungs; what opens a closed one; each way with its proofs; the one date, large, once it is proved. */
export function LadderCard({ ladder, caseId, mayRecord }: { ladder: Ladder; caseId: string; mayRecord: boolean }) {
  const { document, servedOn, rungs, receipt } = ladder;
  return (
    <section className="panel ladder" aria-label={document.title}>
      <div className="ladder__head">
        <div>
          <Link to="/cases/$case/$tab" params={{ case: caseId, tab: 'process' }} search={{ item: document.id }}>
            {document.title}
          </Link>
          <span className="soft figures">{document.document?.number}</span>
        </div>
        {servedOn === null ? (
          <StatusMark status="due" word="尚未证明送达，后面的期限不起算" />
        ) : (
          <div className="ladder__date status-mark--met">
            <span className="figures">{day(servedOn)}</span>
            <span className="soft figures">
              {clock(servedOn)} 送达
              {receipt === null ? '' : `，凭${receipt.title}`}
            </span>
          </div>
        )}
      </div>
      <ol className="ladder__rungs">
        {rungs.map((rung) => (
          <RungLine
            key={rung.way}
            rung={rung}
            caseId={caseId}
            step={servingStep(document.kind)}
            number={document.document?.number ?? null}
            done={servedOn !== null}
            mayRecord={mayRecord}
          />
        ))}
      </ol>
    </section>
  );
}

function RungLine({
  rung,
  caseId,
  step,
  number,
  done,
  mayRecord,
}: {
  rung: Rung;
  caseId: string;
  step: string;
  number: string | null;
  done: boolean;
  mayRecord: boolean;
}) {
  const { status, word } = looks[rung.state];
  // when the document is served the ways not taken say nothing more
  if (done && rung.state !== 'proved' && rung.state !== 'attempted') return null;
  return (
    <li className={`ladder__rung ladder__rung--${rung.state}`}>
      <div className="ladder__way">
        <span className={`status-mark--${status}`}>
          <StatusShape status={status} />
        </span>
        <strong>{rung.way}</strong>
        <span className="soft">
          {word}，{rung.article}
        </span>
        {!done && rung.state !== 'closed' && mayRecord && (
          <span className="ladder__acts no-print">
            <Link
              to="/cases/$case/step/new"
              params={{ case: caseId }}
              search={{
                kind: step,
                way: rung.way,
                paper: 'serviceReceipt',
                ...(number === null ? {} : { number }),
              }}
            >
              <Button>记录送达</Button>
            </Link>
            <Link
              to="/cases/$case/step/new"
              params={{ case: caseId }}
              search={{ kind: 'serviceAttempted', way: rung.way }}
            >
              <Button>记录未成</Button>
            </Link>
          </span>
        )}
      </div>
      {rung.opens !== '' && <p className="ladder__opens">{rung.opens}</p>}
      {rung.state !== 'closed' && rung.proofs.length > 0 && (
        <ul className="ladder__proofs">
          {rung.proofs.map(({ duty, finding }) => (
            <li key={duty}>
              {finding === null ? (
                <StatusMark status="plain" word={duty} />
              ) : (
                <StatusMark status={statusOf(finding.status)} word={duty} />
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
