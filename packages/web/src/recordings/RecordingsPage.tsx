import type { Api, RecordingLine } from '@liuhen/server/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { codeWord } from '../case/fact/code-words.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { clock, day, length } from '../time/moment.ts';
import { lateBy } from './intake-clock.ts';
import { LinkRecording } from './LinkRecording.tsx';
import './recordings.css';

/** Who may see how long recordings are kept; the policy of the server says the same. */
const keepers = ['custodian', 'archivist', 'deviceManager', 'legalReviewer', 'bureauHead', 'deputyHead', 'cityHead'];

/** The day's recordings by officer and device, with what is unlinked on top. */
export function RecordingsPage() {
  const me = useSignedIn();
  const keeps = me.offices.some(({ office }) => keepers.includes(office));
  const [unlinked, setUnlinked] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['recordings', unlinked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call<Api['evidence']['list']>('GET', '/api/recordings', {
        query: { unlinked: String(unlinked), limit: 100, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  const days = new Map<string, RecordingLine[]>();
  for (const line of lines) {
    const key = line.acts.length === 0 ? '尚未关联到执法活动' : day(line.startedAt);
    days.set(key, [...(days.get(key) ?? []), line]);
  }
  return (
    <>
      <PageTitle title="音像" note="照片、录音、录像和视频监控；制作完成后 24 小时内入库（第二十七条）">
        {keeps && (
          <Link to="/keeping">
            <Button>音像保管</Button>
          </Link>
        )}
        <Segmented
          value={unlinked ? 'unlinked' : 'all'}
          onChange={(value) => setUnlinked(value === 'unlinked')}
          options={[
            { label: '全部', value: 'all' },
            { label: '未关联', value: 'unlinked' },
          ]}
        />
      </PageTitle>
      {query.error !== null && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {query.data !== undefined && lines.length === 0 && (
        <div className="panel">
          <Empty title={unlinked ? '都已关联' : '还没有音像'}>
            执法记录仪、手机拍摄的录像和照片，经采集站或案件页“音像入库”后列在这里。
          </Empty>
        </div>
      )}
      {[...days].map(([date, group]) => (
        <section key={date} className="panel recordings-day">
          <div className="panel__head figures">
            {date} <span className="soft">{group.length} 份</span>
          </div>
          <ul>
            {group.map((line) => (
              <li key={line.record}>
                <span className="figures soft">{clock(line.startedAt)}</span>
                <span className="recordings-day__title">
                  {line.case === null ? (
                    <LooseTitle line={line} />
                  ) : (
                    <Link
                      to="/cases/$case/$tab"
                      params={{ case: line.case, tab: 'process' }}
                      search={{ item: line.record }}
                    >
                      {line.title}
                    </Link>
                  )}
                </span>
                <span className="soft">
                  {[codeWord(line.medium ?? ''), line.device, line.recordedBy?.name].filter(Boolean).join('，')}
                </span>
                <span className="figures soft">
                  {line.endedAt === null ? '' : length(Date.parse(line.endedAt) - Date.parse(line.startedAt))}
                </span>
                <span className="recordings-day__state">
                  {late(line) > 0 && <StatusMark status="broken" word={`入库晚 ${length(late(line))}`} />}
                  {line.unregisteredDevice && <StatusMark status="due" word="设备未登记" />}
                  {line.acts.length === 0 ? <LinkRecording line={line} /> : <StatusMark status="met" word="已关联" />}
                </span>
                {line.differences.length > 0 && (
                  <span className="recordings-day__said">
                    <StatusMark status="unjudged" word="文件与填报不一致" />
                    <span className="soft">{line.differences.join('')}</span>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <div className="case-list__more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            再列 100 份
          </Button>
        </div>
      )}
    </>
  );
}

function late({ intake }: RecordingLine): number {
  return intake === null ? 0 : lateBy(intake.endedAt, intake.storedAt);
}

/** It belongs to no case, so there is no page of it; it is looked at by itself before it is linked. */
function LooseTitle({ line }: { line: RecordingLine }) {
  const [file] = line.files;
  if (file === undefined) return line.title;
  return (
    <a href={`/api/recordings/${line.record}/files/${file.sha256}`} target="_blank" rel="noreferrer">
      {line.title}
    </a>
  );
}
