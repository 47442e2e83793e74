import type { Api, RecordingLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import { proposals } from './proposals.ts';
import { useLink, useMayLink } from './use-link.ts';

/** The act a recording most likely shows, by sign-out, time, people and place, linked in one tap; any other by choice. */
export function LinkRecording({ line }: { line: RecordingLine }) {
  const mayLink = useMayLink();
  const query = useQuery({
    queryKey: ['case', line.case],
    queryFn: () => call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: line.case ?? '' } }),
    enabled: line.case !== null,
  });
  const link = useLink({ record: line.record, from: line.case });
  if (!mayLink || (line.case !== null && query.data?.mayRecord === false && line.proposals.length === 0))
    return <StatusMark status="due" word="未关联" />;
  const best = line.proposals.find(({ clear }) => clear);
  const others = choicesOf(line, query.data?.facts ?? []).filter(({ value }) => value !== best?.act);
  const choose = (act: string | null): void => {
    const chosen = others.find(({ value }) => value === act);
    if (chosen !== undefined) link.mutate({ case: chosen.case, act: chosen.value });
  };
  return (
    <span className="link-recording">
      {best !== undefined && (
        <>
          <Button
            type="primary"
            loading={link.isPending}
            onClick={() => link.mutate({ case: best.case, act: best.act })}
          >
            关联到{best.title}
          </Button>
          <span className="soft">{best.why.join('；')}</span>
        </>
      )}
      {others.length > 0 && (
        <Select
          aria-label="关联到"
          placeholder={best === undefined ? '关联到执法活动' : '其他活动'}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={choose}
          options={others.map(({ value, label }) => ({ value, label }))}
        />
      )}
      {best === undefined && others.length === 0 && <StatusMark status="due" word="未关联" />}
      {link.error !== null && <ProblemCard error={link.error} />}
    </span>
  );
}

type Facts = Parameters<typeof proposals>[1];
type Choice = { readonly value: string; readonly label: string; readonly case: string };

/** What was proposed, with its grounds; then whatever else was done in the case it stands in. */
function choicesOf(line: RecordingLine, facts: Facts): Choice[] {
  const proposed = line.proposals.map(({ act, title, why, case: caseId }) => ({
    value: act,
    label: `${title}（${why.join('；')}）`,
    case: caseId,
  }));
  const { case: caseId } = line;
  if (caseId === null) return proposed;
  const known = new Set(proposed.map(({ value }) => value));
  const rest = proposals(line, facts).filter(({ act }) => !known.has(act));
  return [
    ...proposed,
    ...rest.map(({ act, title, at }) => ({ value: act, label: `${moment(at)} ${title}`, case: caseId })),
  ];
}
