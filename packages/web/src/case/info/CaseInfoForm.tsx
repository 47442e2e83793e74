import type { CaseView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { useSignedIn } from '../../app/frame/me-context.ts';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { partyTypes } from '../../intake/party-types.ts';
import { newId } from '../../record/new-id.ts';
import { submit } from '../../record/submit.ts';
import { type CaseInfoValues, changesOf, infoOf } from './case-info.ts';

type Props = { view: CaseView; onClose: () => void };

/** What the case is and who the party is. Each change is a record of its own; the earlier ones stay. */
export function CaseInfoForm({ view, onClose }: Props) {
  const me = useSignedIn();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<CaseInfoValues>();
  const [ids] = useState(() => ({ caseProfile: newId(), partyIdentified: newId() }));
  const save = useMutation({
    mutationFn: async (values: CaseInfoValues) => {
      const from = new Date().toISOString();
      for (const { kind, data } of changesOf(view, values))
        await submit(me, { kind, case: view.id, from, data: { ...data } }, ids[kind]);
    },
    onSuccess: async () => {
      void message.success('已记入，之后的文书会自动取用');
      await client.invalidateQueries({ queryKey: ['case', view.id] });
      await client.invalidateQueries({ queryKey: ['prefill', view.id] });
      onClose();
    },
  });
  return (
    <Modal
      open
      width={760}
      title="案件信息"
      okText="保存"
      cancelText="取消"
      okButtonProps={{ loading: save.isPending, disabled: !view.mayRecord }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<CaseInfoValues>
        form={form}
        layout="vertical"
        disabled={!view.mayRecord}
        initialValues={infoOf(view)}
        onFinish={(values) => save.mutate(values)}
      >
        <h3 className="section-title">案件</h3>
        <Form.Item name="title" label="案由">
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="violated" label="违反条款" extra="写法律全称和条款项，一条一格，按回车隔开">
          <Select mode="tags" tokenSeparators={['；', ';', '\n']} notFoundContent="写完一条按回车" suffixIcon={null} />
        </Form.Item>
        <Form.Item name="basis" label="处理依据">
          <Select mode="tags" tokenSeparators={['；', ';', '\n']} notFoundContent="写完一条按回车" suffixIcon={null} />
        </Form.Item>
        <div className="form-page__pair">
          <Form.Item name="penaltyKind" label="拟处罚种类">
            <Select allowClear options={penaltyKinds.map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="penaltyAmount" label="拟处罚金额" extra="达到较大数额的，系统会要求告知听证、集体讨论">
            <InputNumber min={0} precision={0} suffix="元" style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <div className="form-page__four">
          {demands.map(({ name, label }) => (
            <Form.Item key={name} name={name} label={label} valuePropName="checked">
              <Switch />
            </Form.Item>
          ))}
        </div>
        <PartyPart />
        {save.error !== null && <ProblemCard error={save.error} />}
      </Form>
    </Modal>
  );
}

function PartyPart() {
  return (
    <>
      <h3 className="section-title">当事人</h3>
      <div className="form-page__pair">
        {party.map(({ name, label }) => (
          <Form.Item key={name} name={name} label={label}>
            <Input maxLength={300} />
          </Form.Item>
        ))}
        <Form.Item name="partyType" label="类型">
          <Select options={partyTypes} />
        </Form.Item>
      </div>
    </>
  );
}

const penaltyKinds = [
  '警告',
  '罚款',
  '没收违法所得',
  '责令停产停业',
  '暂扣许可证件',
  '吊销许可证件',
  '行政拘留（移送）',
];
const demands = [
  { name: 'isMajor', label: '重大行政执法行为' },
  { name: 'legalReviewRequired', label: '应当法制审核' },
  { name: 'hearingEligible', label: '应当告知听证' },
  { name: 'collectiveDiscussionRequired', label: '应当集体讨论' },
] as const;
const party = [
  { name: 'name', label: '名称（姓名）' },
  { name: 'uscc', label: '统一社会信用代码' },
  { name: 'idNumber', label: '公民身份号码' },
  { name: 'representative', label: '法定代表人（负责人）' },
  { name: 'representativeTitle', label: '职务' },
  { name: 'siteManager', label: '现场负责人' },
  { name: 'siteManagerTitle', label: '现场负责人职务' },
  { name: 'address', label: '住所地' },
  { name: 'phone', label: '联系电话' },
  { name: 'permitNo', label: '许可证编号' },
] as const;
