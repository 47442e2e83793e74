import { DeleteOutlined, FilterOutlined } from '@ant-design/icons';
import { procedures } from '@liuhen/records/procedures';
import type { Api, CaseSearch, SavedView } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { newId } from '../../record/new-id.ts';
import './saved-views.css';

/** What I look for again and again in this list, by a name of my own; nobody else sees it. */
export function SavedViews({ search }: { search: CaseSearch }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<FilterOutlined />} onClick={() => setOpen(true)}>
        常用筛选
      </Button>
      {open && (
        <Modal open title="常用筛选" footer={null} width={420} onCancel={() => setOpen(false)}>
          <Views search={search} onGone={() => setOpen(false)} />
        </Modal>
      )}
    </>
  );
}

function Views({ search, onGone }: { search: CaseSearch; onGone: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const query = useQuery({
    queryKey: ['savedViews'],
    queryFn: () => call<Api['savedViews']['list']>('GET', '/api/session/views'),
  });
  const again = () => client.invalidateQueries({ queryKey: ['savedViews'] });
  const save = useMutation({
    mutationFn: () =>
      call<Api['savedViews']['save']>('POST', '/api/session/views', {
        body: { id: newId(), name: name.trim(), search },
      }),
    onSuccess: async () => {
      setName('');
      await again();
    },
  });
  const remove = useMutation({
    mutationFn: (view: string) =>
      call<Api['savedViews']['remove']>('DELETE', '/api/session/views/:view', { params: { view } }),
    onSuccess: again,
  });
  const views = query.data?.views ?? [];
  const asked = said(search);
  const problem = query.error ?? save.error ?? remove.error;
  return (
    <div className="saved-views">
      {query.data !== undefined && views.length === 0 && <p className="soft">常看的筛选存在这里，下次点一下就到。</p>}
      <ul aria-label="已存的筛选">
        {views.map((view) => (
          <Line key={view.id} view={view} onGone={onGone} onRemove={() => remove.mutate(view.id)} />
        ))}
      </ul>
      {asked === '' ? (
        <p className="soft">先选好程序、状态或者查找的词，再存成常用筛选。</p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') save.mutate();
          }}
        >
          <label htmlFor="view-name">存下现在的筛选：{asked}</label>
          <span className="saved-views__save">
            <Input
              id="view-name"
              maxLength={20}
              placeholder="起个名字"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="primary" htmlType="submit" disabled={name.trim() === ''} loading={save.isPending}>
              存下
            </Button>
          </span>
        </form>
      )}
      {problem !== null && <ProblemCard error={problem} />}
    </div>
  );
}

type LineProps = { view: SavedView; onGone: () => void; onRemove: () => void };

function Line({ view, onGone, onRemove }: LineProps) {
  return (
    <li>
      <Link to="/cases" search={view.search} onClick={onGone}>
        {view.name}
      </Link>
      <span className="soft">{said(view.search)}</span>
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={`删去“${view.name}”`}
        title="删去"
        onClick={onRemove}
      />
    </li>
  );
}

/** The filters in words; nothing where all cases are asked for in the usual order. */
function said(search: CaseSearch): string {
  const titles: Readonly<Record<string, string>> = procedures;
  return [
    search.q === undefined ? '' : `查找“${search.q}”`,
    search.procedure === undefined ? '' : (titles[search.procedure] ?? search.procedure),
    search.state === undefined ? '' : { open: '在办', closed: '已结' }[search.state],
    search.mine === true ? '我承办的' : '',
    search.overdue === true ? '有逾期的' : '',
    search.order === undefined ? '' : '最近到期的在前',
  ]
    .filter((word) => word !== '')
    .join('，');
}
