import type { Field } from '@liuhen/records';
import { Button, DatePicker, Input, InputNumber, Radio, Select, Tooltip } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { CellInput } from './CellInput.tsx';
import { PictureInput } from './PictureInput.tsx';
import { plainRule } from './plain-rule.ts';
import { RowsInput } from './RowsInput.tsx';
import { StatuteInput } from './StatuteInput.tsx';

type Json = import('@liuhen/server/api').Draft['values'][string];
type Props = {
  field: Field;
  value: Json | undefined;
  from: string | null;
  /** What is printed where it is left empty. */
  follows?: string | null;
  active: boolean;
  /** Every field of the form by its key, for the words of its rule. */
  labels: ReadonlyMap<string, string>;
  onFocus: () => void;
  onChange: (value: Json) => void;
  /** What stands under the control. */
  children?: ReactNode;
};

const shanghai = '+08:00';

/** One field of a document. What was taken over from the case says from where. */
export function FieldInput({ field, value, from, follows = null, active, labels, onFocus, onChange, children }: Props) {
  const id = `field-${field.key}`;
  // the rule of the active field takes room: it may move the page only once the finger is up again, else the tap is lost
  const pressing = useRef(false);
  return (
    <div
      className={active ? 'field field--active' : 'field'}
      data-field={field.key}
      onPointerDownCapture={() => {
        pressing.current = true;
        const up = () => {
          pressing.current = false;
          // not within the click itself: drawn anew in the middle of it, a radio button would forget that it was chosen
          window.setTimeout(onFocus);
        };
        window.addEventListener('pointerup', up, { once: true });
      }}
      onFocusCapture={() => pressing.current || onFocus()}
    >
      <label htmlFor={id} className="field__label">
        <span className="field__name">{field.label}</span>
        {field.required === 'R' && (
          <span className="field__required" title="必填">
            必填
          </span>
        )}
        {/* always there: a line that came with the focus would move what is being clicked on */}
        {field.rule !== undefined && field.rule !== '—' && (
          <span className="field__rule soft">{plainRule(field.rule, labels)}</span>
        )}
        {from !== null && (
          <Tooltip title={`取自：${from}`}>
            <span className="field__from">取自本案</span>
          </Tooltip>
        )}
      </label>
      <Control id={id} field={field} value={value} follows={follows} onChange={onChange} />
      {children}
    </div>
  );
}

function Control({
  id,
  field,
  value,
  follows,
  onChange,
}: {
  id: string;
  field: Field;
  value: Json | undefined;
  follows: string | null;
  onChange: (value: Json) => void;
}) {
  const text =
    typeof value === 'string'
      ? value
      : value === undefined || value === null
        ? ''
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value);
  switch (field.type) {
    case 'text':
    case 'opinion':
      return (
        <Input.TextArea
          id={id}
          rows={2}
          value={text}
          {...(follows === null ? {} : { placeholder: `不另写的，印作：${follows}` })}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'boolean':
      return (
        <Radio.Group
          id={id}
          value={typeof value === 'boolean' ? value : null}
          onChange={(event) => onChange(event.target.value === true)}
        >
          <Radio value>是</Radio>
          <Radio value={false}>否</Radio>
        </Radio.Group>
      );
    case 'integer':
    case 'money':
      return (
        <InputNumber
          id={id}
          min={0}
          precision={0}
          style={{ width: 200 }}
          suffix={field.type === 'money' ? '元' : undefined}
          value={typeof value === 'number' ? value : text === '' ? null : Number(text)}
          onChange={(next) => onChange(next === null ? null : Number(next))}
        />
      );
    case 'date':
      return (
        <DatePicker
          id={id}
          value={text === '' ? null : dayjs(text)}
          onChange={(next) => onChange(next === null ? null : next.format('YYYY-MM-DD'))}
        />
      );
    case 'datetime':
      return (
        <DatePicker
          id={id}
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          value={text === '' ? null : dayjs(text)}
          onChange={(next) => onChange(next === null ? null : `${next.format('YYYY-MM-DDTHH:mm')}:00${shanghai}`)}
        />
      );
    case 'choice':
      if (field.open !== true)
        return (
          <Select
            id={id}
            allowClear
            value={text === '' ? null : text}
            onChange={(next: string | null) => onChange(next ?? null)}
            options={(field.options ?? []).map((option) => ({ value: option, label: option }))}
          />
        );
      return (
        <Select
          id={id}
          mode="tags"
          maxCount={1}
          value={text === '' ? [] : [text]}
          onChange={(next: string[]) => onChange(next.at(-1) ?? null)}
          options={(field.options ?? []).map((option) => ({ value: option, label: option }))}
        />
      );
    case 'statutes':
      return <StatuteInput id={id} value={textsOf(value, text)} onChange={onChange} />;
    case 'choices':
    case 'list':
    case 'documentRefs':
    case 'recordingRefs':
    case 'attachments':
      return (
        <Select
          id={id}
          mode={field.type === 'choices' && field.open !== true ? 'multiple' : 'tags'}
          tokenSeparators={['；', ';', '\n']}
          value={textsOf(value, text)}
          onChange={(next: string[]) => onChange(next)}
          options={(field.options ?? []).map((option) => ({ value: option, label: option }))}
        />
      );
    case 'table':
    case 'people':
      return (
        <RowsInput
          columns={field.columns ?? [{ key: 'name', label: '姓名', type: 'string' }]}
          rows={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      );
    case 'image':
      return <PictureInput id={id} value={text} onChange={onChange} />;
    case 'person':
    case 'group':
      return (
        <>
          <GroupInput id={id} field={field} value={value} onChange={onChange} />
          {follows !== null && <span className="soft">不另写的，印作：{follows}</span>}
        </>
      );
    default:
      return <Input id={id} maxLength={2000} value={text} onChange={(event) => onChange(event.target.value)} />;
  }
}

function textsOf(value: Json | undefined, text: string): string[] {
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  return text === '' ? [] : [text];
}

function GroupInput({
  id,
  field,
  value,
  onChange,
}: {
  id: string;
  field: Field;
  value: Json | undefined;
  onChange: (value: Json) => void;
}) {
  const columns = field.columns ?? [];
  if (columns.length === 0 || (typeof value === 'string' && value !== ''))
    return (
      <Input
        id={id}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  const group = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  return (
    <div className="field__group">
      {columns.map((column, index) => (
        <div key={column.key} className="field__part">
          <span className="soft">{column.label}</span>
          <CellInput
            id={index === 0 ? id : `${id}-${column.key}`}
            column={column}
            label={`${field.label}，${column.label}`}
            value={group[column.key]}
            onChange={(next) => onChange({ ...group, [column.key]: next })}
          />
        </div>
      ))}
      {Object.keys(group).length > 0 && (
        <Button size="small" type="text" onClick={() => onChange(null)}>
          清空
        </Button>
      )}
    </div>
  );
}
