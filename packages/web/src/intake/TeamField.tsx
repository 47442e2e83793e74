import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';

/** Who handles the matter with me: known from the first step on, they stand on every paper of the case. */
export function TeamField() {
  const me = useSignedIn();
  const people = useQuery({
    queryKey: ['people'],
    queryFn: () => call<Api['people']['list']>('GET', '/api/people'),
    staleTime: 300_000,
  });
  const officers = (people.data?.people ?? []).filter(
    ({ id, offices }) => id !== me.person && offices.some(({ office }) => office === 'officer'),
  );
  return (
    <Form.Item name="team" label="同办人员" extra="执法应当由两名以上持证执法人员进行（行政处罚法第四十二条）">
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        options={officers.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}
