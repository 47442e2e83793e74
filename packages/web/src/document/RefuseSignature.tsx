import type { Api, CaseView, FactView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, AutoComplete, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { recordingTitle } from '../case/timeline/case-items.ts';
import { newId } from '../record/new-id.ts';

type Props = { fact: FactView; view: CaseView; onClose: () => void };

/** Somebody who should have signed refused or was not there: the reason, who witnessed it, and what shows it. */
export function RefuseSignature({ fact, view, onClose }: Props) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const missing = fact.document?.missingSigners ?? [];
  const [id] = useState(newId);
  const [role, setRole] = useState(missing[0] ?? '');
  const [name, setName] = useState('');
  const [cause, setCause] = useState<'refused' | 'absent'>('refused');
  const [reason, setReason] = useState('');
  const [witness, setWitness] = useState('');
  const [recording, setRecording] = useState<string | null>(null);
  const recordings = view.facts.filter(({ kind }) => kind === 'recording');
  const refuse = useMutation({
    mutationFn: () =>
      call<Api['paper']['refuse']>('POST', '/api/cases/:case/documents/:record/refusals', {
        params: { case: view.id, record: fact.id },
        body: {
          id,
          role: role.trim(),
          name: name.trim(),
          cause,
          reason: reason.trim(),
          ...(witness.trim() === '' ? {} : { witness: witness.trim() }),
          ...(recording === null ? {} : { recording }),
        },
      }),
    onSuccess: async () => {
      void message.success('已登记，签发件上会写明');
      await client.invalidateQueries({ queryKey: ['case', view.id] });
      onClose();
    },
  });
  const incomplete = [role, name, reason].some((text) => text.trim() === '');
  return (
    <Modal
      open
      title={`拒签或不在场：${fact.title}`}
      onCancel={onClose}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: incomplete, loading: refuse.isPending }}
      onOk={() => refuse.mutate()}
    >
      <div className="approve">
        <p className="soft">
          笔录由当事人或在场人员签字（制度第九条）。拒绝的，注明原因；不在场的，请见证人到场，由见证人和执法人员签名（行政强制法第十八条第八、九项）。
        </p>
        <Radio.Group
          value={cause}
          onChange={(event) => setCause(event.target.value)}
          options={[
            { value: 'refused', label: '拒绝签名' },
            { value: 'absent', label: '不在场' },
          ]}
        />
        <label htmlFor="refuse-role">应签名的人是</label>
        <AutoComplete
          id="refuse-role"
          value={role}
          options={missing.map((value) => ({ value, label: value }))}
          onChange={setRole}
        />
        <label htmlFor="refuse-name">姓名</label>
        <Input id="refuse-name" value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        <label htmlFor="refuse-reason">理由（当事人所说，或不在场的情况）</label>
        <Input.TextArea
          id="refuse-reason"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <label htmlFor="refuse-witness">见证人（有的填）</label>
        <Input
          id="refuse-witness"
          value={witness}
          maxLength={60}
          onChange={(event) => setWitness(event.target.value)}
        />
        {recordings.length > 0 && (
          <>
            <label htmlFor="refuse-recording">拍到这一情况的音像（有的选）</label>
            <Select
              id="refuse-recording"
              allowClear
              value={recording}
              onChange={(value: string | undefined) => setRecording(value ?? null)}
              options={recordings.map((one) => ({ value: one.id, label: recordingTitle(one) }))}
            />
          </>
        )}
        {refuse.error !== null && <ProblemCard error={refuse.error} />}
      </div>
    </Modal>
  );
}
