import { DownOutlined } from '@ant-design/icons';
import type { IncidentKind } from '@liuhen/server/api';
import { Button, Dropdown } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { type AgencyField, AgencyForm } from '../agency/AgencyForm.tsx';
import { useSignedIn } from '../app/frame/me-context.ts';
import { newId } from '../record/new-id.ts';
import { submitAgency } from '../record/submit-agency.ts';
import { incidentTitles } from './incident-titles.ts';

type Form = {
  /** How the law speaks of it: `action` of a `custodyEvent` of the agency. */
  readonly action: IncidentKind;
  readonly note: string;
  readonly fields: readonly AgencyField[];
};

const when = (label: string): AgencyField => ({ name: 'at', label, control: 'moment', required: true });
const told: AgencyField = { name: 'note', label: '情况', control: 'long', required: true };

/** What happens to the bureau itself and no case: spilled personal data, holes found, keeping entrusted to others, logs cleared. */
const forms: readonly Form[] = [
  {
    action: 'personalInformationLeaked',
    note: '发现泄露、篡改、丢失的，应当立即补救，并通知主管部门和个人（个人信息保护法第五十七条）。写明种类、原因、可能的危害，不写具体是谁的信息。',
    fields: [when('发现时间'), told],
  },
  {
    action: 'leakNotified',
    note: '写明采取了什么补救措施、通知了哪个部门、怎样通知个人。',
    fields: [when('通知时间'), told],
  },
  {
    action: 'vulnerabilityFound',
    note: '涉及危害国家安全、公共利益的，应当在 24 小时内报告（网络数据安全管理条例第十条）。',
    fields: [when('发现时间'), told],
  },
  {
    action: 'vulnerabilityReported',
    note: '写明向哪个部门报告、怎样报告。',
    fields: [when('报告时间'), told],
  },
  {
    action: 'entrusted',
    note: '委托他人建设、维护系统或者存储数据，应当严格批准并监督，受托方不得留存（数据安全法第四十条）。',
    fields: [
      when('委托时间'),
      { name: 'to', label: '受托方', control: 'text', required: true },
      { name: 'approvedBy', label: '批准人', control: 'text', required: true },
      { name: 'supervision', label: '监督措施', control: 'long', required: true },
      { name: 'returned', label: '不留存、清退的约定', control: 'long', required: true },
    ],
  },
  {
    action: 'logDeleted',
    note: '网络日志留存不少于六个月（网络安全法第二十三条）：不满六个月的不得清理。先经批准，再清理，再登记。',
    fields: [
      when('清理时间'),
      { name: 'upTo', label: '清理到哪一日的日志', control: 'day', required: true },
      { name: 'approvedBy', label: '批准人', control: 'text', required: true },
      { name: 'note', label: '范围和理由', control: 'long', required: true },
    ],
  },
];

/** Whose it is to tell of them; the policy decides, here it is only not offered to others. */
const tellers = ['brigadeChief', 'legalReviewer', 'bureauHead', 'deputyHead', 'cityHead', 'custodian', 'deviceManager'];

/** Registers what happened; what the law then asks stands among the duties at once. */
export function TellIncident() {
  const me = useSignedIn();
  const [telling, setTelling] = useState<Form | null>(null);
  if (!me.offices.some(({ office }) => tellers.includes(office))) return null;
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: forms.map(({ action }) => ({ key: action, label: incidentTitles[action] })),
          onClick: ({ key }) => setTelling(forms.find(({ action }) => action === key) ?? null),
        }}
      >
        <Button icon={<DownOutlined />} iconPlacement="end">
          登记本机关事件
        </Button>
      </Dropdown>
      {telling !== null && (
        <AgencyForm
          title={`登记：${incidentTitles[telling.action]}`}
          note={telling.note}
          fields={telling.fields}
          initial={{ at: dayjs() }}
          done="已登记，应当办的随即列出"
          submit={({ at, ...values }) =>
            submitAgency(
              me,
              'custodyEvent',
              { action: telling.action, ...(values as Record<string, string>) },
              newId(),
              [],
              typeof at === 'string' ? at : undefined,
            )
          }
          onClose={() => setTelling(null)}
        />
      )}
    </>
  );
}
