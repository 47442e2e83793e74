import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { AgencyForm } from '../agency/AgencyForm.tsx';
import { call } from '../api/call.ts';

/** The next numbers of a series for somebody who goes where there is no network. */
export function ReserveNumbers({ onClose }: { onClose: () => void }) {
  const forms = useQuery({
    queryKey: ['forms'],
    queryFn: () => call<Api['documents']['forms']>('GET', '/api/forms'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const people = useQuery({
    queryKey: ['people'],
    queryFn: () => call<Api['people']['list']>('GET', '/api/people'),
    staleTime: 300_000,
  });
  const numbered = (forms.data?.forms ?? []).filter(({ outward }) => outward);
  const officers = (people.data?.people ?? []).filter(({ offices }) => offices.length > 0);
  return (
    <AgencyForm
      title="预留号段"
      note="号码从本年的字号里依次划出，此后的文书接在后面取号。"
      done="号段已预留"
      initial={{ count: 5 }}
      fields={[
        {
          name: 'docType',
          label: '用于哪种文书',
          control: 'choice',
          required: true,
          options: numbered.map(({ docType, title }) => ({ value: docType, label: title })),
        },
        { name: 'count', label: '预留几个', control: 'number', required: true, extra: '一次不超过 100 个' },
        {
          name: 'holder',
          label: '持号人',
          control: 'choice',
          required: true,
          options: officers.map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      submit={({ docType, count, holder }) =>
        call<Api['numbers']['block']>('POST', '/api/numbers/blocks', {
          body: { docType: String(docType), count: Number(count), holder: String(holder) },
        })
      }
      onClose={onClose}
    />
  );
}
