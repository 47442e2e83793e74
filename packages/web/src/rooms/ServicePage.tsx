import { CaseRoom } from './CaseRoom.tsx';

export function ServicePage() {
  return (
    <CaseRoom
      title="送达"
      note="作出决定之后等待送达或公告期满的案件；送达有了凭证，后面的期限才开始计算（第十八至二十二条）"
      stage="service"
      tab="service"
      empty={{ title: '没有等待送达的案件', text: '决定书签发之后，案件就列在这里，直到有了送达凭证。' }}
    />
  );
}
