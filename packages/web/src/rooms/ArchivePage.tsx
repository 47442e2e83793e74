import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { CaseRoom } from './CaseRoom.tsx';

export function ArchivePage() {
  return (
    <CaseRoom
      title="案卷档案"
      note="终结之日起 30 日内立卷归档（第二十七条）"
      stage="archive"
      state="closed"
      acts={
        <>
          <Link to="/held" search={{}}>
            <Button>财物台账</Button>
          </Link>
          <Link to="/personal-data">
            <Button>个人信息查询与删除</Button>
          </Link>
        </>
      }
      tab="file"
      empty={{ title: '没有已结的案件', text: '结案审批通过之后，案件就列在这里等待立卷归档。' }}
    />
  );
}
