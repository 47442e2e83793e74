import type { Api, PersonalPlace } from '@liuhen/server/api';
import { useMutation } from '@tanstack/react-query';
import { App, Modal, Radio } from 'antd';
import { useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StepUp } from '../document/StepUp.tsx';

type Props = { place: PersonalPlace; part: string; onClose: (done: boolean) => void };

/** Takes one part of one record away for good, under an approval that names the record. */
export function EraseUnit({ place, part, onClose }: Props) {
  const { message } = App.useApp();
  const [approval, setApproval] = useState(place.approvals[0]?.id ?? '');
  const [again, setAgain] = useState(false);
  const erase = useMutation({
    mutationFn: () =>
      call<Api['cases']['erase']>('POST', '/api/cases/:case/records/:record/erasures', {
        params: { case: place.case, record: place.record },
        body: { approval, units: [place.unit] },
      }),
    onSuccess: () => {
      void message.success('已抹去，并留下销毁登记');
      onClose(true);
    },
    onError: (error) => setAgain(error instanceof RequestProblem && error.problem.code === 'stepUpNeeded'),
  });
  return (
    <Modal
      open
      title={`抹去：${place.title} 的“${part}”`}
      okText="抹去，不可恢复"
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: approval === '', loading: erase.isPending }}
      onOk={() => erase.mutate()}
      onCancel={() => onClose(false)}
    >
      <p>{place.value}</p>
      {place.approvals.length === 0 ? (
        <p>
          本案还没有针对这条记录的销毁审批。请先组织鉴定、填写《档案鉴定销毁审批表》，经负责人批准、两人监销后登记“销毁”并关联这条记录（档案法第三十一条）。
        </p>
      ) : (
        <Radio.Group value={approval} onChange={(event) => setApproval(String(event.target.value))}>
          {place.approvals.map(({ id, ground }) => (
            <Radio key={id} value={id}>
              依据：{ground === '' ? '销毁审批' : ground}
            </Radio>
          ))}
        </Radio.Group>
      )}
      <p className="soft">
        抹去后这一部分谁也读不出，记录的其余部分和日志的核验不受影响；案卷里注明抹去了什么、依据哪项审批。
      </p>
      {erase.error !== null && !again && <ProblemCard error={erase.error} />}
      <StepUp open={again} onClose={() => setAgain(false)} onDone={() => erase.mutate()} />
    </Modal>
  );
}
