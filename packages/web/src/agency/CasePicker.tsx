import type { Api, CaseLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';

type Props = { readonly value: string | null; readonly onChange: (id: string) => void };

/** One case among those I may find, by a few characters of its number, title or party. */
export function CasePicker({ value, onChange }: Props) {
  const [words, setWords] = useState('');
  const isAsked = words.trim().length > 1;
  const cases = useQuery({
    queryKey: ['cases', 'picker', words],
    queryFn: ({ signal }) =>
      call<Api['cases']['list']>('GET', '/api/cases', { query: { q: words, limit: 20 }, signal }),
    enabled: isAsked,
    placeholderData: (before) => before,
  });
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setWords }}
      aria-label="案件"
      placeholder="写案号、当事人的几个字"
      className="case-picker"
      value={value}
      onChange={onChange}
      loading={cases.isFetching}
      notFoundContent={!isAsked ? '至少写两个字' : cases.isPending ? '正在找 …' : '没有找到案件'}
      options={(cases.data?.items ?? []).map((line: CaseLine) => ({
        value: line.id,
        label: [line.caseNo, line.title].filter(Boolean).join(' '),
      }))}
    />
  );
}
