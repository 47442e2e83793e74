import type { Api, FactView } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { call } from '../../api/call.ts';
import { Empty } from '../../app/Empty.tsx';
import { CoverageGaps } from '../../player/CoverageGaps.tsx';
import { length, moment } from '../../time/moment.ts';
import type { TabProps } from '../CasePage.tsx';
import { codeWord } from '../fact/code-words.ts';
import { standingLinks } from '../fact/recording-links.ts';
import { FactTable } from './FactTable.tsx';
import '../../agency/keeping.css';
import '../../player/watch.css';

/** Recordings of the case: how long, by which device, for which act. */
export function RecordingsTab({ view }: TabProps) {
  const devices = useDeviceNumbers(view.id);
  const recordings = view.facts.filter((fact) => fact.kind === 'recording' && fact.annulledBy === null);
  const late = recordings.some((fact) => lateReasonOf(fact) !== '—');
  const links = standingLinks(view.facts);
  const acts = new Map<string, string[]>();
  for (const link of links) {
    const act = view.facts.find((fact) => fact.id === link.links.find(({ rel }) => rel === 'covers')?.record);
    for (const { rel, record } of link.links)
      if (rel === 'recording' && act !== undefined) acts.set(record, [...(acts.get(record) ?? []), act.title]);
  }
  const covered = new Set(
    links.flatMap((link) => link.links.filter(({ rel }) => rel === 'covers').map(({ record }) => record)),
  );
  const filmed = view.facts.filter(({ id }) => covered.has(id));
  return (
    <>
      <div className="tab-acts no-print">
        {view.mayRecord && (
          <Link to="/cases/$case/upload" params={{ case: view.id }}>
            <Button type="primary">音像入库</Button>
          </Link>
        )}
        {view.mayRecord && (
          <Link to="/cases/$case/camera" params={{ case: view.id }} search={{}}>
            <Button>现场拍摄</Button>
          </Link>
        )}
        {filmed.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: filmed.map((act) => ({
                key: act.id,
                label: (
                  <Link to="/cases/$case/acts/$act/watch" params={{ case: view.id, act: act.id }}>
                    {act.title}
                  </Link>
                ),
              })),
            }}
          >
            <Button>按活动同步播放</Button>
          </Dropdown>
        )}
      </div>
      <ActsToFilm view={view} />
      {recordings.length === 0 ? (
        <div className="panel">
          <Empty title="还没有音像记录">
            现场检查、抽样、听证、留置和公告送达须同时音像记录（第十二、二十、二十二条），制作完成后 24
            小时内入库（第二十七条）。
          </Empty>
        </div>
      ) : (
        <FactTable
          view={view}
          facts={recordings}
          label="音像"
          columns={[
            { title: '类型', width: 80, of: (fact) => words(fact.data.medium) },
            {
              title: '时长',
              width: 120,
              of: (fact) => (
                <span className="figures">
                  {fact.until === null ? '—' : length(Date.parse(fact.until) - Date.parse(fact.at))}
                </span>
              ),
            },
            { title: '设备', width: 120, of: (fact) => devices.get(fact.id) ?? words(fact.data.device) },
            { title: '对应活动', of: (fact) => acts.get(fact.id)?.join('、') ?? <span className="soft">未关联</span> },
            { title: '证明对象', of: (fact) => words(fact.data.proves) },
            ...(late ? [{ title: '逾时入库的原因', of: lateReasonOf }] : []),
          ]}
        />
      )}
    </>
  );
}

/** What had to be filmed, and how far it was: each gap with its reason, or left open. */
function ActsToFilm({ view }: Pick<TabProps, 'view'>) {
  const acts = view.coverage.flatMap((coverage) => {
    const act = view.facts.find(({ id }) => id === coverage.act);
    return coverage.required && act !== undefined ? [{ coverage, act }] : [];
  });
  if (acts.length === 0) return null;
  return (
    <section className="panel keeping acts-to-film" aria-label="应当音像记录的活动">
      <div className="panel__head">应当音像记录的活动</div>
      <ul>
        {acts.map(({ coverage, act }) => (
          <li key={act.id}>
            <span className="figures soft">{moment(coverage.from)}</span>
            <Link to="/cases/$case/acts/$act/watch" params={{ case: view.id, act: act.id }}>
              {act.title}
            </Link>
            <CoverageGaps caseId={view.id} coverage={coverage} facts={view.facts} mayRecord={view.mayRecord} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function words(value: unknown): string {
  return typeof value === 'string' && value !== '' ? codeWord(value) : '—';
}

const lateReasonOf = (fact: FactView): string => words(fact.data.lateReason);

/** A docked recording names its device by id: here by recording, the number on its label. */
function useDeviceNumbers(caseId: string): ReadonlyMap<string, string> {
  const query = useQuery({
    queryKey: ['recordings', 'of', caseId],
    queryFn: () => call<Api['evidence']['list']>('GET', '/api/recordings', { query: { case: caseId, limit: 200 } }),
  });
  return new Map(
    (query.data?.items ?? []).flatMap(({ record, device }) => (device === null ? [] : [[record, device] as const])),
  );
}
