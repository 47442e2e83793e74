import type { CaseView, FactView } from '@liuhen/server/api';
import { AgencyForm } from '../agency/AgencyForm.tsx';
import { useSignedIn } from '../app/frame/me-context.ts';
import { submit } from '../record/submit.ts';

type Props = { fact: FactView; view: CaseView; onClose: () => void };

/** A seal put on more copies, or another seal, after the issue: one more line of the register. */
export function SealUse({ fact, view, onClose }: Props) {
  const me = useSignedIn();
  const number = fact.document?.number ?? null;
  return (
    <AgencyForm
      title={`登记用印：${fact.title}`}
      note="签发时所盖的印章已经登记；这里登记此后另盖的。"
      done="用印已登记"
      initial={{ copies: 1 }}
      fields={[
        { name: 'seal', label: '印章', control: 'text', required: true },
        { name: 'copies', label: '份数', control: 'number', required: true },
        { name: 'note', label: '用途', control: 'long' },
      ]}
      submit={(values) =>
        submit(me, {
          kind: 'sealAffixed',
          case: view.id,
          from: new Date().toISOString(),
          people: [{ role: '用印人', person: me.person, name: me.name }],
          links: [{ rel: 'signs', record: fact.id }],
          data: { ...values, ...(number === null ? {} : { number }) },
        })
      }
      onClose={onClose}
    />
  );
}
