import type { PublicationOffer } from '@liuhen/server/api';
import { Button, Tag } from 'antd';
import { useRef } from 'react';

export type Answer = 'mask' | 'keep';
type Props = {
  proposals: PublicationOffer['documents'][number]['proposals'];
  answers: ReadonlyMap<string, Answer>;
  onAnswer: (word: string, answer: Answer) => void;
};

const keys: Readonly<Record<string, Answer>> = { z: 'mask', Z: 'mask', g: 'keep', G: 'keep' };

/** What may be somebody's and stands in no record: masked or let stand, each with one key; the next one has the focus then. */
export function Proposals({ proposals, answers, onAnswer }: Props) {
  const list = useRef<HTMLUListElement>(null);
  if (proposals.length === 0) return null;
  const open = proposals.filter(({ word }) => !answers.has(word)).length;
  const answer = (at: number, word: string, said: Answer) => {
    onAnswer(word, said);
    const next = proposals.findIndex((one, index) => index > at && !answers.has(one.word));
    if (next !== -1) list.current?.querySelectorAll<HTMLElement>('li')[next]?.focus();
  };
  return (
    <section aria-label="可能是个人信息的内容">
      <h4 className="public-form__heading">
        可能是个人信息，请逐处核对
        <span className="soft public-form__open" role="status">
          {open === 0 ? '都已核对' : `还有 ${open} 处没有核对，核对完才能制作`}
        </span>
      </h4>
      <ul className="public-form__proposals" ref={list}>
        {proposals.map(({ word, what, among }, at) => (
          <li
            key={word}
            className="public-form__line"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: one key answers the line that has the focus
            tabIndex={0}
            onKeyDown={(event) => {
              const said = keys[event.key];
              if (said === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
              event.preventDefault();
              answer(at, word, said);
            }}
          >
            <div className="public-form__proposal">
              <strong>{word}</strong> <Tag>{what}</Tag>
              <span className="soft public-form__among">{among}</span>
            </div>
            <div className="public-form__answers">
              <Button
                size="small"
                type={answers.get(word) === 'mask' ? 'primary' : 'default'}
                aria-pressed={answers.get(word) === 'mask'}
                onClick={() => answer(at, word, 'mask')}
              >
                遮蔽（Z）
              </Button>
              <Button
                size="small"
                type={answers.get(word) === 'keep' ? 'primary' : 'default'}
                aria-pressed={answers.get(word) === 'keep'}
                onClick={() => answer(at, word, 'keep')}
              >
                可以公开（G）
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
