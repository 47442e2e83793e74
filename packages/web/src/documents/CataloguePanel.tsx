import type { Api, FormLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Input, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';

/** The catalogue of documents: what each proves, whether it goes out, whether it bears a number. */
export function CataloguePanel() {
  const [words, setWords] = useState('');
  const query = useQuery({
    queryKey: ['forms'],
    queryFn: () => call<Api['documents']['forms']>('GET', '/api/forms'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 12 }} />;
  const forms = query.data.forms.filter((form) => words === '' || form.title.includes(words.trim()));
  return (
    <>
      <div className="tab-acts">
        <Input.Search
          allowClear
          placeholder="文书名称"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          style={{ width: 220 }}
        />
        <span className="soft">目录共 {query.data.forms.length} 种；起草请从案件进入，已知的内容会自动填好</span>
      </div>
      <Sheet<FormLine>
        className="panel"
        size="small"
        rowKey="docType"
        pagination={false}
        dataSource={forms}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '文书', dataIndex: 'title' },
          { title: '类别', key: 'group', width: 200, render: (_, form) => form.group.replace(/^[A-Z]\s*/, '') },
          { title: '环节', dataIndex: 'stage', width: 120 },
          { title: '对外', key: 'outward', width: 80, render: (_, form) => (form.outward ? '对外' : '内部') },
          { title: '文号', key: 'number', width: 80, render: (_, form) => (form.needsDocNumber ? '有' : '—') },
          {
            title: '对应条文',
            key: 'articles',
            width: 160,
            render: (_, form) => form.articles.map((article) => `第${article}条`).join('、'),
          },
        ]}
      />
    </>
  );
}
