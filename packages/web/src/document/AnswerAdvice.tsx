import type { CaseView, FactView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Radio } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { submit } from '../record/submit.ts';
import { adviceToAnswer, type Suggestion } from './advice.ts';

type Props = { fact: FactView; view: CaseView };

/** 第十四条: whoever handles the case says what became of each suggestion of the legal review. What the reviewer signed is not touched. */
export function AnswerAdvice({ fact, view }: Props) {
  const [answering, setAnswering] = useState(false);
  const advice = adviceToAnswer(fact);
  if (advice.length === 0) return null;
  return (
    <>
      <Button onClick={() => setAnswering(true)}>答复建议</Button>
      {answering && <Answer fact={fact} view={view} advice={advice} onClose={() => setAnswering(false)} />}
    </>
  );
}

type Said = { readonly adopted: boolean | null; readonly reason: string };
const nothingSaid: Said = { adopted: null, reason: '' };

type AnswerProps = Props & { advice: readonly Suggestion[]; onClose: () => void };

function Answer({ fact, view, advice, onClose }: AnswerProps) {
  const me = useSignedIn();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [id] = useState(newId);
  const [said, setSaid] = useState<readonly Said[]>(() => advice.map(() => nothingSaid));
  const complete = said.every(({ adopted, reason }) => adopted !== null && reason.trim() !== '');
  const answer = useMutation({
    mutationFn: () => {
      const at = dayjs();
      const fields = fieldsOf(advice, said, { by: me.name, at: `${at.format('YYYY-MM-DDTHH:mm')}:00+08:00` });
      return submit(
        me,
        {
          kind: 'supplement',
          case: view.id,
          from: at.toISOString(),
          people: [{ role: '答复人', person: me.person, name: me.name }],
          links: [{ rel: 'supplements', record: fact.id }],
          data: { reason: '答复法制审核建议', changes: { fields } },
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
  const change = (place: number, by: Partial<Said>) =>
    setSaid((before) => before.map((one, index) => (index === place ? { ...one, ...by } : one)));
  return (
    <Modal
      open
      title="答复法制审核建议"
      okText="记入答复"
      cancelText="暂不"
      okButtonProps={{ disabled: !complete, loading: answer.isPending }}
      onCancel={onClose}
      onOk={() => answer.mutate()}
    >
      <div className="approve">
        <p className="soft">
          法制审核的每条建议采纳与否，应当在作出决定前答复（制度第十四条）。答复附在审核意见之后，审核人签过的页面不变；记入之后不能再改。
        </p>
        {advice.map((suggestion, place) => (
          <OneAnswer
            key={suggestion.no ?? 0}
            suggestion={suggestion}
            said={said[place] ?? nothingSaid}
            onChange={(by) => change(place, by)}
          />
        ))}
        {answer.error !== null && <ProblemCard error={answer.error} />}
      </div>
    </Modal>
  );
}

type OneProps = { suggestion: Suggestion; said: Said; onChange: (by: Partial<Said>) => void };

function OneAnswer({ suggestion: { no, text }, said, onChange }: OneProps) {
  const whole = no === null;
  const name = whole ? '' : `第 ${no.toString()} 条`;
  const field = `advice-note${whole ? '' : `-${no.toString()}`}`;
  return (
    <fieldset className="advice__one">
      <legend className={whole ? 'visually-hidden' : ''}>{whole ? '建议' : name}</legend>
      <blockquote className="advice">{text}</blockquote>
      <Radio.Group
        aria-label={`${name}是否采纳`}
        value={said.adopted}
        onChange={(event) => onChange({ adopted: event.target.value as boolean })}
        options={[
          { value: true, label: '采纳' },
          { value: false, label: '不采纳' },
        ]}
      />
      <label htmlFor={field}>{`${name}采纳到哪里，或者不采纳的理由`}</label>
      <Input.TextArea
        id={field}
        rows={whole ? 3 : 2}
        maxLength={1000}
        value={said.reason}
        onChange={(event) => onChange({ reason: event.target.value })}
      />
    </fieldset>
  );
}

type Signed = { readonly by: string; readonly at: string };

/** Advice in one piece is answered in one piece, suggestions row by row. */
function fieldsOf(advice: readonly Suggestion[], said: readonly Said[], signed: Signed) {
  const [first] = said;
  if (advice[0]?.no === null)
    return { response: { adopted: first?.adopted ?? null, note: first?.reason.trim() ?? '', ...signed } };
  const answers = advice.map(({ no }, place) => ({
    no,
    adopted: said[place]?.adopted ?? null,
    reason: said[place]?.reason.trim() ?? '',
    ...signed,
  }));
  return { answers };
}
