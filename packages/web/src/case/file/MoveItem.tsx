import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useSignedIn } from '../../app/frame/me-context.ts';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { newId } from '../../record/new-id.ts';
import { submit } from '../../record/submit.ts';
import { fieldOffice } from '../../status/acting-as.ts';
import { recordingTitle } from '../timeline/case-items.ts';
import type { FileRow } from './bound-file.ts';

/** `after` is undefined until a place was chosen. */
export type Move = { readonly item: string; readonly after: string | undefined };
type Props = { caseId: string; rows: readonly FileRow[]; move: Move; onClose: () => void };

/** In place of an id: before all others. */
const first = 'first';

/** Puts one item of the file at another place, and says why: the prescribed order is left only for a reason, which stays. */
export function MoveItem({ caseId, rows, move, onClose }: Props) {
  const me = useSignedIn();
  const client = useQueryClient();
  const [id] = useState(newId);
  const [after, setAfter] = useState(move.after);
  const [reason, setReason] = useState('');
  const title = rows.flatMap(({ item }) => (item.id === move.item ? [recordingTitle(item.fact)] : []))[0] ?? '';
  const put = useMutation({
    mutationFn: () =>
      submit(
        me,
        {
          kind: 'fileItemMoved',
          case: caseId,
          from: new Date().toISOString(),
          people: [{ role: fieldOffice(me)?.title ?? '立卷人', person: me.person, name: me.name }],
          data: { item: move.item, after: after === first ? null : (after ?? null), reason: reason.trim() },
        },
        id,
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={`调整位置：${title}`}
      okText="调整"
      cancelText="取消"
      okButtonProps={{ disabled: after === undefined || reason.trim() === '', loading: put.isPending }}
      onOk={() => put.mutate()}
      onCancel={onClose}
    >
      <div className="approve">
        <label htmlFor="move-after">放在</label>
        <Select
          id="move-after"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择排在哪一件之后"
          value={after ?? null}
          onChange={(value: string) => setAfter(value)}
          options={[
            { value: first, label: '最前' },
            ...rows
              .filter(({ item }) => item.id !== move.item)
              .map(({ item, no }) => ({ value: item.id, label: `${no}. ${recordingTitle(item.fact)} 之后` })),
          ]}
        />
        <label htmlFor="move-reason">理由</label>
        <Input
          id="move-reason"
          maxLength={200}
          placeholder="如：与第 5 件装订在一起"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className="soft">页号随之重编；谁在什么时候为什么调整，留在过程里。卷内文件目录已经做好的，要重做一份。</p>
        {put.error !== null && <ProblemCard error={put.error} />}
      </div>
    </Modal>
  );
}
