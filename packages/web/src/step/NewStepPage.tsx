import { stages, stageTitles, stepKinds } from '@liuhen/records';
import type { Api } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, DatePicker, Form, Input, Select, Switch } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { submit } from '../record/submit.ts';

type Values = {
  kind: string;
  title?: string;
  from: Dayjs;
  to?: Dayjs;
  people: string[];
  certShown?: boolean;
  reason?: string;
};

const options = stages.map((stage) => ({
  label: stageTitles[stage],
  options: Object.values(stepKinds)
    .filter((kind) => kind.stage === stage && kind.kind !== 'otherStep')
    .map((kind) => ({ value: kind.kind, label: kind.title })),
}));

/** Recording what was done: which step, when, by whom. Its documents and recordings hang on it. */
export function NewStepPage() {
  const { case: caseId } = useParams({ from: '/desk/cases/$case/step/new' });
  const me = useSignedIn();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form);
  const urgent = kind === 'programStarted';
  const people = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  const record = useMutation({
    mutationFn: (values: Values) => {
      const by = (people.data?.people ?? [])
        .filter((person) => values.people.includes(person.id))
        .map((person) => ({ role: person.offices[0]?.title ?? '执法人员', person: person.id, name: person.name }));
      return submit(me, {
        kind: values.kind,
        case: caseId,
        from: values.from.toISOString(),
        to: values.to?.toISOString() ?? null,
        people: by,
        data: {
          ...(values.title === undefined || values.title === '' ? {} : { title: values.title }),
          ...(values.certShown === undefined ? {} : { certShown: values.certShown }),
          ...(values.reason === undefined || values.reason === ''
            ? {}
            : urgent
              ? {
                  mode: '紧急先行启动',
                  startedAt: values.from.format('YYYY-MM-DDTHH:mm:ssZ'),
                  urgencyReason: values.reason,
                }
              : { reason: values.reason }),
        },
      });
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      await navigate({ to: '/cases/$case/$tab', params: { case: caseId, tab: 'process' }, search: { item: id } });
    },
  });
  return (
    <>
      <PageTitle title="记录步骤" note="只记发生了什么；做错的也照实记，系统会写明哪一条有问题、还能怎样补" />
      <Form<Values>
        form={form}
        className="panel form-page"
        layout="vertical"
        onFinish={(values) => record.mutate(values)}
        initialValues={{ from: dayjs(), people: [me.person] }}
      >
        <Form.Item name="kind" label="步骤" rules={[{ required: true, message: '请选择步骤' }]}>
          <Select showSearch optionFilterProp="label" options={options} placeholder="写几个字查找，如“检查”" />
        </Form.Item>
        <Form.Item name="title" label="说明">
          <Input maxLength={200} placeholder="一句话，可不填" />
        </Form.Item>
        <Form.Item name="from" label="开始时间" rules={[{ required: true, message: '请填写时间' }]}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
        <Form.Item
          name="to"
          label="结束时间"
          dependencies={['from']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, to: Dayjs | undefined) =>
                to === undefined || to === null || !to.isBefore(getFieldValue('from'))
                  ? Promise.resolve()
                  : Promise.reject(new Error('结束时间早于开始时间')),
            }),
          ]}
        >
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
        <Form.Item name="people" label="参加人员" extra="调查取证须两名以上持证执法人员（第九条）">
          <Select
            mode="multiple"
            optionFilterProp="label"
            options={(people.data?.people ?? []).map((person) => ({ value: person.id, label: person.name }))}
          />
        </Form.Item>
        <Form.Item name="certShown" label="已出示执法证件" valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item
          name="reason"
          label={urgent ? '紧急事由' : '理由、经过'}
          extra={urgent ? '第七条：先行启动后 24 小时内补报程序启动审批表' : undefined}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
        {record.error !== null && <ProblemCard error={record.error} />}
        <Button type="primary" htmlType="submit" loading={record.isPending}>
          记入全过程
        </Button>
      </Form>
    </>
  );
}
