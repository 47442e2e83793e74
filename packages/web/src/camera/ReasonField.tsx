import { AutoComplete } from 'antd';

/** What interrupts a film as a rule; whatever else is written out. */
export const pauseReasons = [
  '等候当事人、见证人',
  '转移检查地点',
  '涉及商业秘密、个人隐私',
  '更换电池、设备',
  '休息、用餐',
];
export const endReasons = ['手机没电', '来电、切换到其他应用', '浏览器被关闭', '设备故障', '存储已满'];

type Props = {
  readonly id: string;
  readonly value: string;
  readonly choices: readonly string[];
  readonly onChange: (reason: string) => void;
};

export function ReasonField({ id, value, choices, onChange }: Props) {
  return (
    <AutoComplete
      id={id}
      value={value}
      maxLength={200}
      options={choices.map((choice) => ({ value: choice }))}
      placeholder="选一项，或者写明"
      onChange={(next: string) => onChange(next)}
    />
  );
}
