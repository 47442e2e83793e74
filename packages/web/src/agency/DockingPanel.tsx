import type { Api, DockingReport, UnregisteredDeviceLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Progress, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import { AgencyForm } from './AgencyForm.tsx';
import { DockingTroubles } from './DockingTroubles.tsx';
import { UnregisteredDevices } from './UnregisteredDevices.tsx';
import './keeping.css';

/** Cards that are being read, and what became of each file of those that were. */
export function DockingPanel() {
  const [asked, setAsked] = useState<DockingReport | null>(null);
  const [strange, setStrange] = useState<UnregisteredDeviceLine | null>(null);
  const query = useQuery({
    queryKey: ['docking'],
    queryFn: () => call<Api['docking']['view']>('GET', '/api/docking'),
    refetchInterval: ({ state }) => ((state.data?.progress.length ?? 0) > 0 ? 2_000 : false),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 3 }} />;
  const { progress, reports, unregistered, watched } = query.data;
  return (
    <section className="panel keeping" aria-label="采集入库">
      <div className="panel__head">
        采集入库
        <span className="soft">{watched ? '采集文件夹自动入库' : '没有设采集文件夹；存储卡用命令行采集'}</span>
      </div>
      {progress.map((card) => (
        <div key={card.card} className="keeping__progress">
          <span>
            {card.card}：第 {Math.min(card.doneFiles + 1, card.totalFiles)} 份，共 {card.totalFiles} 份
          </span>
          <span className="soft keeping__path">{card.path}</span>
          <Progress percent={Math.floor((card.doneBytes * 100) / Math.max(1, card.totalBytes))} />
        </div>
      ))}
      <UnregisteredDevices lines={unregistered} onExplain={setStrange} />
      {reports.length === 0 && progress.length === 0 && (
        <Empty title="还没有采集过">每张卡的每个文件都有交代：入库、早已入库、读不出、缺号。</Empty>
      )}
      <ul>
        {reports.map((report) => (
          <Report key={report.record} report={report} onExplain={() => setAsked(report)} />
        ))}
      </ul>
      {asked !== null && (
        <AgencyForm
          title={`说明缺号：${asked.card}`}
          note={`缺 ${asked.missing.join('、')}。`}
          done="已登记"
          fields={[{ name: 'note', label: '原因', control: 'long', required: true }]}
          submit={({ note }) =>
            call<Api['docking']['explain']>('POST', '/api/docking/:report/explanations', {
              params: { report: asked.record },
              body: { id: newId(), note: String(note) },
            })
          }
          onClose={() => setAsked(null)}
        />
      )}
      {strange !== null && (
        <AgencyForm
          title={`说明来源：${strange.deviceNo}`}
          note="本单位的设备请改为在设备台账登记；非本单位设备录制的，写明是谁的设备、为何用它、原件移交情况。"
          done="已登记"
          fields={[{ name: 'note', label: '来源', control: 'long', required: true }]}
          submit={({ note }) =>
            call<Api['docking']['explain']>('POST', '/api/docking/:report/explanations', {
              params: { report: strange.record },
              body: { id: newId(), note: String(note), about: 'device' },
            })
          }
          onClose={() => setStrange(null)}
        />
      )}
    </section>
  );
}

function Report({ report, onExplain }: { report: DockingReport; onExplain: () => void }) {
  const troubled = report.files.filter(({ outcome }) => outcome !== 'takenIn' && outcome !== 'alreadyHeld');
  const isClean = troubled.length === 0 && report.missing.length === 0 && report.stopped === null;
  return (
    <li>
      <span className="figures soft">{moment(report.at)}</span>
      <StatusMark status={isClean ? 'met' : 'due'} word={isClean ? '全部入库' : '有须处理的'} />
      <span>
        {report.device?.deviceNo ?? report.card}：入库 {report.taken} 份，早已入库 {report.held} 份
        {report.registered ? '' : '；设备未登记'}
      </span>
      {(!isClean || report.ignored.length > 0) && (
        <ul className="keeping__details">
          {report.stopped !== null && <li>{report.stopped}</li>}
          <DockingTroubles report={report} />
          {report.missing.length > 0 && (
            <li>
              缺号 {report.missing.join('、')}
              {report.explanations.length === 0 ? (
                <Button type="link" size="small" onClick={onExplain}>
                  说明原因
                </Button>
              ) : (
                report.explanations.map(({ record, by, note }) => (
                  <span key={record} className="soft">
                    {' '}
                    {by?.name ?? ''}说明：{note}
                  </span>
                ))
              )}
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
