import type { Api, FormLine } from '@liuhen/server/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import './draft.css';

/** Choosing what to write: the catalogue by group, narrowed by a few characters. */
export function NewDraftPage() {
  const { case: caseId } = useParams({ from: '/desk/cases/$case/draft/new' });
  const { during, words: wanted = '' } = useSearch({ from: '/desk/cases/$case/draft/new' });
  const navigate = useNavigate();
  const [words, setWords] = useState(wanted);
  const forms = useQuery({
    queryKey: ['forms'],
    queryFn: () => call<Api['documents']['forms']>('GET', '/api/forms'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const create = useMutation({
    mutationFn: (docType: string) =>
      call<Api['drafts']['create']>('POST', '/api/cases/:case/drafts', {
        params: { case: caseId },
        body: { id: newId(), docType, ...(during === undefined ? {} : { during }) },
      }),
    onSuccess: (draft) => navigate({ to: '/drafts/$draft', params: { draft: draft.id } }),
  });
  const groups = useMemo(() => grouped(forms.data?.forms ?? [], words), [forms.data, words]);
  return (
    <>
      <PageTitle
        title="起草文书"
        note={
          during === undefined
            ? '已知的内容会自动填好，并注明出处'
            : '写在所选的步骤之中；已知的内容会自动填好，并注明出处'
        }
      />
      <div className="panel new-draft">
        <Input.Search
          allowClear
          autoFocus
          placeholder="写文书名称的几个字，如“检查笔录”"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {forms.isPending && <Skeleton active />}
        {forms.error !== null && <ProblemCard error={forms.error} />}
        {create.error !== null && <ProblemCard error={create.error} />}
        {groups.length === 0 && !forms.isPending && (
          <Empty title="目录里没有这种文书">换几个字再找；外来的纸质材料请在案件的“文书”页用“外来纸件入卷”。</Empty>
        )}
        {groups.map(([group, lines]) => (
          <section key={group}>
            <h2 className="section-title">{group}</h2>
            <div className="new-draft__forms">
              {lines.map((form) => (
                <Button key={form.docType} disabled={create.isPending} onClick={() => create.mutate(form.docType)}>
                  {form.title}
                </Button>
              ))}
            </div>
          </section>
        ))}
      </div>
    </>
  );
}

function grouped(forms: readonly FormLine[], words: string): [string, FormLine[]][] {
  const groups = new Map<string, FormLine[]>();
  for (const form of forms.filter((line) => line.renders && (words === '' || line.title.includes(words.trim())))) {
    const group = form.group.replace(/^[A-Z]\s*/, '');
    groups.set(group, [...(groups.get(group) ?? []), form]);
  }
  return [...groups];
}
