import { CaseRoom } from './CaseRoom.tsx';

export function SupervisionPage() {
  return (
    <CaseRoom
      title="监督考核"
      note="有逾期义务的在办案件，最早到期的在前；逐条情况见“制度”（第五、三十一条）"
      overdue
      tab="compliance"
      empty={{ title: '没有逾期的案件', text: '任何一件在办案件的义务过了期限，就会列在这里。' }}
    />
  );
}
