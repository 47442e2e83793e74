import type { IncidentLine } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { moment } from '../time/moment.ts';
import { IncidentState } from './IncidentState.tsx';
import { incidentTitles } from './incident-titles.ts';
import { dealtWithAt, particularLabels, whyRecorded } from './incident-words.ts';

type Props = { readonly line: IncidentLine; readonly now: number; readonly onClose: () => void };

/** One record in full, and the way to where it is dealt with. */
export function IncidentRecord({ line, now, onClose }: Props) {
  const { kind, what, at, recordedAt, by, particulars, record } = line;
  const place = dealtWithAt[kind];
  const rows: [label: string, value: React.ReactNode][] = [
    ['情况', what],
    ...Object.entries(particulars).map(([name, value]): [string, string] => [particularLabels[name] ?? name, value]),
    [
      '发生',
      <span className="figures" key="at">
        {moment(at)}
      </span>,
    ],
    ['登记', `${recordedAt === null ? '随导入' : moment(recordedAt)}，${by?.name ?? '系统'}`],
    ['办理情况', <IncidentState key="state" line={line} now={now} />],
    ['为什么登记', whyRecorded[kind]],
    [
      '记录编号',
      <span className="figures incidents__id" key="id">
        {record}
      </span>,
    ],
  ];
  return (
    <Modal
      open
      title={incidentTitles[kind]}
      onCancel={onClose}
      width={600}
      footer={
        <>
          {place !== undefined && (
            <Link to={place}>
              <Button tabIndex={-1}>{place === '/keeping' ? '去“音像保管”办理' : '去“设备”办理'}</Button>
            </Link>
          )}
          <Button type="primary" onClick={onClose}>
            关闭
          </Button>
        </>
      }
    >
      <dl className="incidents__record">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
