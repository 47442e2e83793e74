import { Empty } from '../../app/Empty.tsx';
import type { TabProps } from '../CasePage.tsx';
import { HeldThings } from '../held/HeldThings.tsx';
import { FactTable } from './FactTable.tsx';

const evidenceKinds =
  /^(recording|siteInspectionRecord|permitSiteCheckRecord|interviewRecord|photoEvidenceSheet|expertOpinion|expertReport|documentaryCopySheet|evidenceList|samplingItemList|sampleCollectionRecord|statementDefenceRecord|witnessStatement|electronicDataExtractionRecord|hearingRecord|sceneSketch|sealSeizureList)$/;
const forms: Record<string, string> = {
  recording: '视听资料、电子数据',
  siteInspectionRecord: '勘验、现场笔录',
  permitSiteCheckRecord: '勘验、现场笔录',
  sceneSketch: '勘验、现场笔录',
  interviewRecord: '当事人陈述、证人证言',
  statementDefenceRecord: '当事人陈述',
  witnessStatement: '证人证言',
  expertOpinion: '鉴定意见',
  expertReport: '鉴定意见',
  documentaryCopySheet: '书证',
  photoEvidenceSheet: '视听资料',
  evidenceList: '书证、物证',
  samplingItemList: '物证',
  sampleCollectionRecord: '勘验、现场笔录',
  electronicDataExtractionRecord: '电子数据',
  hearingRecord: '当事人陈述',
  sealSeizureList: '物证',
};

/** The evidence list: each item by its legal form, what it proves, where it came from. */
export function EvidenceTab({ view, now }: TabProps) {
  const evidence = view.facts.filter((fact) => evidenceKinds.test(fact.kind) && fact.annulledBy === null);
  if (evidence.length === 0)
    return (
      <div className="panel">
        <Empty title="还没有证据">笔录、检测报告、书证、音像等一经入库，就按行政处罚法第四十六条的种类列在这里。</Empty>
      </div>
    );
  return (
    <>
      <HeldThings view={view} now={now} />
      <FactTable
        view={view}
        facts={evidence}
        label="证据"
        columns={[
          { title: '种类', width: 170, of: (fact) => forms[fact.kind] ?? '其他' },
          {
            title: '证明对象',
            of: (fact) =>
              text(fact.data.proves) ?? text(fieldsOf(fact.data.fields).proves) ?? <span className="soft">见原件</span>,
          },
          { title: '卷', width: 70, of: (fact) => (fact.volume === 'side' ? '副卷' : '正卷') },
        ]}
      />
    </>
  );
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
