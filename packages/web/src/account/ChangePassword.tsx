import type { Api } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';

type Values = { current: string; next: string; again: string };

export function ChangePassword() {
  const me = useSignedIn();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const change = useMutation({
    mutationFn: ({ current, next }: Values) =>
      call<Api['session']['changePassword']>('PUT', '/api/session/password', { body: { current, next } }),
    onSuccess: async () => {
      form.resetFields();
      void message.success('密码已修改，其他登录已失效');
      await client.invalidateQueries();
    },
  });
  return (
    <section className="panel account__part">
      <h2>密码</h2>
      <Form form={form} layout="vertical" onFinish={(values) => change.mutate(values)} className="account__form">
        <Form.Item
          name="current"
          label={me.mustChangePassword ? '一次性密码' : '现在的密码'}
          rules={[{ required: true, message: '请填写' }]}
        >
          <Input.Password autoComplete="current-password" maxLength={256} />
        </Form.Item>
        <Form.Item
          name="next"
          label="新密码"
          extra="至少 10 个字符，可以用一句自己记得住的话；不要用别处用过的密码"
          rules={[{ required: true, min: 10, message: '至少 10 个字符' }]}
        >
          <Input.Password autoComplete="new-password" maxLength={256} />
        </Form.Item>
        <Form.Item
          name="again"
          label="再输一次新密码"
          dependencies={['next']}
          rules={[
            { required: true, message: '请再输一次' },
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === undefined || value === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error('两次输入的密码不同')),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={256} />
        </Form.Item>
        {change.error !== null && <ProblemCard error={change.error} />}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          修改密码
        </Button>
      </Form>
    </section>
  );
}
