import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { Api, ReleasedArea, ReleaseOffer } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { MaskRows } from '../../copies/MaskRows.tsx';
import type { MaskedArea, Point, Size } from '../../copies/masks.ts';
import { Stage } from '../../copies/Stage.tsx';
import { newId } from '../../record/new-id.ts';
import { fileAddress } from '../fact/file-address.ts';
import '../../copies/copies.css';
import './mask-pages.css';

export type DrawnArea = ReleasedArea & { readonly key: string };

type Props = {
  caseId: string;
  scan: ReleaseOffer['scans'][number];
  areas: readonly DrawnArea[];
  onChange: (areas: readonly DrawnArea[]) => void;
  onClose: () => void;
};

/** A scan page by page: what is drawn black here is gone from the pixels of the copy, each area with its ground. */
export function MaskPages({ caseId, scan, areas, onChange, onClose }: Props) {
  const params = { case: caseId, record: scan.record, sha256: scan.sha256 };
  const count = useQuery({
    queryKey: ['scan-pages', scan.sha256],
    queryFn: () =>
      call<Api['evidence']['pages']>('GET', '/api/cases/:case/records/:record/files/:sha256/pages', { params }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <Modal
      open
      width={1120}
      title={`遮蔽区域：${scan.title}`}
      footer={
        <Button type="primary" onClick={onClose}>
          完成
        </Button>
      }
      onCancel={onClose}
    >
      {count.error !== null && <ProblemCard error={count.error} />}
      {count.error === null && count.data === undefined && <Skeleton active paragraph={{ rows: 8 }} />}
      {count.data !== undefined && (
        <Pages
          address={`${fileAddress(caseId, scan.record, scan.sha256)}/pages`}
          pages={count.data.pages}
          areas={areas}
          onChange={onChange}
        />
      )}
    </Modal>
  );
}

type PagesProps = Pick<Props, 'areas' | 'onChange'> & { readonly address: string; readonly pages: number };

function Pages({ address, pages, areas, onChange }: PagesProps) {
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<string | null>(null);
  const [picture, setPicture] = useState<Size>({ width: 0, height: 0 });
  const video = useRef<HTMLVideoElement>(null);
  const here = areas.filter((area) => area.page === page).map(timeless);
  const add = (area: Size & Point) => {
    const key = newId();
    onChange([...areas, { ...area, page, key, ground: '个人隐私', article: '制度第三十条' }]);
    setChosen(key);
  };
  const quarter = (side: number) => Math.max(1, Math.floor(side / 4));
  return (
    <div className="mask-pages">
      <div className="mask-pages__page">
        <Stage
          key={page}
          src={`${address}/${page}`}
          isImage
          areas={here}
          atMs={0}
          chosen={chosen}
          draws={picture.width > 0}
          onDrawn={add}
          onChoose={setChosen}
          video={video}
          onSize={setPicture}
          onTime={nothing}
          onLoaded={nothing}
          onUnplayable={nothing}
        />
        <div className="mask-pages__turn">
          <Button aria-label="上一页" icon={<LeftOutlined />} disabled={page <= 1} onClick={() => setPage(page - 1)} />
          <span className="figures">
            第 {page} 页，共 {pages} 页
          </span>
          <Button
            aria-label="下一页"
            icon={<RightOutlined />}
            disabled={page >= pages}
            onClick={() => setPage(page + 1)}
          />
        </div>
      </div>
      <div className="mask-pages__areas">
        <p className="soft">
          在页面上拖出要遮蔽的区域，或{' '}
          <Button
            size="small"
            disabled={picture.width === 0}
            onClick={() => add({ x: 0, y: 0, width: quarter(picture.width), height: quarter(picture.height) })}
          >
            添加区域
          </Button>
          。复制件中这些区域的像素被抹去，原件不动；各页下方注明遮蔽的处数和依据。
        </p>
        {here.length === 0 && <p className="soft">本页还没有遮蔽的区域。全份已画 {areas.length} 处。</p>}
        <MaskRows
          areas={here}
          muted={[]}
          atMs={0}
          timed={false}
          chosen={chosen}
          onChoose={setChosen}
          onArea={({ key, x, y, width, height, ground, article }) =>
            onChange(
              areas.map((area) => (area.key === key ? { key, page, x, y, width, height, ground, article } : area)),
            )
          }
          onMuted={nothing}
          onRemove={(key) => onChange(areas.filter((area) => area.key !== key))}
        />
      </div>
    </div>
  );
}

/** A page stands still: its areas hold for all of it. */
const timeless = (area: DrawnArea): MaskedArea => ({ ...area, fromMs: 0, toMs: 1 });
const nothing = (): void => undefined;
