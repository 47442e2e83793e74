import type { Api, KeptRecording } from '@liuhen/server/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Skeleton } from 'antd';
import { useState } from 'react';
import { AgencyForm } from '../agency/AgencyForm.tsx';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { day, moment } from '../time/moment.ts';

type Doing =
  | { readonly act: 'hold' | 'isolate'; readonly line: KeptRecording; readonly id: string }
  | { readonly act: 'lift'; readonly hold: string; readonly id: string }
  | { readonly act: 'propose'; readonly records: readonly string[]; readonly id: string };

/** Every recording and copy: why it is kept and until when; what may go is chosen and proposed. */
export function RetentionPanel() {
  const me = useSignedIn();
  const may = (...offices: string[]) => me.offices.some(({ office }) => offices.includes(office));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [doing, setDoing] = useState<Doing | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['retention'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call<Api['retention']['list']>('GET', '/api/retention', {
        query: { limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (query.error !== null) return <ProblemCard error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const lines = query.data.pages.flatMap(({ items }) => items);
  const proposes = may('archivist', 'custodian');
  return (
    <section className="panel kept" aria-label="保管期限">
      <div className="panel__head">
        音像和派生件 <span className="soft figures">{lines.length} 件</span>
        {proposes && (
          <Button
            size="small"
            disabled={chosen.length === 0}
            onClick={() => setDoing({ act: 'propose', records: chosen, id: newId() })}
          >
            提请销毁{chosen.length === 0 ? '' : ` ${chosen.length} 件`}
          </Button>
        )}
      </div>
      {lines.length === 0 && <Empty title="没有可查看的音像">入库的录像、录音、照片和它们的派生件列在这里。</Empty>}
      <ul>
        {lines.map((line) => (
          <li key={line.record}>
            <span className="kept__title">
              {proposes && (
                <Checkbox
                  aria-label={`选 ${line.title}`}
                  disabled={!line.disposable}
                  checked={chosen.includes(line.record)}
                  onChange={({ target }) =>
                    setChosen(
                      target.checked ? [...chosen, line.record] : chosen.filter((record) => record !== line.record),
                    )
                  }
                />
              )}
              <span>
                <Title line={line} />
                <span className="soft figures">
                  {' '}
                  {line.kind === 'derivedItem' ? '派生件，' : ''}
                  {moment(line.endedAt)}，{sizeOf(line.bytes)}
                </span>
              </span>
            </span>
            <Standing line={line} />
            <span className="kept__why">
              {line.against.map((words) => (
                <span key={words}>{words}</span>
              ))}
              {line.holds.map((hold) => (
                <span key={hold.hold} className="soft">
                  {hold.by?.name ?? ''} {moment(hold.at)} 保留
                  {may('legalReviewer', 'bureauHead') && (
                    <Button
                      type="link"
                      size="small"
                      onClick={() => setDoing({ act: 'lift', hold: hold.hold, id: newId() })}
                    >
                      解除
                    </Button>
                  )}
                </span>
              ))}
            </span>
            {line.state === 'kept' && (
              <span className="kept__acts">
                {may('legalReviewer', 'bureauHead', 'archivist', 'custodian') && (
                  <Button size="small" onClick={() => setDoing({ act: 'hold', line, id: newId() })}>
                    保留
                  </Button>
                )}
                {may('deviceManager', 'custodian', 'brigadeChief', 'legalReviewer', 'bureauHead') && (
                  <Button size="small" onClick={() => setDoing({ act: 'isolate', line, id: newId() })}>
                    涉密隔离
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <div className="case-list__more">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            再列 50 件
          </Button>
        </div>
      )}
      {doing !== null && (
        <Form
          doing={doing}
          onClose={() => {
            setDoing(null);
            setChosen([]);
          }}
        />
      )}
    </section>
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function Title({ line }: { line: KeptRecording }) {
  if (line.case === null) return <strong>{line.title}</strong>;
  return (
    <Link to="/cases/$case/$tab" params={{ case: line.case, tab: 'process' }} search={{ item: line.record }}>
      {line.title}
      {line.caseNo === null ? '' : `（${line.caseNo}）`}
    </Link>
  );
}

function Standing({ line: { state, disposable, earliest } }: { line: KeptRecording }) {
  if (state === 'disposed') return <StatusMark status="plain" word="已销毁" />;
  if (state === 'approved') return <StatusMark status="due" word="已批准，待销毁" />;
  if (state === 'proposed') return <StatusMark status="due" word="已提请销毁" />;
  if (disposable) return <StatusMark status="unjudged" word="期满，可鉴定" />;
  return <StatusMark status="met" word={earliest === null ? '保管中' : `保管至 ${day(earliest)}`} />;
}

function Form({ doing, onClose }: { doing: Doing; onClose: () => void }) {
  const { id } = doing;
  switch (doing.act) {
    case 'hold':
      return (
        <AgencyForm
          title={`保留：${doing.line.title}`}
          note="保留期间连同派生件都不得销毁。"
          done="已保留"
          fields={[
            { name: 'ground', label: '事由', control: 'long', required: true, extra: '复议、诉讼、投诉、审计……' },
          ]}
          submit={({ ground }) =>
            call<Api['retention']['hold']>('POST', '/api/retention/holds', {
              body: { id, record: doing.line.record, ground: String(ground) },
            })
          }
          onClose={onClose}
        />
      );
    case 'lift':
      return (
        <AgencyForm
          title="解除保留"
          done="已解除"
          fields={[{ name: 'note', label: '原因', control: 'long', required: true }]}
          submit={({ note }) =>
            call<Api['retention']['lift']>('POST', '/api/retention/holds/:hold/lift', {
              params: { hold: doing.hold },
              body: { id, note: String(note) },
            })
          }
          onClose={onClose}
        />
      );
    case 'propose':
      return (
        <AgencyForm
          title={`提请销毁 ${doing.records.length} 件`}
          note="连同它们的派生件，报负责人批准后由两人监销。"
          done="已提请"
          fields={[
            { name: 'ground', label: '鉴定意见', control: 'long', required: true },
            { name: 'appraisers', label: '鉴定人', control: 'text', required: true },
          ]}
          submit={({ ground, appraisers }) =>
            call<Api['retention']['propose']>('POST', '/api/disposals', {
              body: { id, records: [...doing.records], ground: String(ground), appraisers: String(appraisers) },
            })
          }
          onClose={onClose}
        />
      );
    case 'isolate':
      return (
        <AgencyForm
          title={`涉密隔离：${doing.line.title}`}
          note="立即隔离这份音像、它的派生件和同样内容的一切副本，任何人都不能再看。说明中不要写涉密内容本身。"
          done="已隔离"
          fields={[{ name: 'note', label: '说明', control: 'long', required: true }]}
          submit={({ note }) =>
            call<Api['spills']['isolate']>('POST', '/api/spills', {
              body: { id, record: doing.line.record, note: String(note) },
            })
          }
          onClose={onClose}
        />
      );
  }
}
