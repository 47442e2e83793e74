import { DownloadOutlined } from '@ant-design/icons';
import type { CaseView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { PageTitle } from '../app/PageTitle.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { day, left } from '../time/moment.ts';
import { CaseInfo } from './info/CaseInfo.tsx';
import { PermitLine } from './PermitLine.tsx';
import { Stepper } from './Stepper.tsx';
import './case.css';

/** What stays in view: number, party, cause, the procedure as a stepper, the next legal clock, the compliance count. */
export function CaseHeader({ view, now }: { view: CaseView; now: number }) {
  const { header } = view;
  const { counts } = header;
  const next = header.nextDue === null ? null : left(header.nextDue, now);
  return (
    <div className="case-header">
      <PageTitle
        title={header.title}
        note={
          <span className="figures">
            {header.caseNo !== null && `${header.caseNo}，`}
            {header.party !== null && (
              <>
                <Link to="/parties/$case" params={{ case: view.id }} title="同一当事人的各件案件">
                  {header.party}
                </Link>
                {header.procedureTitle !== null && '，'}
              </>
            )}
            {header.procedureTitle}
          </span>
        }
      >
        <CaseInfo view={view} />
        {view.mayRecord && (
          <Link to="/cases/$case/step/new" params={{ case: view.id }} search={{}}>
            <Button>记录步骤</Button>
          </Link>
        )}
        {view.mayRecord && (
          <Link to="/cases/$case/draft/new" params={{ case: view.id }} search={{}}>
            <Button type="primary">起草文书</Button>
          </Link>
        )}
        {view.mayDownload && (
          <Button icon={<DownloadOutlined />} href={`/api/cases/${view.id}/package`} download>
            案卷包
          </Button>
        )}
      </PageTitle>
      <Stepper stages={view.stages} caseId={view.id} />
      <dl className="case-header__facts">
        <div>
          <dt>承办</dt>
          <dd>{header.handlers.length === 0 ? '尚未指派' : header.handlers.join('、')}</dd>
        </div>
        <div>
          <dt>名义</dt>
          <dd>{header.issuingAuthority ?? '待定'}</dd>
        </div>
        {view.permit !== null && <PermitLine permit={view.permit} />}
        <div>
          <dt>下一个法定时限</dt>
          <dd className="figures">
            {header.nextDue === null || next === null ? (
              header.closed ? (
                '已结案'
              ) : (
                '无'
              )
            ) : (
              <>
                {day(header.nextDue)} <StatusMark status={next.past ? 'broken' : 'due'} word={next.words} />
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>合规</dt>
          <dd className="case-header__counts figures">
            <span>应记 {counts.required}</span>
            <StatusMark status="met" word={`已备 ${counts.met}`} />
            {counts.pending > 0 && <StatusMark status="due" word={`待办 ${counts.pending}`} />}
            {counts.judgement > 0 && <StatusMark status="unjudged" word={`人判 ${counts.judgement}`} />}
            {counts.broken > 0 && <StatusMark status="broken" word={`违规 ${counts.broken}`} />}
          </dd>
        </div>
      </dl>
    </div>
  );
}
