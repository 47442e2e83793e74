import { type DocType, documentKinds, type Field, isFilled } from '@liuhen/records';
import type { Api, Draft } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useBlocker, useNavigate, useParams } from '@tanstack/react-router';
import { App, Button, Popconfirm, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { call, type RequestProblem } from '../api/call.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { DraftField } from './DraftField.tsx';
import { DraftSceneContext } from './draft-scene.ts';
import { fineFields } from './FineBeside.tsx';
import { MissingList } from './MissingList.tsx';
import { Preview } from './Preview.tsx';
import { TogetherNotice } from './TogetherNotice.tsx';
import { useMissing } from './use-missing.ts';
import { useSharedDraft } from './use-shared-draft.ts';
import './draft.css';

/** Form left, the page itself right, as it will print. */
export function DraftPage() {
  const { draft: id } = useParams({ from: '/desk/drafts/$draft' });
  const query = useQuery({
    queryKey: ['draft', id],
    queryFn: () => call<Api['drafts']['get']>('GET', '/api/drafts/:draft', { params: { draft: id } }),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.error !== null) return <ProblemCard error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 14 }} />;
  return <Editor key={query.data.id} draft={query.data} />;
}

function Editor({ draft }: { draft: Draft }) {
  const [current, setCurrent] = useState<string | null>(null);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const shared = useSharedDraft(draft);
  const { values, disputes, news } = shared;
  const scene = useMemo(() => ({ caseId: draft.case, during: draft.during }), [draft.case, draft.during]);
  const undecided = Object.keys(disputes).length;
  const ask = (title: string) =>
    new Promise<boolean>((resolve) => {
      modal.confirm({
        title,
        okText: '离开',
        cancelText: '留下选定',
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      });
    });
  useBlocker({
    shouldBlockFn: async () => !(await ask(`还有 ${undecided} 项两人都改过、没有选定；离开后只留对方所写。`)),
    enableBeforeUnload: false,
    disabled: undecided === 0,
  });
  const fields =
    draft.docType in documentKinds
      ? documentKinds[draft.docType as DocType].allFields.filter((field) => field.when !== 'issue')
      : [];
  const atDrafting = fields.filter(({ when }) => when !== 'signing');
  // what each level thinks is said by its approval, never written for it
  const atSigning = fields.filter(({ when, type }) => when === 'signing' && type !== 'opinion');
  const blank = atSigning.filter(({ key }) => !isFilled(values[key])).map(({ label }) => label);
  const labels = new Map(fields.map((field) => [field.key, field.label]));
  const prefill = useQuery({
    queryKey: ['prefill', draft.case, draft.docType, draft.during],
    queryFn: () =>
      call<Api['documents']['prefill']>('GET', '/api/cases/:case/forms/:docType/prefill', {
        params: { case: draft.case, docType: draft.docType },
        query: draft.during === null ? {} : { during: draft.during },
      }),
    staleTime: 60_000,
  });
  const missing = useMissing(draft.case, draft.docType, values);
  const fix = useMutation({
    mutationFn: async () => {
      const { revision, seen } = await shared.flush();
      if (!seen) return null;
      return call<Api['drafts']['fix']>('POST', '/api/drafts/:draft/fix', {
        params: { draft: draft.id },
        body: { record: newId(), revision },
      });
    },
    onSuccess: async (fixed) => {
      if (fixed === null) {
        void message.info('刚并入了他人的修改，请看过再定稿', 6);
        return;
      }
      await client.invalidateQueries({ queryKey: ['case', draft.case] });
      void message.success('已定稿，可以签名');
      await navigate({ to: '/cases/$case/documents/$record/sign', params: { case: draft.case, record: fixed.record } });
    },
  });
  const discard = useMutation({
    mutationFn: () => call<Api['drafts']['discard']>('DELETE', '/api/drafts/:draft', { params: { draft: draft.id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['case', draft.case] });
      await navigate({ to: '/cases/$case/$tab', params: { case: draft.case, tab: 'documents' }, search: {} });
    },
  });
  const cited = [values.basis, values.violated].flatMap((v) => (Array.isArray(v) ? v.map(String) : []));
  const settle = (key: string, keep: 'mine' | 'theirs') => shared.settle(key, keep);
  const input = (field: Field) => (
    <DraftField
      key={field.key}
      field={field}
      value={values[field.key]}
      follows={missing?.follows[field.key] ?? null}
      from={
        values[field.key] !== undefined &&
        JSON.stringify(values[field.key]) === JSON.stringify(prefill.data?.values[field.key])
          ? (prefill.data?.provenance[field.key]?.from ?? null)
          : null
      }
      labels={labels}
      active={current === field.key}
      news={news[field.key]}
      dispute={disputes[field.key]}
      fine={fineFields.has(field.key) ? { caseId: draft.case, cited: cited.join('\n') } : null}
      onFocus={setCurrent}
      onChange={shared.set}
      onSettle={settle}
    />
  );
  return (
    <>
      <PageTitle title={draft.title} note={<span className="figures">{shared.words}</span>}>
        <Popconfirm
          title="丢弃这份草稿？丢弃后不能恢复。"
          okText="丢弃"
          cancelText="保留"
          onConfirm={() => discard.mutate()}
        >
          <Button>丢弃</Button>
        </Popconfirm>
        <Popconfirm
          title="定稿后内容不能再改，只能更正或重做。现在定稿？"
          okText="定稿"
          cancelText="再看看"
          disabled={undecided > 0}
          onConfirm={() => fix.mutate()}
        >
          <Button type="primary" loading={fix.isPending} disabled={undecided > 0}>
            定稿
          </Button>
        </Popconfirm>
      </PageTitle>
      {fix.error !== null && <ProblemCard error={fix.error} />}
      <SavingProblem error={fix.error === shared.error ? null : shared.error} caseId={draft.case} />
      <TogetherNotice news={news} disputes={disputes} labels={labels} onRead={shared.haveRead} />
      <div className="draft">
        <DraftSceneContext value={scene}>
          <div className="draft__form panel">
            {atDrafting.map(input)}
            {atSigning.length > 0 && (
              <h2 className="draft__part">
                签名时填写 <span className="soft">在屏幕上签名的，现在填好再定稿；在纸上签名的，留空待手写</span>
                {blank.length > 0 && <span className="draft__blank">还空着：{blank.join('、')}</span>}
              </h2>
            )}
            {atSigning.map(input)}
          </div>
        </DraftSceneContext>
        <div className="draft__page">
          <Preview caseId={draft.case} docType={draft.docType} values={values} />
        </div>
      </div>
      <MissingList found={missing} labels={labels} />
    </>
  );
}

/** That it cannot be saved; a draft that is no longer there was fixed or thrown away by somebody who may. */
function SavingProblem({ error, caseId }: { error: RequestProblem | null; caseId: string }) {
  if (error === null) return null;
  if (error.problem.code !== 'absent') return <ProblemCard error={error} />;
  return (
    <div className="refusal" role="alert">
      <strong>这份草稿已由他人定稿或丢弃</strong>
      <p>您尚未保存的内容仍在本页，但不再保存；需要的，请先复制下来。</p>
      <Link to="/cases/$case/$tab" params={{ case: caseId, tab: 'documents' }} search={{}}>
        查看本案文书
      </Link>
    </div>
  );
}
