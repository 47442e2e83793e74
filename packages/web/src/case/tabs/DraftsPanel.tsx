import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import { moment } from '../../time/moment.ts';

/** Drafts are not records: they can still change, and only those who work on them see them. */
export function DraftsPanel({ caseId }: { caseId: string }) {
  const query = useQuery({
    queryKey: ['case', caseId, 'drafts'],
    queryFn: () => call<Api['drafts']['list']>('GET', '/api/cases/:case/drafts', { params: { case: caseId } }),
  });
  const drafts = query.data?.drafts ?? [];
  if (drafts.length === 0) return null;
  return (
    <section className="panel drafts" aria-label="草稿">
      <div className="panel__head">
        草稿 <span className="soft">定稿之前可以修改，自动保存</span>
      </div>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Link to="/drafts/$draft" params={{ draft: draft.id }}>
              {draft.title}
            </Link>
            <span className="soft figures">
              {draft.owner.name}，{moment(draft.updatedAt)} 保存
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
