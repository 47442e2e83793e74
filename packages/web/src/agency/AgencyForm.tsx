import type { Column } from '@liuhen/records';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import { type Dayjs, isDayjs } from 'dayjs';
import { useState } from 'react';
import { RequestProblem } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StepUp } from '../document/StepUp.tsx';
import { RowsInput } from '../draft/RowsInput.tsx';
import '../draft/draft.css';
import './agency-form.css';

export type AgencyField = {
  readonly name: string;
  readonly label: string;
  readonly control: 'text' | 'long' | 'day' | 'moment' | 'number' | 'choice' | 'choices' | 'rows';
  /** Of rows. */
  readonly columns?: readonly Column[];
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly required?: boolean;
  readonly extra?: string;
};
type Row = Record<string, string>;
type Value = string | number | (string | Row)[];
export type AgencyValues = Record<string, Value>;
type Held = Record<string, Value | Dayjs | null>;
/** The rows of a table that was filled in. */
export const rowsIn = (value: Value | undefined): Row[] =>
  Array.isArray(value) ? value.filter((row) => typeof row !== 'string') : [];
type Props = {
  readonly title: string;
  readonly note?: string;
  readonly fields: readonly AgencyField[];
  readonly initial?: Record<string, Value | Dayjs>;
  readonly done: string;
  readonly submit: (values: AgencyValues) => Promise<unknown>;
  readonly onClose: () => void;
};

/** One small form for one fact of the agency; what is grave asks once more who is there, then goes on by itself. */
export function AgencyForm({ title, note, fields, initial, done, submit, onClose }: Props) {
  const [form] = Form.useForm<Held>();
  const [stepUp, setStepUp] = useState(false);
  const client = useQueryClient();
  const { message } = App.useApp();
  const send = useMutation({
    mutationFn: (values: Held) => submit(plain(values, fields)),
    onSuccess: async () => {
      void message.success(done);
      await client.invalidateQueries();
      onClose();
    },
    onError: (error) => setStepUp(error instanceof RequestProblem && error.problem.code === 'stepUpNeeded'),
  });
  return (
    <Modal
      open
      title={title}
      width={fields.some(({ control }) => control === 'rows') ? 720 : 520}
      okText="确定"
      cancelText="取消"
      onCancel={onClose}
      okButtonProps={{ loading: send.isPending }}
      onOk={() => form.submit()}
    >
      {note !== undefined && <p className="soft">{note}</p>}
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => send.mutate(values)}
        {...(initial === undefined ? {} : { initialValues: initial })}
      >
        {fields.map((field) => (
          <Form.Item
            key={field.name}
            name={field.name}
            label={field.label}
            extra={field.extra}
            rules={field.required === true ? [{ required: true, message: `请填写${field.label}` }] : []}
          >
            {controlOf(field)}
          </Form.Item>
        ))}
      </Form>
      {send.error !== null && !stepUp && <ProblemCard error={send.error} />}
      <StepUp open={stepUp} onClose={() => setStepUp(false)} onDone={() => form.submit()} />
    </Modal>
  );
}

function controlOf({ control, options, columns }: AgencyField): React.ReactElement {
  switch (control) {
    case 'choice':
      return <Select showSearch={{ optionFilterProp: 'label' }} options={[...(options ?? [])]} />;
    case 'choices':
      return <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={[...(options ?? [])]} />;
    case 'day':
      return <DatePicker />;
    case 'moment':
      return <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />;
    case 'number':
      return <InputNumber precision={0} style={{ width: 160 }} />;
    case 'long':
      return <Input.TextArea rows={2} maxLength={1000} />;
    case 'rows':
      return <Rows columns={columns ?? []} />;
    case 'text':
      return <Input maxLength={200} />;
  }
}

/** The form gives and takes the value. */
function Rows({
  columns,
  value,
  onChange,
}: {
  columns: readonly Column[];
  value?: Row[];
  onChange?: (rows: Row[]) => void;
}) {
  return (
    <div className="agency-rows">
      <RowsInput columns={columns} rows={value ?? []} onChange={(rows) => onChange?.(rows as Row[])} />
    </div>
  );
}

const isFilled = (row: Row | string): boolean =>
  typeof row === 'string' || Object.values(row).some((cell) => cell.trim() !== '');

/** A day as it is written, an instant as it is stored. */
function plain(values: Held, fields: readonly AgencyField[]): AgencyValues {
  const instants = new Set(fields.filter(({ control }) => control === 'moment').map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]): [string, AgencyValues[string]][] => {
      if (value === null || value === undefined || value === '') return [];
      if (Array.isArray(value)) return [[key, value.filter(isFilled)]];
      if (!isDayjs(value)) return [[key, value]];
      return [[key, instants.has(key) ? value.toISOString() : value.format('YYYY-MM-DD')]];
    }),
  );
}
