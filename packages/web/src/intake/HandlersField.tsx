import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';

const enforcers = ['officer', 'brigadeChief'];

/** Who handles the case beside the one who takes it in: inquiry takes two with certificates. */
export function HandlersField() {
  const me = useSignedIn();
  const people = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  const others = (people.data?.people ?? []).filter(
    ({ id, offices }) => id !== me.person && offices.some(({ office }) => enforcers.includes(office)),
  );
  return (
    <Form.Item
      name="handlers"
      label="一同承办"
      extra={`${me.name}为承办人；调查取证须两名以上持证执法人员（第九条），现在可以不定，之后由大队指派`}
    >
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}
