import { Form, type FormInstance, Input, Select } from 'antd';
import type { Values, Way } from './intake-values.ts';
import { KnownParty } from './KnownParty.tsx';
import { partyTypes } from './party-types.ts';

const labels: Record<Way, string> = { exOfficio: '当事人', application: '申请人', complaint: '被投诉举报人' };

/** The party, as far as it is known; what the bureau already has with that name is shown at once. */
export function PartyFields({ way, form }: { way: Way; form: FormInstance<Values> }) {
  const name = Form.useWatch('party', form) ?? '';
  return (
    <>
      <Form.Item
        name="party"
        label={labels[way]}
        rules={way === 'application' ? [{ required: true, message: '请填写申请人' }] : []}
      >
        <Input maxLength={200} placeholder={way === 'application' ? '' : '不明的可以不填，查明后补'} />
      </Form.Item>
      <KnownParty name={name} onTake={(facts) => form.setFieldsValue(facts)} />
      <div className="form-page__pair">
        <Form.Item name="partyType" label="类型">
          <Select options={partyTypes} />
        </Form.Item>
        <Form.Item name="uscc" label="统一社会信用代码">
          <Input maxLength={18} />
        </Form.Item>
        <Form.Item name="representative" label="法定代表人（负责人）">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="representativeTitle" label="职务">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="address" label="住所地">
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name="phone" label="联系电话">
          <Input maxLength={40} inputMode="tel" />
        </Form.Item>
      </div>
    </>
  );
}
