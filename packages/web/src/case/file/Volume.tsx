import { HolderOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type DragEvent, useState } from 'react';
import { Empty } from '../../app/Empty.tsx';
import { day } from '../../time/moment.ts';
import { recordingTitle } from '../timeline/case-items.ts';
import type { FileRow } from './bound-file.ts';
import { type Move, MoveItem } from './MoveItem.tsx';
import './volume.css';

type Props = { title: string; rows: FileRow[]; caseId: string; mayMove: boolean; children: string };

/** One volume as it is bound. Who keeps the file draws a line to another place, or presses its handle and says where; either way says why. */
export function Volume({ title, rows, caseId, mayMove, children }: Props) {
  const [move, setMove] = useState<Move | null>(null);
  const [drawn, setDrawn] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const last = rows.findLast(({ pages }) => pages !== null)?.pages?.to ?? 0;
  const drag = (id: string) => ({
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      setDrawn(id);
    },
    onDragEnd: () => {
      setDrawn(null);
      setOver(null);
    },
    onDragOver: (event: DragEvent) => {
      if (drawn === null || drawn === id) return;
      event.preventDefault();
      setOver(id);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (drawn !== null && drawn !== id) setMove({ item: drawn, after: id });
      setOver(null);
    },
  });
  return (
    <section className="file-volume">
      <h2 className="section-title">
        {title}{' '}
        <span className="soft figures">
          {rows.length} 件，编 {last} 页
        </span>
      </h2>
      {rows.length === 0 ? (
        <div className="panel">
          <Empty title={`${title}还是空的`}>{children}</Empty>
        </div>
      ) : (
        <ol className="panel figures" aria-label={`${title}目录`}>
          {rows.map(({ item, no, pages }) => (
            <li
              key={item.id}
              className={over === item.id ? 'file-volume__target' : ''}
              {...(mayMove ? drag(item.id) : {})}
            >
              <span className="soft">{no}</span>
              <span>
                <Link to="/cases/$case/$tab" params={{ case: caseId, tab: 'process' }} search={{ item: item.id }}>
                  {recordingTitle(item.fact)}
                </Link>
                {item.why !== null && <span className="soft file-volume__why">{item.why}</span>}
              </span>
              <span className="soft">{item.fact.document?.number ?? ''}</span>
              <span className="soft">{day(item.fact.at, new Date(0)).replace(/（.*/, '')}</span>
              <span className="file-volume__page">
                {pages === null ? '' : pages.from === pages.to ? pages.from : `${pages.from}—${pages.to}`}
              </span>
              {mayMove && (
                <Button
                  className="file-volume__handle no-print"
                  type="text"
                  size="small"
                  icon={<HolderOutlined />}
                  aria-label={`调整位置：${recordingTitle(item.fact)}`}
                  title="拖动，或者点按选择位置"
                  onClick={() => setMove({ item: item.id, after: undefined })}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {move !== null && <MoveItem caseId={caseId} rows={rows} move={move} onClose={() => setMove(null)} />}
    </section>
  );
}
