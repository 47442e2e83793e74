import type { Derivation } from '@liuhen/server/api';
import { Popover } from 'antd';
import { StatusMark } from '../status/StatusMark.tsx';
import { DerivationText } from './DerivationText.tsx';
import { clock, day, left } from './moment.ts';

type Props = {
  due: string;
  now: number;
  derivation: Derivation | null;
  settled?: boolean;
  /** Shown in red before it is past: what cannot be done afterwards at all. */
  urgent?: boolean;
};

/** A date is never bare: when it falls, what is left, and on demand how it was reached. */
export function DueDate({ due, now, derivation, settled = false, urgent = false }: Props) {
  const { past, words } = left(due, now);
  const time = clock(due);
  const text = (
    <span className="figures">
      {day(due)}
      {time === '24:00' || time === '00:00' || time === '23:59' ? '' : ` ${time}`}届满
      {settled ? '' : '，'}
      {!settled && <StatusMark status={past || urgent ? 'broken' : 'due'} word={words} />}
    </span>
  );
  if (derivation === null) return text;
  return (
    <Popover
      trigger={['hover', 'click']}
      content={<DerivationText derivation={derivation} />}
      styles={{ root: { maxWidth: 460 } }}
    >
      <button type="button" className="plain-button due-date" title="怎样算出来的">
        {text}
      </button>
    </Popover>
  );
}
