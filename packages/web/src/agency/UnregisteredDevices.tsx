import type { UnregisteredDeviceLine } from '@liuhen/server/api';
import { Button } from 'antd';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';

type Props = {
  readonly lines: readonly UnregisteredDeviceLine[];
  readonly onExplain: (line: UnregisteredDeviceLine) => void;
};

/** Numbers that recordings came in under and that stand in no ledger: each is registered, or its origin is told. */
export function UnregisteredDevices({ lines, onExplain }: Props) {
  if (lines.length === 0) return null;
  return (
    <ul aria-label="设备未登记">
      {lines.map((line) => (
        <li key={line.record}>
          <span className="figures soft">{moment(line.at)}</span>
          <StatusMark status={line.open ? 'due' : 'met'} word={line.open ? '设备未登记' : '已说明来源'} />
          <span>
            {line.deviceNo}：{line.way === 'docked' ? '采集入库' : `${line.by?.name ?? ''}上传入库`}，文件已入库并标明
            {line.open && (
              <Button type="link" size="small" onClick={() => onExplain(line)}>
                说明来源
              </Button>
            )}
          </span>
          {line.explanations.length > 0 && (
            <ul className="keeping__details">
              {line.explanations.map(({ record, by, note }) => (
                <li key={record} className="soft">
                  {by?.name ?? ''}说明：{note}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
