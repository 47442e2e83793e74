import { type Office, offices, officeTitles } from '@liuhen/records';
import { useSignedIn } from '../app/frame/me-context.ts';
import { submitAgency } from '../record/submit-agency.ts';
import { AgencyForm } from './AgencyForm.tsx';

/** Of whom the agency asks more than a password. */
export function factorWords({ offices: asked, isDefault }: { offices: readonly Office[]; isDefault: boolean }): string {
  if (asked.length === 0) return '目前没有职务须用动态口令；各人可以自行启用。';
  const titles = asked.map((office) => officeTitles[office]).join('、');
  return `须用动态口令的职务：${titles}${isDefault ? '（未另作规定时的默认）' : ''}。没有启用的，下次登录先启用才能办事。`;
}

export function FactorOffices({ current, onClose }: { current: readonly Office[]; onClose: () => void }) {
  const me = useSignedIn();
  return (
    <AgencyForm
      title="哪些职务须用动态口令"
      note="保存后马上生效：任这些职务而没有启用的，先启用才能继续办事。"
      done="已保存"
      initial={{ offices: [...current] }}
      fields={[
        {
          name: 'offices',
          label: '职务',
          control: 'choices',
          options: offices.map((value) => ({ value, label: officeTitles[value] })),
        },
        { name: 'reason', label: '理由', control: 'text', required: true },
      ]}
      submit={(values) => submitAgency(me, 'secondFactorRequired', { offices: [], ...values })}
      onClose={onClose}
    />
  );
}
