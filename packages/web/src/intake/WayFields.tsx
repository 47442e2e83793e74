import { procedures } from '@liuhen/records/procedures';
import { Form, type FormInstance, Input, Radio, Select, Switch } from 'antd';
import { StepFieldInput } from '../step/StepFieldInput.tsx';
import { fieldsOf } from '../step/step-fields.ts';
import { HandlersField } from './HandlersField.tsx';
import { isPermitEnding, permitEndings, permitRequests, type Values, type Way } from './intake-values.ts';

/** What only one of the three ways asks. */
export function WayFields({ way, form }: { way: Way; form: FormInstance<Values> }) {
  if (way === 'application') return <Application form={form} />;
  return way === 'complaint' ? <Complaint form={form} /> : <ExOfficio form={form} />;
}

function Application({ form }: { form: FormInstance<Values> }) {
  const oral = Form.useWatch('oral', form) ?? false;
  const request = Form.useWatch('request', form);
  return (
    <>
      {!oral && (
        <Form.Item
          name="request"
          label="与已有许可的关系"
          extra="新申请的不选；延续须在原许可届满三十日前申请（排污许可六十日）"
        >
          <Select
            allowClear
            placeholder="新申请"
            options={Object.entries(permitRequests).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
      )}
      {!oral && request !== undefined && <BeginningFields kind={request} />}
      <Form.Item
        name="oral"
        label="口头申请"
        valuePropName="checked"
        extra="书写确有困难的，由我方记录申请内容、宣读核对，申请人签名或按指印（第六条）"
      >
        <Switch />
      </Form.Item>
      <Form.Item name="content" label="申请内容">
        <Input.TextArea rows={2} maxLength={4000} />
      </Form.Item>
      <HandlersField />
    </>
  );
}

function Complaint({ form }: { form: FormInstance<Values> }) {
  const named = Form.useWatch('named', form) ?? true;
  return (
    <>
      <Form.Item name="named" label="举报人">
        <Radio.Group>
          <Radio value>实名</Radio>
          <Radio value={false}>匿名</Radio>
        </Radio.Group>
      </Form.Item>
      {named && (
        <div className="form-page__pair">
          <Form.Item name="informant" label="举报人姓名" rules={[{ required: true, message: '实名的，请填写姓名' }]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="informantPhone" label="举报人电话">
            <Input maxLength={40} inputMode="tel" />
          </Form.Item>
        </div>
      )}
      <p className="form-page__rule">
        {named
          ? '举报人信息另行加密保存，归副卷，只有本案承办人和接报人能看到；不予立案的，系统会要求答复举报人（第八条）。'
          : '匿名的只登记反映的内容，不追查身份（第八条）。'}
      </p>
      <Form.Item name="channel" label="来件渠道">
        <Select
          allowClear
          options={['12369', '12345', '来信', '来访', '网络', '上级转办', '媒体'].map((value) => ({
            value,
            label: value,
          }))}
        />
      </Form.Item>
      <Form.Item name="content" label="反映的内容" rules={[{ required: true, message: '请写明反映的内容' }]}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <HandlersField />
    </>
  );
}

/** What only the step that begins it says. */
function BeginningFields({ kind }: { kind: string }) {
  return (
    <div className="form-page__pair">
      {fieldsOf(kind).map((field) => (
        <StepFieldInput key={field.key} field={field} required />
      ))}
    </div>
  );
}

const offered = [
  ...Object.entries(procedures).filter(([value]) => value !== 'permit' && value !== 'complaint'),
  ...Object.entries(permitEndings),
];

function ExOfficio({ form }: { form: FormInstance<Values> }) {
  const procedure = Form.useWatch('procedure', form);
  const urgent = Form.useWatch('urgent', form) ?? false;
  return (
    <>
      <Form.Item name="procedure" label="程序" rules={[{ required: true, message: '请选择程序' }]}>
        <Select options={offered.map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      {isPermitEnding(procedure) ? <BeginningFields kind={procedure} /> : <Start urgent={urgent} />}
      <HandlersField />
      <Form.Item
        name="major"
        label="重大行政执法行为"
        extra="启动审批表须有法制科合法性审查意见（第七条）"
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
    </>
  );
}

/** How a procedure of one's own motion starts: from a clue, or in an emergency. */
function Start({ urgent }: { urgent: boolean }) {
  return (
    <>
      <Form.Item name="urgent" label="情况紧急，先行启动" valuePropName="checked">
        <Switch />
      </Form.Item>
      {urgent ? (
        <>
          <p className="form-page__rule">
            第七条：情况紧急的，经负责人同意可以先行启动，应在 24 小时内补报程序启动审批表。登记后开始计时。
          </p>
          <Form.Item name="urgencyReason" label="紧急事由" rules={[{ required: true, message: '请写明紧急事由' }]}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
          <div className="form-page__pair">
            <Form.Item name="oralApprovalBy" label="口头同意的负责人">
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="oralApprovalChannel" label="同意的方式">
              <Input maxLength={100} placeholder="例：电话，9:17 至 9:20" />
            </Form.Item>
          </div>
        </>
      ) : (
        <>
          <Form.Item name="source" label="案件来源">
            <Select
              allowClear
              options={['日常检查发现', '在线监测发现', '上级交办', '其他机关移送', '媒体披露'].map((value) => ({
                value,
                label: value,
              }))}
            />
          </Form.Item>
          <Form.Item name="clue" label="线索和初步证据">
            <Input.TextArea rows={2} maxLength={4000} />
          </Form.Item>
        </>
      )}
    </>
  );
}
