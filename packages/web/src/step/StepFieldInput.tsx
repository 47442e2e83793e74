import { DatePicker, Form, Input, InputNumber, Select, Switch } from 'antd';
import type { StepField } from './step-fields.ts';

/** One field of a step inside its form; instants and days leave the form as text in Shanghai's time. */
export function StepFieldInput({ field, required = false }: { field: StepField; required?: boolean }) {
  const { key, label, control } = field;
  return (
    <Form.Item
      name={['extra', key]}
      label={label}
      valuePropName={control === 'flag' ? 'checked' : 'value'}
      rules={required ? [{ required: true, message: `请填写${label}` }] : []}
    >
      {inputOf(field)}
    </Form.Item>
  );
}

function inputOf({ control, options }: StepField): React.ReactElement {
  switch (control) {
    case 'flag':
      return <Switch />;
    case 'long':
      return <Input.TextArea rows={2} maxLength={4000} />;
    case 'moment':
      return <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />;
    case 'day':
      return <DatePicker />;
    case 'amount':
      return <InputNumber min={0} precision={2} suffix="元" style={{ width: 200 }} />;
    case 'choice':
      return <Select allowClear options={(options ?? []).map((value) => ({ value, label: value }))} />;
    case 'text':
      return <Input maxLength={300} />;
  }
}
