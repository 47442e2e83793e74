import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { CaseRoom } from './CaseRoom.tsx';

const rooms = {
  unfiled: { title: '没有等待归档的案件', text: '结案审批通过之后，案件就列在这里等待立卷归档。' },
  archived: { title: '还没有归档的案卷', text: '案卷移交、归档之后列在这里，可以查阅、借出、复制。' },
} as const;

export function ArchivePage() {
  const [room, setRoom] = useState<keyof typeof rooms>('unfiled');
  return (
    <CaseRoom
      title="案卷档案"
      note="终结之日起 30 日内立卷归档（第二十七条）"
      state={room}
      acts={
        <>
          <Segmented
            value={room}
            onChange={setRoom}
            options={[
              { label: '待归档', value: 'unfiled' },
              { label: '已归档', value: 'archived' },
            ]}
          />
          <Link to="/held" search={{}}>
            <Button>财物台账</Button>
          </Link>
          <Link to="/personal-data">
            <Button>个人信息查询与删除</Button>
          </Link>
        </>
      }
      tab="file"
      empty={rooms[room]}
    />
  );
}
