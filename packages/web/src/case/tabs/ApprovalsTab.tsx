import { Empty } from '../../app/Empty.tsx';
import type { TabProps } from '../CasePage.tsx';
import { FactTable } from './FactTable.tsx';

const approvals = /Approval$|^legalReviewOpinion$|^collectiveDiscussionRecord$|^caseReviewForm$|^defenceReviewOpinion$/;
const opinions: [string, string][] = [
  ['handlerOpinion', '承办人'],
  ['deptOpinion', '承办机构'],
  ['legalOpinion', '法制科'],
  ['legalReview', '法制科'],
  ['headOpinion', '负责人'],
  ['opinion', '意见'],
  ['conclusion', '结论'],
];
const results: Record<string, string> = { approved: '同意', returned: '退回', refused: '不同意' };

/** Every approval with the opinion of each level. */
export function ApprovalsTab({ view }: TabProps) {
  const facts = view.facts.filter(
    (fact) => (approvals.test(fact.kind) || fact.family === 'approval') && fact.annulledBy === null,
  );
  if (facts.length === 0)
    return (
      <div className="panel">
        <Empty title="还没有审批">
          程序启动、强制措施、决定和复制等事项的审批，连同每一级的意见和签名，都列在这里（第十六条）。
        </Empty>
      </div>
    );
  return (
    <FactTable
      view={view}
      facts={facts}
      label="审批"
      columns={[
        {
          title: '各级意见',
          of: (fact) => {
            const fields =
              typeof fact.data.fields === 'object' && fact.data.fields !== null && !Array.isArray(fact.data.fields)
                ? fact.data.fields
                : fact.data;
            const given = opinions.flatMap(([key, who]) =>
              typeof fields[key] === 'string' && fields[key] !== '' ? [`${who}：${fields[key]}`] : [],
            );
            const result = typeof fact.data.decision === 'string' ? results[fact.data.decision] : undefined;
            return (
              <div className="opinions">
                {result !== undefined && <strong>{result}</strong>}
                {given.map((line) => (
                  <span key={line}>{line}</span>
                ))}
              </div>
            );
          },
        },
      ]}
    />
  );
}
