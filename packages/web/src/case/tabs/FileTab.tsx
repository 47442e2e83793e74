import { DownloadOutlined } from '@ant-design/icons';
import type { FactView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useSignedIn } from '../../app/frame/me-context.ts';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { StatusMark } from '../../status/StatusMark.tsx';
import { findingWords, statusOf } from '../../status/status.ts';
import { DueDate } from '../../time/DueDate.tsx';
import type { TabProps } from '../CasePage.tsx';
import { boundVolume } from '../file/bound-file.ts';
import { Lendings } from '../file/Lendings.tsx';
import { Releases } from '../file/Releases.tsx';
import { Volume } from '../file/Volume.tsx';
import { recordingTitle } from '../timeline/case-items.ts';
import { useAct } from '../use-act.ts';
import './file.css';

const fileDuty = /^A(27|29)\./;

/** The file as a file: volumes in the prescribed order with page numbers, what is missing, hand-over, copies, the package. */
export function FileTab({ view, now }: TabProps) {
  const me = useSignedIn();
  const act = useAct();
  const kept = view.facts.filter(
    (fact) => (fact.family === 'document' || fact.kind === 'recording') && fact.annulledBy === null,
  );
  const unsigned = kept.filter((fact) => (fact.document?.missingSigners.length ?? 0) > 0);
  const duties = view.findings.filter(
    (finding) => fileDuty.test(finding.id) && !['met', 'notApplicable', 'excused'].includes(finding.status),
  );
  // who handled the case and who keeps its file both put it together
  const keeps = view.mayRecord || view.openActs.some((one) => one.act === 'archived' && one.mine);
  const mayMove = view.mayRecord || me.offices.some(({ office }) => office === 'archivist');
  const go = (kind: string, title: string) => act.mutate({ case: view.id, act: kind, title });
  return (
    <>
      <div className="tab-acts no-print">
        {view.mayDownload && (
          <>
            <Button type="primary" icon={<DownloadOutlined />} href={`/api/cases/${view.id}/package`} download>
              下载案卷包
            </Button>
            <Button href={`/api/cases/${view.id}/file`} download>
              下载案件文件
            </Button>
          </>
        )}
        {keeps && (
          <>
            <Button onClick={() => go('fileCover', '卷宗封面')}>卷宗封面</Button>
            <Button onClick={() => go('fileRemarks', '备考表')}>备考表</Button>
            <Button onClick={() => go('transferList', '归档（移交）清单')}>移交清单</Button>
            <Button onClick={() => go('archived', '移交档案管理人员')}>立卷归档</Button>
            <Button onClick={() => go('copyApplication', '复制申请')}>登记复制申请</Button>
          </>
        )}
        <Button onClick={() => window.print()}>打印目录</Button>
      </div>
      {act.error !== null && <ProblemCard error={act.error} />}
      <p className="soft no-print">
        案卷包自带离线验证程序：收到的人不必信任本机关，也能查出任何改动。它证明入库之后没有改动，不证明镜头之外发生了什么。
      </p>
      <section className="panel file-missing" aria-label="还缺什么">
        <div className="panel__head">
          {duties.length + unsigned.length === 0 ? (
            <StatusMark status="met" word="齐备" />
          ) : (
            <StatusMark status="due" word={`还有 ${duties.length + unsigned.length} 项`} />
          )}
        </div>
        <ul>
          {duties.map((finding, index) => (
            <li key={`${finding.id}${index.toString()}`}>
              <StatusMark status={statusOf(finding.status)} word={findingWords[finding.status] ?? ''} />
              <span>{finding.message}</span>
              {finding.due !== null && (
                <DueDate
                  due={finding.due}
                  now={now}
                  derivation={finding.derivation}
                  settled={statusOf(finding.status) === 'broken'}
                />
              )}
            </li>
          ))}
          {unsigned.map((fact) => (
            <li key={fact.id}>
              <StatusMark status="due" word="缺签名" />
              <Item fact={fact} id={view.id} />
              <span className="soft">{fact.document?.missingSigners.join('、')}</span>
            </li>
          ))}
        </ul>
      </section>
      <Lendings view={view} now={now} onDraft={go} />
      <Releases caseId={view.id} onDraft={go} />
      <Volume title="正卷" rows={boundVolume(view.facts, 'main')} caseId={view.id} mayMove={mayMove}>
        文书和音像入库后按装订顺序归入正卷。
      </Volume>
      <Volume title="副卷" rows={boundVolume(view.facts, 'side')} caseId={view.id} mayMove={mayMove}>
        举报材料、审查意见、集体讨论和商业秘密材料归入副卷，不向当事人出示。
      </Volume>
    </>
  );
}

function Item({ fact, id }: { fact: FactView; id: string }) {
  return (
    <Link to="/cases/$case/$tab" params={{ case: id, tab: 'process' }} search={{ item: fact.id }}>
      {recordingTitle(fact)}
    </Link>
  );
}
