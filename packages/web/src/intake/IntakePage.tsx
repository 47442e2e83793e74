import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, DatePicker, Form, Input, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { enterStays } from '../app/enter-stays.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { intakeOf, type Values, type Way } from './intake-values.ts';
import { intakeIds, openCase } from './open-case.ts';
import { PartyFields } from './PartyFields.tsx';
import { WayFields } from './WayFields.tsx';

const ways: Record<Way, { label: string; note: string; titleHint: string }> = {
  exOfficio: {
    label: '依职权',
    note: '检查、监测、移送、交办等发现的线索；紧急的先行启动，24 小时内补报（第七条）',
    titleHint: '当事人 + 涉嫌 + 行为 + 案',
  },
  application: {
    label: '依申请',
    note: '登记申请、出具凭证、一次性告知补正（第六条）；口头申请由我方记录，申请人确认',
    titleHint: '申请人 + 申请事项',
  },
  complaint: {
    label: '投诉举报',
    note: '实名或匿名；举报人信息只有承办人和接报人能看到（第八条）',
    titleHint: '被举报人 + 被反映的事项',
  },
};

/** A matter comes in by one of three ways. Only what is known now is asked; the rest is typed once, where it arises. */
export function IntakePage() {
  const me = useSignedIn();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [way, setWay] = useState<Way>('exOfficio');
  const [ids] = useState(intakeIds);
  const open = useMutation({
    mutationFn: (values: Values) => openCase(me, intakeOf(way, values), ids),
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ['cases'] });
      await client.invalidateQueries({ queryKey: ['tasks'] });
      await navigate({ to: '/cases/$case/$tab', params: { case: id, tab: 'process' }, search: {} });
    },
  });
  return (
    <>
      <PageTitle title="登记新案件" note={ways[way].note} />
      <Segmented<Way>
        className="intake__ways"
        aria-label="来件方式"
        value={way}
        onChange={setWay}
        options={(Object.keys(ways) as Way[]).map((value) => ({ value, label: ways[value].label }))}
      />
      <Form<Values>
        form={form}
        className="panel form-page"
        layout="vertical"
        onKeyDown={enterStays}
        onFinish={(values) => open.mutate(values)}
        initialValues={{ at: dayjs(), procedure: 'penalty.ordinary', partyType: 'legalPerson', named: true }}
      >
        <Form.Item
          name="at"
          label={way === 'exOfficio' ? '发现或启动时间' : '收到时间'}
          rules={[{ required: true, message: '请填写时间' }]}
        >
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
        <Form.Item
          name="title"
          label={way === 'exOfficio' ? '案由' : '事由'}
          extra={ways[way].titleHint}
          rules={[{ required: true, message: '请用一句话写明事由' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <WayFields way={way} form={form} />
        <PartyFields way={way} form={form} />
        {open.error !== null && <ProblemCard error={open.error} />}
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          登记
        </Button>
      </Form>
    </>
  );
}
