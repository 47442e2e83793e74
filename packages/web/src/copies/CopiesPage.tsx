import type { Api, CaseView, FactView } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { recordingTitle } from '../case/timeline/case-items.ts';
import { shownAs } from '../player/reel.ts';
import { CopyList } from './CopyList.tsx';
import { CopyMaker } from './CopyMaker.tsx';
import { useCopies } from './use-copies.ts';
import './copies.css';

/** Making clips, stills and masked copies of one recording, and the list of those there are. The original stays as it is. */
export function CopiesPage() {
  const { case: caseId, record } = useParams({ from: '/desk/cases/$case/recordings/$record/copies' });
  const query = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: caseId } }),
  });
  if (query.error !== null) return <ProblemCard error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  const view = query.data;
  const original = view.facts.find(({ id }) => id === record);
  const file = original?.files.find((one) => one.size > 0 && /^(?:video|audio|image)\//.test(shownAs(one)));
  return (
    <>
      <PageTitle
        title="派生件"
        note={
          <>
            {original === undefined ? ' ' : `原件：${recordingTitle(original)}。`}
            原件不动；每件都注明来自哪份原件、遮了什么、依据什么（第三条、第三十条）。{' '}
            <Link to="/cases/$case/$tab" params={{ case: caseId, tab: 'process' }} search={{ item: record }}>
              回到原件
            </Link>
          </>
        }
      />
      {original === undefined || file === undefined ? (
        <div className="panel">
          <Empty title="没有可制作派生件的原件">这条记录没有录像、录音或照片，或者不对您开放。</Empty>
        </div>
      ) : (
        <Copies view={view} original={original} file={file} />
      )}
    </>
  );
}

type Props = { view: CaseView; original: FactView; file: FactView['files'][number] };

function Copies({ view, original, file }: Props) {
  const copies = useCopies({ case: view.id, record: original.id, sha256: file.sha256 });
  return (
    <>
      {view.mayRecord && <CopyMaker view={view} original={original} file={file} copies={copies} />}
      {copies.error !== null && <ProblemCard error={copies.error} />}
      <CopyList view={view} original={original} underWay={copies.underWay} onPutAway={copies.putAway} />
    </>
  );
}
