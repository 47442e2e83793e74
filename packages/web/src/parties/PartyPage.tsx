import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { CaseLines } from '../case/list/CaseLines.tsx';
import { partyTypes } from '../intake/party-types.ts';
import './party.css';

/** One person or enterprise: what was registered of them, and every case of theirs that one may find. */
export function PartyPage() {
  const { case: id } = useParams({ from: '/desk/parties/$case' });
  const query = useQuery({
    queryKey: ['case', id, 'party'],
    queryFn: () => call<Api['parties']['view']>('GET', '/api/cases/:case/party', { params: { case: id } }),
  });
  if (query.error !== null) return <ProblemCard error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { name, known, cases, more } = query.data;
  if (name === null)
    return (
      <>
        <PageTitle title="当事人" note=" " />
        <div className="panel">
          <Empty title="本案还没有登记当事人">查明当事人之后，在“案件信息”中登记。</Empty>
        </div>
      </>
    );
  const open = cases.filter(({ closed }) => !closed).length;
  return (
    <>
      <PageTitle title={name} note={`${cases.length} 件案件，在办 ${open} 件${more ? '；只列出最近的' : ''}`} />
      <dl className="panel party" aria-label="登记的资料">
        {said(known).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      <section aria-label="各件案件">
        <h2 className="section-title">
          各件案件 <span className="soft">同一违法行为不得给予两次以上罚款（行政处罚法第二十九条）</span>
        </h2>
        <CaseLines lines={cases} />
      </section>
    </>
  );
}

type Known = Readonly<Record<string, unknown>>;

/** What is known, in the order of the forms; what is withheld or was never said is left out. */
function said(known: Known): [string, string][] {
  const type = partyTypes.find(({ value }) => value === known.partyType)?.label ?? known.partyType;
  const representative = Object(known.legalRepresentative ?? {}) as Known;
  const lines: [string, unknown][] = [
    ['类型', type],
    ['统一社会信用代码', known.uscc],
    ['法定代表人（负责人）', [representative.name, representative.title].filter(Boolean).join('，')],
    ['住所地', known.address],
    ['联系电话', known.phone],
  ];
  return lines.flatMap(([label, value]): [string, string][] =>
    typeof value === 'string' && value !== '' ? [[label, value]] : [],
  );
}
