import type { Api, ReleaseOffer } from '@liuhen/server/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Input, Modal, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { call, RequestProblem } from '../../api/call.ts';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { StepUp } from '../../document/StepUp.tsx';
import { newId } from '../../record/new-id.ts';
import { type ChosenScans, ScanChoices, scanKey } from './ScanChoices.tsx';

type Props = { caseId: string; onClose: () => void; onMade: () => void };

/** What goes out, for whom, and what of it stays back. The documents are set anew without it: nothing lies under the bars. */
export function MakeRelease({ caseId, onClose, onMade }: Props) {
  const params = { case: caseId };
  const offer = useQuery({
    queryKey: ['case', caseId, 'releases', 'offer'],
    queryFn: () => call<Api['releases']['offer']>('GET', '/api/cases/:case/releases/offer', { params }),
    staleTime: 0,
  });
  return (
    <>
      {offer.data === undefined ? (
        <Modal open title="制作复制件" footer={null} onCancel={onClose}>
          {offer.error === null ? <Skeleton active /> : <ProblemCard error={offer.error} />}
        </Modal>
      ) : (
        <Form offer={offer.data} caseId={caseId} onClose={onClose} onMade={onMade} />
      )}
    </>
  );
}

function Form({ offer, caseId, onClose, onMade }: Props & { offer: ReleaseOffer }) {
  const [id] = useState(newId);
  const [receiver, setReceiver] = useState(offer.receiver ?? '');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [fields, setFields] = useState<Readonly<Record<string, string[]>>>({});
  const [scans, setScans] = useState<ChosenScans>({});
  const [words, setWords] = useState<string[]>(offer.words.map(({ word }) => word));
  const [ground, setGround] = useState(offer.words.length > 0 ? '涉及第三人个人信息（制度第三十条）' : '');
  const [confirming, setConfirming] = useState(false);
  const make = useMutation({
    mutationFn: () =>
      call<Api['releases']['make']>('POST', '/api/cases/:case/releases', {
        params: { case: caseId },
        body: {
          id,
          receiver,
          items: chosen.map((record) => ({ record, fields: fields[record] ?? [] })),
          scans: offer.scans
            .filter((scan) => scanKey(scan) in scans)
            .map((scan) => ({
              record: scan.record,
              sha256: scan.sha256,
              areas: (scans[scanKey(scan)] ?? []).map(({ key: _key, ...area }) => area),
            })),
          words: chosen.length === 0 ? [] : words,
          ground,
        },
      }),
    onSuccess: onMade,
    onError: (error) => {
      if (error instanceof RequestProblem && error.problem.code === 'stepUpNeeded') setConfirming(true);
    },
  });
  const count = chosen.length + Object.keys(scans).length;
  const blocked = offer.refusals.length > 0;
  const asksWho = make.error instanceof RequestProblem && make.error.problem.code === 'stepUpNeeded';
  const free = offer.documents.filter(({ withheld }) => withheld === null);
  const kept = offer.documents.filter(({ withheld }) => withheld !== null);
  return (
    <Modal
      open
      width={760}
      title="制作复制件"
      okText={count === 0 ? '制作' : `制作 ${count} 份`}
      cancelText="取消"
      okButtonProps={{ disabled: blocked || count === 0 || receiver.trim() === '', loading: make.isPending }}
      onOk={() => make.mutate()}
      onCancel={onClose}
    >
      <div className="approve release-form">
        {offer.refusals.map(({ message, cure }) => (
          <Alert key={message} type="warning" showIcon title={message} description={cure} />
        ))}
        <label htmlFor="release-receiver">领取人</label>
        <Input
          id="release-receiver"
          value={receiver}
          maxLength={100}
          onChange={(event) => setReceiver(event.target.value)}
        />
        <label htmlFor="release-words">凡出现都遮蔽的词</label>
        <Select
          id="release-words"
          mode="tags"
          open={false}
          suffixIcon={null}
          placeholder="第三人姓名、证件号码、电话；输入后回车"
          value={words}
          onChange={(value: string[]) => setWords(value)}
        />
        {offer.words.length > 0 && (
          <p className="soft">
            已列出疑似第三人的信息：{offer.words.map(({ word, why }) => `${word}（${why}）`).join('、')}
          </p>
        )}
        <label htmlFor="release-ground">遮蔽的依据</label>
        <Input id="release-ground" value={ground} maxLength={500} onChange={(event) => setGround(event.target.value)} />
        <div className="release-form__head">
          <span>文书</span>
          <Checkbox
            checked={free.length > 0 && chosen.length === free.length}
            indeterminate={chosen.length > 0 && chosen.length < free.length}
            onChange={({ target }) => setChosen(target.checked ? free.map(({ record }) => record) : [])}
          >
            全选
          </Checkbox>
        </div>
        <ul className="release-form__documents">
          {free.map((one) => (
            <li key={one.record} className="release-form__document">
              <Checkbox
                checked={chosen.includes(one.record)}
                onChange={({ target }) =>
                  setChosen((before) =>
                    target.checked ? [...before, one.record] : before.filter((record) => record !== one.record),
                  )
                }
              >
                {one.title} <span className="soft figures">{one.number ?? ''}</span>
                {one.careful && <span className="release-form__careful"> 须遮蔽</span>}
              </Checkbox>
              {chosen.includes(one.record) && one.fields.length > 0 && (
                <Select
                  aria-label={`${one.title}整项遮蔽`}
                  mode="multiple"
                  placeholder="整项遮蔽的栏目（可不选）"
                  value={fields[one.record] ?? []}
                  onChange={(value: string[]) => setFields((before) => ({ ...before, [one.record]: value }))}
                  options={one.fields.map(({ key, label }) => ({ value: key, label }))}
                />
              )}
            </li>
          ))}
          {kept.map((one) => (
            <li key={one.record} className="release-form__document soft">
              {one.withheld}
            </li>
          ))}
        </ul>
        <ScanChoices caseId={caseId} scans={offer.scans} chosen={scans} onChange={setScans} />
        {make.error !== null && !asksWho && <ProblemCard error={make.error} />}
      </div>
      <StepUp open={confirming} onClose={() => setConfirming(false)} onDone={() => make.mutate()} />
    </Modal>
  );
}
