import type { CaseView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { StatusMark } from '../status/StatusMark.tsx';

type Ties = NonNullable<CaseView['permit']>;

/** The permit of the case: what became of it and in which cases, and which it came from. Only cases that one may open are named. */
export function PermitLine({ permit }: { permit: Ties }) {
  const { state, validTo, original, later } = permit;
  return (
    <>
      {original !== null && (
        <div>
          <dt>原许可</dt>
          <dd className="figures">
            {original.number}
            {original.case !== null && (
              <>
                {'，'}
                <TieLink tie={original.case} words={original.case.caseNo ?? original.case.title} />
              </>
            )}
          </dd>
        </div>
      )}
      {state !== null && (
        <div>
          <dt>许可现状</dt>
          <dd className="case-header__counts figures">
            <StatusMark status={state === '有效' ? 'met' : 'plain'} word={state} />
            {validTo !== null && <span>有效期至 {validTo}</span>}
            {later.map((tie) => (
              <TieLink key={tie.id} tie={tie} words={`${tie.act}：${tie.outcome}（${tie.caseNo ?? tie.title}）`} />
            ))}
            <span className="soft">按您能查阅的案件</span>
          </dd>
        </div>
      )}
    </>
  );
}

function TieLink({ tie, words }: { tie: Ties['later'][number]; words: string }) {
  return (
    <Link to="/cases/$case/$tab" params={{ case: tie.id, tab: 'process' }} search={{}} title={tie.title}>
      {words}
    </Link>
  );
}
