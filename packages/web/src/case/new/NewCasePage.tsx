import { procedures } from '@liuhen/records/procedures';
import type { Api } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Select, Switch } from 'antd';
import { call } from '../../api/call.ts';
import { useSignedIn } from '../../app/frame/me-context.ts';
import { PageTitle } from '../../app/PageTitle.tsx';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { newId } from '../../record/new-id.ts';

type Values = {
  procedure: string;
  title: string;
  party?: string;
  partyType?: string;
  uscc?: string;
  address?: string;
  urgent?: boolean;
  major?: boolean;
};

/** A case begins: which procedure, against whom, for what. Everything else is typed where it arises, once. */
export function NewCasePage() {
  const me = useSignedIn();
  const navigate = useNavigate();
  const client = useQueryClient();
  const open = useMutation({
    mutationFn: (values: Values) => {
      const id = newId();
      const party =
        values.party === undefined || values.party === ''
          ? undefined
          : {
              name: values.party,
              ...filled({ partyType: values.partyType, uscc: values.uscc, address: values.address }),
            };
      return call<Api['cases']['open']>('POST', '/api/cases', {
        body: {
          id,
          procedure: values.procedure,
          title: values.title,
          handlers: [me.person],
          ...(party === undefined ? {} : { party }),
          urgentStart: values.urgent === true,
          isMajor: values.major === true,
        },
      });
    },
    onSuccess: async ({ case: id }) => {
      await client.invalidateQueries({ queryKey: ['cases'] });
      await navigate({ to: '/cases/$case/$tab', params: { case: id, tab: 'documents' }, search: {} });
    },
  });
  return (
    <>
      <PageTitle title="新建案件" note="只填此刻知道的；以后知道的，在产生它的文书里填一次" />
      <Form<Values>
        className="panel form-page"
        layout="vertical"
        onFinish={(values) => open.mutate(values)}
        initialValues={{ procedure: 'penalty.ordinary', partyType: 'legalPerson' }}
      >
        <Form.Item name="procedure" label="程序" rules={[{ required: true, message: '请选择程序' }]}>
          <Select options={Object.entries(procedures).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item
          name="title"
          label="案由"
          extra="当事人 + 涉嫌 + 行为 + 案"
          rules={[{ required: true, message: '请填写案由' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="party" label="当事人">
          <Input maxLength={200} placeholder="不明的可以不填，查明后补" />
        </Form.Item>
        <Form.Item name="partyType" label="当事人类型">
          <Select
            options={[
              { value: 'legalPerson', label: '法人' },
              { value: 'organization', label: '其他组织' },
              { value: 'individualBusiness', label: '个体工商户' },
              { value: 'citizen', label: '公民' },
            ]}
          />
        </Form.Item>
        <Form.Item name="uscc" label="统一社会信用代码">
          <Input maxLength={18} />
        </Form.Item>
        <Form.Item name="address" label="住所地">
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item
          name="urgent"
          label="情况紧急，先行启动"
          extra="第七条：先行启动后 24 小时内补报程序启动审批表"
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
        <Form.Item
          name="major"
          label="重大行政执法行为"
          extra="启动审批表须有法制科合法性审查意见（第七条）"
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
        {open.error !== null && <ProblemCard error={open.error} />}
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          建案
        </Button>
      </Form>
    </>
  );
}

function filled<T extends Record<string, string | undefined>>(values: T): { [Key in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as {
    [Key in keyof T]?: string;
  };
}
