import type { Api, PublicationOffer } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Radio, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { grounds } from '../copies/masks.ts';
import { newId } from '../record/new-id.ts';
import { type Answer, Proposals } from './Proposals.tsx';
import { masksInWords } from './public-versions.ts';

type Props = {
  caseId: string;
  /** The decision to begin with. */
  wanted: string | null;
  onClose: () => void;
  onMade: (record: string) => void;
};

/** Which decision, what the rule masks in it by itself, and what a person adds with its ground. */
export function MakePublicVersion(props: Props) {
  const offer = useQuery({
    queryKey: ['case', props.caseId, 'publications', 'offer'],
    queryFn: () =>
      call<Api['publications']['offer']>('GET', '/api/cases/:case/publications/offer', {
        params: { case: props.caseId },
      }),
    staleTime: 0,
  });
  if (offer.data !== undefined && offer.data.documents.length > 0) return <Form {...props} offer={offer.data} />;
  return (
    <Modal open title="制作公示版本" footer={null} onCancel={props.onClose}>
      {offer.error !== null && <ProblemCard error={offer.error} />}
      {offer.error === null && offer.data === undefined && <Skeleton active />}
      {offer.data !== undefined && (
        <Empty title="没有可以公示的决定书">决定书签发编号后，在这里制作遮蔽个人信息的公示版本。</Empty>
      )}
    </Modal>
  );
}

type Word = { readonly key: string; readonly word: string; readonly ground: string };

function Form({ caseId, wanted, onClose, onMade, offer }: Props & { offer: PublicationOffer }) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const [id] = useState(newId);
  const free = offer.documents.filter(({ withheld }) => withheld === null);
  const [record, setRecord] = useState(
    free.find((one) => one.record === wanted)?.record ?? free.at(-1)?.record ?? null,
  );
  const [words, setWords] = useState<readonly Word[]>([]);
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const chosen = offer.documents.find((one) => one.record === record);
  const make = useMutation({
    mutationFn: () =>
      call<Api['publications']['make']>('POST', '/api/cases/:case/publications', {
        params: { case: caseId },
        body: {
          id,
          record: record ?? '',
          words: [
            ...words.map(({ word, ground }) => ({ word: word.trim(), ground, article: articleOf(ground) })),
            ...struck.map((word) => ({ word, ground: '个人隐私', article: articleOf('个人隐私') })),
          ],
          kept: proposals.filter(({ word }) => answers.get(word) === 'keep').map(({ word }) => word),
        },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      void message.success('公示版本已制作，可以下载');
      onMade(id);
    },
  });
  const proposals = chosen?.proposals ?? [];
  const struck = proposals.filter(({ word }) => answers.get(word) === 'mask').map(({ word }) => word);
  const isAnswered = proposals.every(({ word }) => answers.has(word));
  const change = (word: Word) => setWords(words.map((one) => (one.key === word.key ? word : one)));
  const isComplete = record !== null && isAnswered && words.every(({ word }) => word.trim().length >= 2);
  return (
    <Modal
      open
      width={720}
      title="制作公示版本"
      okText="制作"
      cancelText="取消"
      okButtonProps={{ disabled: !isComplete, loading: make.isPending }}
      onOk={() => make.mutate()}
      onCancel={onClose}
    >
      <div className="public-form">
        <Radio.Group
          className="public-form__documents"
          value={record}
          onChange={({ target }) => setRecord(target.value as string)}
          options={offer.documents.map((one) => ({
            value: one.record,
            disabled: one.withheld !== null,
            label: one.withheld ?? `${one.title}${one.number === null ? '' : `　${one.number}`}`,
          }))}
        />
        {chosen !== undefined && (
          <dl className="public-form__masks">
            <dt>依规则遮蔽</dt>
            <dd>{masksInWords(chosen.masks)}</dd>
          </dl>
        )}
        <Proposals
          proposals={proposals}
          answers={answers}
          onAnswer={(word, answer) => setAnswers(new Map(answers).set(word, answer))}
        />
        <p className="soft">
          自然人只留姓氏，未成年人和举报人不留姓氏，证件、电话、账号、住址不显示。机器认不出商业秘密；决定书里有的，在下面逐项写明。
        </p>
        {words.map((one, index) => (
          <div key={one.key} className="public-form__word">
            <Input
              aria-label={`另需遮蔽的词 ${index + 1}`}
              placeholder="照决定书的写法，如工艺名称"
              maxLength={200}
              value={one.word}
              onChange={({ target }) => change({ ...one, word: target.value })}
            />
            <Select
              aria-label={`依据 ${index + 1}`}
              value={one.ground}
              onChange={(ground: string) => change({ ...one, ground })}
              options={choices.map(({ ground }) => ({ value: ground, label: ground }))}
            />
            <Button type="text" onClick={() => setWords(words.filter(({ key }) => key !== one.key))}>
              删去
            </Button>
          </div>
        ))}
        <Button onClick={() => setWords([...words, { key: newId(), word: '', ground: '商业秘密' }])}>
          另加遮蔽的词
        </Button>
        {make.error !== null && <ProblemCard error={make.error} />}
      </div>
    </Modal>
  );
}

/** Whoever reported is masked by the rule, and never named as a ground that the public reads. */
const choices = grounds.filter(({ ground }) => ground !== '举报人信息');
const articleOf = (ground: string): string => grounds.find((one) => one.ground === ground)?.article ?? '制度第三十条';
