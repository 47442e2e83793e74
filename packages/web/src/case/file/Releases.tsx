import { DownloadOutlined } from '@ant-design/icons';
import type { Api, ReleaseLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useSignedIn } from '../../app/frame/me-context.ts';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { StatusMark } from '../../status/StatusMark.tsx';
import { day } from '../../time/moment.ts';
import { fileAddress } from '../fact/file-address.ts';
import { MakeRelease } from './MakeRelease.tsx';
import './releases.css';

type Props = { caseId: string; onDraft: (docType: string, title: string) => void };

/** Copies for a party (article 29): what was handed out, what is being made, and the way to make one. */
export function Releases({ caseId, onDraft }: Props) {
  const me = useSignedIn();
  const [making, setMaking] = useState(false);
  const query = useQuery({
    queryKey: ['case', caseId, 'releases'],
    queryFn: () => call<Api['releases']['list']>('GET', '/api/cases/:case/releases', { params: { case: caseId } }),
    // while something is being made its progress is asked for again
    refetchInterval: ({ state }) => (state.data?.items.some((item) => item.state !== 'done') ? 1_000 : false),
  });
  const releases = me.offices.some(({ office }) => office === 'archivist');
  const items = query.data?.items ?? [];
  if (items.length === 0 && !releases && query.error === null) return null;
  return (
    <section className="releases no-print" aria-label="提供复制件">
      <h2 className="section-title">
        提供复制件 <span className="soft">当事人申请，分局负责人同意，遮蔽应保密的内容（第二十九条）</span>
      </h2>
      {releases && (
        <div className="tab-acts">
          <Button type="primary" onClick={() => setMaking(true)}>
            制作复制件
          </Button>
          <Button onClick={() => onDraft('copyApplication', '复制申请')}>登记申请</Button>
          <Button onClick={() => onDraft('copyApproval', '复制审批表')}>报负责人审批</Button>
          <Button onClick={() => onDraft('copyDelivery', '复制件交付回执')}>交付回执或不予复制告知</Button>
        </div>
      )}
      {query.error !== null && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {items.length === 0 ? (
        <p className="soft">
          还没有提供过复制件。先登记复制申请，由分局负责人在复制审批表上签署意见；同意后在这里制作，遮蔽并加注水印。
        </p>
      ) : (
        <ul className="panel releases__list">
          {items.map((item) => (
            <Line key={item.id} item={item} caseId={caseId} />
          ))}
        </ul>
      )}
      {making && (
        <MakeRelease
          caseId={caseId}
          onClose={() => setMaking(false)}
          onMade={() => {
            setMaking(false);
            void query.refetch();
          }}
        />
      )}
    </section>
  );
}

function Line({ item, caseId }: { item: ReleaseLine; caseId: string }) {
  return (
    <li className="releases__item">
      <div className="releases__head figures">
        <b>{item.number}</b>
        <span>{item.receiver}</span>
        <span className="soft">{day(item.askedAt)}</span>
        {item.state === 'done' && <StatusMark status="met" word={`已制作 ${item.of} 份`} />}
        {item.state === 'failing' && <StatusMark status="broken" word="制作受阻，将自动重试" />}
        <span className="soft">{item.masks.length === 0 ? '没有遮蔽' : item.masks.join('，')}</span>
      </div>
      {item.state === 'making' && (
        <Progress
          percent={Math.round((100 * item.made) / Math.max(1, item.of))}
          format={() => `${item.made} / ${item.of} 份`}
        />
      )}
      {item.trouble !== null && <p className="soft">{item.trouble}</p>}
      {item.files.length > 0 && (
        <ul className="releases__files">
          {item.files.map((file) => (
            <li key={file.sha256}>
              <a href={`${fileAddress(caseId, item.id, file.sha256)}?download=true`} download>
                <DownloadOutlined /> {file.name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
