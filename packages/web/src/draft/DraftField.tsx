import type { Field } from '@liuhen/records';
import { memo } from 'react';
import { FieldInput } from './FieldInput.tsx';
import { FieldNews } from './FieldNews.tsx';
import { FineBeside } from './FineBeside.tsx';
import { sameValue, type Value } from './same-value.ts';
import type { Dispute, News } from './use-shared-draft.ts';

type Props = {
  field: Field;
  value: Value | undefined;
  from: string | null;
  follows: string | null;
  labels: ReadonlyMap<string, string>;
  active: boolean;
  news: News | undefined;
  dispute: Dispute | undefined;
  /** Of a fine: the case, and the provisions cited, one a line. */
  fine: { readonly caseId: string; readonly cited: string } | null;
  /** These three must do the same whenever they were made: a field is not drawn anew for them. */
  onFocus: (key: string) => void;
  onChange: (key: string, value: Value) => void;
  onSettle: (key: string, keep: 'mine' | 'theirs') => void;
};

/** One field of a draft with what stands under it; drawn anew only when something of its own changed, so that typing stays fluent. */
export const DraftField = memo(function DraftField(props: Props) {
  const { field, value, from, follows, labels, active, news, dispute, fine, onFocus, onChange, onSettle } = props;
  return (
    <FieldInput
      field={field}
      value={value}
      from={from}
      follows={follows}
      labels={labels}
      active={active}
      onFocus={() => onFocus(field.key)}
      onChange={(next) => onChange(field.key, next)}
    >
      <FieldNews label={field.label} news={news} dispute={dispute} onSettle={(keep) => onSettle(field.key, keep)} />
      {fine !== null && (
        <FineBeside caseId={fine.caseId} value={value} cited={fine.cited === '' ? [] : fine.cited.split('\n')} />
      )}
    </FieldInput>
  );
}, isSame);

function isSame(before: Props, after: Props): boolean {
  return (
    before.field === after.field &&
    (before.value === after.value || sameValue(before.value, after.value)) &&
    before.from === after.from &&
    before.follows === after.follows &&
    before.active === after.active &&
    before.news === after.news &&
    before.dispute === after.dispute &&
    before.fine?.cited === after.fine?.cited
  );
}
