import type { FactView, UnlinkedRecording } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { recordingTitle } from '../case/timeline/case-items.ts';
import { useLink, useMayLink } from '../recordings/use-link.ts';
import { StatusMark } from '../status/StatusMark.tsx';

type Props = {
  readonly caseId: string;
  readonly act: string;
  readonly unlinked: readonly UnlinkedRecording[];
  readonly facts: readonly FactView[];
  readonly mayRecord: boolean;
};

/** What ran while something of an act is missing, and was linked by nobody: it covers nothing until somebody says that it shows the act. */
export function UnlinkedDuring({ unlinked, facts, ...rest }: Props) {
  return unlinked
    .filter(({ inGap }) => inGap)
    .map((one) => (
      <UnlinkedOne key={one.record} one={one} fact={facts.find(({ id }) => id === one.record)} {...rest} />
    ));
}

type OneProps = Omit<Props, 'unlinked' | 'facts'> & { one: UnlinkedRecording; fact: FactView | undefined };

function UnlinkedOne({ caseId, act, one, fact, mayRecord }: OneProps) {
  const link = useLink({ record: one.record, from: one.case });
  const mayLink = useMayLink() && mayRecord;
  return (
    <span className="coverage-gaps__unlinked">
      <StatusMark status="due" word={one.case === null ? '当时在录，尚未归入案件' : '当时在录，尚未关联到本项'} />
      {fact === undefined ? (
        <span>{one.title}</span>
      ) : (
        <Link to="/cases/$case/$tab" params={{ case: caseId, tab: 'process' }} search={{ item: fact.id }}>
          {recordingTitle(fact)}
        </Link>
      )}
      {mayLink && (
        <Button size="small" loading={link.isPending} onClick={() => link.mutate({ case: caseId, act })}>
          关联到本项活动
        </Button>
      )}
      {link.error !== null && <ProblemCard error={link.error} />}
    </span>
  );
}
