import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Empty } from '../../app/Empty.tsx';
import type { TabProps } from '../CasePage.tsx';
import { FactTable } from './FactTable.tsx';

/** The file as a file: volumes in the prescribed order, what is in each, and the package a stranger can verify. */
export function FileTab({ view }: TabProps) {
  const documents = view.facts.filter(
    (fact) => (fact.family === 'document' || fact.kind === 'recording') && fact.annulledBy === null,
  );
  const volumes = [
    { title: '正卷', facts: documents.filter((fact) => fact.volume === 'main') },
    { title: '副卷', facts: documents.filter((fact) => fact.volume === 'side') },
  ];
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
        <span className="soft">
          案卷包自带离线验证程序：收到的人不必信任本机关，也能查出任何改动。它证明入库之后没有改动，不证明镜头之外发生了什么。
        </span>
      </div>
      <div className="two-panels">
        {volumes.map((volume) => (
          <section key={volume.title}>
            <h2 className="section-title">
              {volume.title} <span className="soft figures">{volume.facts.length} 件</span>
            </h2>
            {volume.facts.length === 0 ? (
              <div className="panel">
                <Empty title={`${volume.title}还是空的`}>
                  {volume.title === '副卷'
                    ? '举报材料、审查意见、集体讨论和商业秘密材料归入副卷，不向当事人出示。'
                    : '文书和音像入库后按形成的先后归入正卷。'}
                </Empty>
              </div>
            ) : (
              <FactTable
                view={view}
                facts={volume.facts}
                label={volume.title}
                columns={[
                  { title: '文号', width: 220, of: (fact) => fact.document?.number ?? '—' },
                  {
                    title: '页数',
                    width: 80,
                    of: (fact) => String(fact.document?.rendition?.pages ?? fact.data.pages ?? '—'),
                  },
                ]}
              />
            )}
          </section>
        ))}
      </div>
    </>
  );
}
