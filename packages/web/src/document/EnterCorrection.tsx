import { type DocType, documentKinds, type Field } from '@liuhen/records';
import type { Api, CaseView, Draft, FactView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { FieldInput } from '../draft/FieldInput.tsx';
import type { Values } from '../draft/same-value.ts';
import { written } from '../draft/written.ts';
import { newId } from '../record/new-id.ts';
import '../draft/draft.css';

type Props = { fact: FactView; view: CaseView; notices: readonly FactView[]; onClose: () => void };

/** Enters what a correcting document says into the record of the one it corrects: field by field, the old words beside. */
export function EnterCorrection({ fact, view, notices, onClose }: Props) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [id] = useState(newId);
  const [notice, setNotice] = useState(notices[0]?.id ?? '');
  const [values, setValues] = useState<Values>({});
  const [reason, setReason] = useState('');
  const [clocks, setClocks] = useState<'original' | 'rectified'>('original');
  const fields = fact.kind in documentKinds ? documentKinds[fact.kind as DocType].allFields : [];
  const chosen = Object.keys(values);
  const correct = useMutation({
    mutationFn: () =>
      call<Api['paper']['correct']>('POST', '/api/cases/:case/documents/:record/corrections', {
        params: { case: view.id, record: fact.id },
        body: { id, notice, fields: values, reason: reason.trim(), clocks },
      }),
    onSuccess: async () => {
      void message.success('更正已登记，原件照存');
      await client.invalidateQueries({ queryKey: ['case', view.id] });
      onClose();
    },
  });
  const before = beforeOf(fact);
  const byLabel = new Map(fields.map(({ key, label }) => [label, key]));
  const choose = (names: string[]) =>
    setValues(
      Object.fromEntries(
        names.flatMap((name) => {
          const key = byLabel.get(name);
          return key === undefined ? [] : [[key, values[key] ?? before[key] ?? null]];
        }),
      ),
    );
  return (
    <Modal
      open
      width={640}
      title={`登记更正：${fact.title}`}
      okText="登记更正"
      cancelText="取消"
      okButtonProps={{
        disabled: chosen.length === 0 || reason.trim() === '' || notice === '',
        loading: correct.isPending,
      }}
      onCancel={onClose}
      onOk={() => correct.mutate()}
    >
      <div className="approve">
        <p className="soft">原件一字不动，更正文书附在其后，成套打印时一并印出（制度第三条：记录只追加、不覆盖）。</p>
        <label htmlFor="correct-notice">依据的补正文书</label>
        <Select
          id="correct-notice"
          value={notice}
          onChange={setNotice}
          options={notices.map((one) => ({ value: one.id, label: `《${one.title}》${one.document?.number ?? ''}` }))}
        />
        <label htmlFor="correct-fields">更正哪些项</label>
        <Select
          id="correct-fields"
          mode="multiple"
          value={fields.filter(({ key }) => chosen.includes(key)).map(({ label }) => label)}
          onChange={choose}
          options={[...byLabel.keys()].map((value) => ({ value }))}
        />
        {fields
          .filter(({ key }) => chosen.includes(key))
          .map((field: Field) => (
            <FieldInput
              key={field.key}
              field={{ ...field, required: 'O' }}
              value={values[field.key]}
              from={null}
              labels={new Map()}
              active={false}
              onFocus={() => undefined}
              onChange={(value) => setValues((all) => ({ ...all, [field.key]: value }))}
            >
              <span className="soft">原文：{written(before[field.key])}</span>
            </FieldInput>
          ))}
        <label htmlFor="correct-reason">理由</label>
        <Input.TextArea
          id="correct-reason"
          rows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <span>期限</span>
        <Radio.Group
          value={clocks}
          onChange={(event) => setClocks(event.target.value)}
          options={[
            { value: 'original', label: '仍按原内容计算' },
            { value: 'rectified', label: '按更正后的内容计算' },
          ]}
        />
        {correct.error !== null && <ProblemCard error={correct.error} />}
      </div>
    </Modal>
  );
}

function beforeOf(fact: FactView): Draft['values'] {
  const { fields } = fact.data;
  return typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? fields : {};
}
