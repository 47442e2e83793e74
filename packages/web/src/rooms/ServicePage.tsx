import { CaseRoom } from './CaseRoom.tsx';

export function ServicePage() {
  return (
    <CaseRoom
      title="送达"
      note="有文书等待送达的案件；送达有了凭证，后面的期限才开始计算（第十八至二十二条）"
      act="served"
      tab="service"
      empty={{ title: '没有等待送达的案件', text: '告知书、决定书签发之后，案件就列在这里，直到有了送达凭证。' }}
    />
  );
}
