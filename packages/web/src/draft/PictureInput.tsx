import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Skeleton } from 'antd';
import { use, useState } from 'react';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { fileAddress } from '../case/fact/file-address.ts';
import { moment } from '../time/moment.ts';
import { type DraftScene, DraftSceneContext } from './draft-scene.ts';
import { picturesOf } from './pictures-of.ts';
import './picture-input.css';

type Props = { id: string; value: string; onChange: (value: string | null) => void };

/** A picture for the page, picked from what was photographed; left empty it is drawn by hand into the frame. */
export function PictureInput(props: Props) {
  const scene = use(DraftSceneContext);
  if (scene === null) return <Named {...props} />;
  return <Pick {...props} scene={scene} />;
}

const Named = ({ id, value, onChange }: Props) => (
  <Input id={id} maxLength={2000} value={value} onChange={(event) => onChange(event.target.value)} />
);

const atFirst = 12;

function Pick({ scene, ...props }: Props & { scene: DraftScene }) {
  const { id, value, onChange } = props;
  const [all, setAll] = useState(false);
  const view = useQuery({
    queryKey: ['case', scene.caseId],
    queryFn: () => call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: scene.caseId } }),
  });
  if (view.data === undefined)
    return view.error === null ? <Skeleton active paragraph={{ rows: 2 }} /> : <ProblemCard error={view.error} />;
  const pictures = picturesOf(view.data, scene.during);
  if (pictures.length === 0)
    return (
      <>
        <Named {...props} />
        <span className="soft">本案还没有照片。先把照片收入音像，这里就能挑选；留空的，印出后绘在图框内。</span>
      </>
    );
  const isHeld = pictures.some(({ sha256 }) => sha256 === value);
  const shown = pictures.filter(({ sha256 }, at) => all || at < atFirst || sha256 === value);
  return (
    <fieldset className="pictures" id={id}>
      <legend className="soft">从本案的照片中选一张作附图；页上注明原件的哈希值，原件不动</legend>
      <div className="pictures__grid">
        {shown.map(({ record, sha256, title, at, ofStep }) => (
          <button
            key={sha256}
            type="button"
            className="pictures__one"
            aria-pressed={sha256 === value}
            onClick={() => onChange(sha256 === value ? null : sha256)}
          >
            <img loading="lazy" alt="" src={`${fileAddress(scene.caseId, record, sha256)}/preview`} />
            <span className="pictures__title">{title}</span>
            <span className="soft figures">
              {ofStep ? '本步骤　' : ''}
              {moment(at)}
            </span>
          </button>
        ))}
      </div>
      <div>
        {shown.length < pictures.length && (
          <Button size="small" onClick={() => setAll(true)}>
            显示全部 {pictures.length} 张
          </Button>
        )}
        {value !== '' && (
          <Button size="small" type="text" onClick={() => onChange(null)}>
            不附图，印出后手绘
          </Button>
        )}
        {value !== '' && !isHeld && <span className="soft">“{value}”不在本案的照片中，页上只印这个名称。</span>}
      </div>
    </fieldset>
  );
}
