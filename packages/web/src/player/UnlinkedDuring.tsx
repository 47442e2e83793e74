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
export function UnlinkedDuring({ caseId, act, unlinked, facts, mayRecord }: Props) {
  const found = unlinked.flatMap(({ record, inGap }) => {
    const fact = inGap ? facts.find(({ id }) => id === record) : undefined;
    return fact === undefined ? [] : [fact];
  });
  return found.map((fact) => <UnlinkedOne key={fact.id} caseId={caseId} act={act} fact={fact} mayRecord={mayRecord} />);
}

function UnlinkedOne({ caseId, act, fact, mayRecord }: Omit<Props, 'unlinked' | 'facts'> & { fact: FactView }) {
  const link = useLink({ record: fact.id, from: caseId });
  const mayLink = useMayLink() && mayRecord;
  return (
    <span className="coverage-gaps__unlinked">
      <StatusMark status="due" word="当时在录，尚未关联到本项" />
      <Link to="/cases/$case/$tab" params={{ case: caseId, tab: 'process' }} search={{ item: fact.id }}>
        {recordingTitle(fact)}
      </Link>
      {mayLink && (
        <Button size="small" loading={link.isPending} onClick={() => link.mutate({ case: caseId, act })}>
          关联到本项活动
        </Button>
      )}
      {link.error !== null && <ProblemCard error={link.error} />}
    </span>
  );
}
