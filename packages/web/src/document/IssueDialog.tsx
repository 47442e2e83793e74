import type { Api, FactView } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';

export type IssueWish = { reserved?: number; seal?: string | null; copies?: number };
type Props = { fact: FactView; onClose: () => void; onIssue: (wish: IssueWish) => void };

/** What else can be said at issue: a number of my block that was written in the field, another seal or none, how many copies. */
export function IssueDialog({ fact, onClose, onIssue }: Props) {
  const [reserved, setReserved] = useState<number | null>(null);
  const [sealing, setSealing] = useState<'usual' | 'other' | 'none'>('usual');
  const [seal, setSeal] = useState('');
  const [copies, setCopies] = useState<number | null>(null);
  const numbers = useQuery({
    queryKey: ['numbers', 'of', fact.kind],
    queryFn: () => call<Api['numbers']['list']>('GET', '/api/numbers', { query: { docType: fact.kind, limit: 1000 } }),
  });
  const block = (numbers.data?.numbers ?? []).filter(({ mine, state }) => mine && state === 'reserved');
  const wish = (): IssueWish => ({
    ...(reserved === null ? {} : { reserved }),
    ...(sealing === 'usual' ? {} : { seal: sealing === 'none' ? null : seal.trim() }),
    ...(copies === null ? {} : { copies }),
  });
  return (
    <Modal
      open
      title={`签发：${fact.title}`}
      okText="签发"
      cancelText="取消"
      okButtonProps={{ disabled: sealing === 'other' && seal.trim() === '' }}
      onCancel={onClose}
      onOk={() => onIssue(wish())}
    >
      <div className="approve">
        <label htmlFor="issue-number">文号</label>
        <Select
          id="issue-number"
          value={reserved ?? 0}
          onChange={(next: number) => setReserved(next === 0 ? null : next)}
          options={[
            { value: 0, label: '依次取号' },
            ...block.toReversed().map(({ number, written }) => ({ value: number, label: `${written}（我的号段）` })),
          ]}
        />
        {block.length === 0 && (
          <span className="soft">您没有这种文书的号段；现场要先写号的，请负责人在“文书 · 文号登记”预留。</span>
        )}
        <span>用印</span>
        <Radio.Group
          value={sealing}
          onChange={(event) => setSealing(event.target.value)}
          options={[
            { value: 'usual', label: '署名机关的印章' },
            { value: 'other', label: '另一枚印章' },
            { value: 'none', label: '不用印' },
          ]}
        />
        {sealing === 'other' && (
          <Input
            aria-label="印章名称"
            placeholder="印章名称，如“听证专用章”"
            maxLength={100}
            value={seal}
            onChange={(event) => setSeal(event.target.value)}
          />
        )}
        <label htmlFor="issue-copies">用印份数（登记用印时写明）</label>
        <InputNumber id="issue-copies" min={1} max={1000} precision={0} value={copies} onChange={setCopies} />
      </div>
    </Modal>
  );
}
