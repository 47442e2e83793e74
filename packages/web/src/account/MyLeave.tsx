import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { AgencyForm } from '../agency/AgencyForm.tsx';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { submitAgency } from '../record/submit-agency.ts';

/** Who is away is shown so wherever somebody is chosen for a case; everybody says it of themselves. */
export function MyLeave() {
  const me = useSignedIn();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['people'],
    queryFn: () => call<Api['people']['list']>('GET', '/api/people'),
  });
  const until = query.data?.people.find(({ id }) => id === me.person)?.leaveUntil ?? null;
  return (
    <section className="panel account__part">
      <h2>休假</h2>
      <p className="soft">
        {until === null ? '今天在岗。' : `今天休假，至 ${until}。`}休假期间，选择承办人、审核人的地方会标明您不在。
      </p>
      <div className="account__acts">
        <Button onClick={() => setOpen(true)}>登记休假</Button>
      </div>
      {open && (
        <AgencyForm
          title="登记休假"
          done="已登记"
          fields={[
            { name: 'start', label: '自', control: 'day', required: true },
            { name: 'end', label: '至（含当日）', control: 'day', required: true },
          ]}
          submit={(values) => submitAgency(me, 'leave', { person: me.person, ...values })}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}
