import type { Api, RecordingLine } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { submit } from '../record/submit.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import { proposals } from './proposals.ts';

/** The act a recording most likely belongs to, by time and by who was there, linked in one tap; any other by choice. */
export function LinkRecording({ line }: { line: RecordingLine }) {
  const me = useSignedIn();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [id] = useState(newId);
  const query = useQuery({
    queryKey: ['case', line.case],
    queryFn: () => call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: line.case ?? '' } }),
    enabled: line.case !== null,
  });
  const link = useMutation({
    mutationFn: (act: string) =>
      submit(
        me,
        {
          kind: 'recordingLinked',
          case: line.case ?? '',
          from: new Date().toISOString(),
          links: [
            { rel: 'recording', record: line.record },
            { rel: 'covers', record: act },
          ],
          data: {},
        },
        id,
      ),
    onSuccess: async () => {
      void message.success('已关联');
      await client.invalidateQueries({ queryKey: ['recordings'] });
      await client.invalidateQueries({ queryKey: ['tasks'] });
      await client.invalidateQueries({ queryKey: ['case', line.case] });
    },
  });
  if (line.case === null || query.data?.mayRecord !== true) return <StatusMark status="due" word="未关联" />;
  const acts = proposals(line, query.data.facts);
  const [best] = acts;
  return (
    <span className="link-recording">
      {best?.overlaps === true && (
        <Button type="primary" loading={link.isPending} onClick={() => link.mutate(best.act)}>
          关联到{best.title}
        </Button>
      )}
      <Select
        aria-label="关联到"
        placeholder={best?.overlaps === true ? '其他活动' : '关联到执法活动'}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={(act: string | null) => act !== null && link.mutate(act)}
        options={acts.map(({ act, title, at }) => ({ value: act, label: `${moment(at)} ${title}` }))}
      />
      {link.error !== null && <ProblemCard error={link.error} />}
    </span>
  );
}
