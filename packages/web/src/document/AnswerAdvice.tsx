import type { CaseView, FactView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Radio } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { submit } from '../record/submit.ts';
import { adviceToAnswer } from './advice.ts';

type Props = { fact: FactView; view: CaseView };

/** 第十四条: whoever handles the case says what became of the advice of the legal review. What the reviewer signed is not touched. */
export function AnswerAdvice({ fact, view }: Props) {
  const [answering, setAnswering] = useState(false);
  const advice = adviceToAnswer(fact);
  if (advice === null) return null;
  return (
    <>
      <Button onClick={() => setAnswering(true)}>答复建议</Button>
      {answering && <Answer fact={fact} view={view} advice={advice} onClose={() => setAnswering(false)} />}
    </>
  );
}

function Answer({ fact, view, advice, onClose }: Props & { advice: string; onClose: () => void }) {
  const me = useSignedIn();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [id] = useState(newId);
  const [adopted, setAdopted] = useState<boolean | null>(null);
  const [note, setNote] = useState('');
  const answer = useMutation({
    mutationFn: () => {
      const at = dayjs();
      const response = { adopted, note: note.trim(), by: me.name, at: `${at.format('YYYY-MM-DDTHH:mm')}:00+08:00` };
      return submit(
        me,
        {
          kind: 'supplement',
          case: view.id,
          from: at.toISOString(),
          people: [{ role: '答复人', person: me.person, name: me.name }],
          links: [{ rel: 'supplements', record: fact.id }],
          data: { reason: '答复法制审核建议', changes: { fields: { response } } },
        },
        id,
      );
    },
    onSuccess: async () => {
      void message.success('答复已记入审核意见');
      await client.invalidateQueries({ queryKey: ['case', view.id] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title="答复法制审核建议"
      okText="记入答复"
      cancelText="暂不"
      okButtonProps={{ disabled: adopted === null || note.trim() === '', loading: answer.isPending }}
      onCancel={onClose}
      onOk={() => answer.mutate()}
    >
      <div className="approve">
        <p className="soft">
          法制审核的建议采纳与否，应当在作出决定前答复（制度第十四条）。答复附在审核意见之后，审核人签过的页面不变。
        </p>
        <blockquote className="advice">{advice}</blockquote>
        <Radio.Group
          aria-label="是否采纳"
          value={adopted}
          onChange={(event) => setAdopted(event.target.value)}
          options={[
            { value: true, label: '采纳' },
            { value: false, label: '不采纳' },
          ]}
        />
        <label htmlFor="advice-note">采纳到哪里，或者不采纳的理由</label>
        <Input.TextArea
          id="advice-note"
          rows={3}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {answer.error !== null && <ProblemCard error={answer.error} />}
      </div>
    </Modal>
  );
}
