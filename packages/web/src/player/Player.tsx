import type { CaseView, FactView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { submit } from '../record/submit.ts';
import './player.css';

type Props = { fact: FactView; view: CaseView; src: string };

const frame = 1 / 25;
const labels = ['亮证', '告知权利', '关键陈述', '签字', '拒签', '取样', '封样', '张贴'];

/** The recording as it was taken in: frame by frame, at any speed, with its markers. */
export function Player({ fact, view, src }: Props) {
  const me = useSignedIn();
  const client = useQueryClient();
  const video = useRef<HTMLVideoElement>(null);
  const [speed, setSpeed] = useState(1);
  const markers = view.facts
    .filter(
      (mark) =>
        mark.kind === 'recordingMarked' &&
        mark.annulledBy === null &&
        mark.links.some(({ rel, record }) => rel === 'recording' && record === fact.id),
    )
    .map((mark) => ({ id: mark.id, at: Number(mark.data.atMilliseconds) / 1000, label: String(mark.data.label) }))
    .sort((a, b) => a.at - b.at);
  const mark = useMutation({
    mutationFn: (label: string) =>
      submit(me, {
        kind: 'recordingMarked',
        case: view.id,
        from: new Date().toISOString(),
        links: [{ rel: 'recording', record: fact.id }],
        data: { atMilliseconds: Math.round((video.current?.currentTime ?? 0) * 1000), label },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['case', view.id] }),
  });
  const go = (seconds: number) => {
    const element = video.current;
    if (element === null) return;
    element.currentTime = Math.min(Math.max(seconds, 0), element.duration || seconds);
  };
  const step = (count: number) => {
    video.current?.pause();
    go((video.current?.currentTime ?? 0) + count * frame);
  };
  return (
    <div className="player">
      {/* biome-ignore lint/a11y/useMediaCaption: evidence has no caption track; its transcript is a document of the case */}
      <video
        ref={video}
        controls
        preload="metadata"
        src={src}
        onKeyDown={(event) => {
          if (event.key === ',') step(-1);
          if (event.key === '.') step(1);
        }}
      />
      <div className="player__bar">
        <Button size="small" onClick={() => step(-1)} aria-label="退一帧">
          退一帧
        </Button>
        <Button size="small" onClick={() => step(1)} aria-label="进一帧">
          进一帧
        </Button>
        <Select
          size="small"
          aria-label="播放速度"
          value={speed}
          onChange={(next: number) => {
            setSpeed(next);
            if (video.current !== null) video.current.playbackRate = next;
          }}
          options={[0.25, 0.5, 1, 1.5, 2, 4].map((value) => ({ value, label: `${value} 倍` }))}
        />
        {view.mayRecord && (
          <Select
            size="small"
            aria-label="在此处标记"
            placeholder="在此处标记"
            value={null}
            loading={mark.isPending}
            onChange={(label: string | null) => label !== null && mark.mutate(label)}
            options={labels.map((value) => ({ value, label: value }))}
          />
        )}
      </div>
      {mark.error !== null && <ProblemCard error={mark.error} />}
      {markers.length > 0 && (
        <ol className="player__markers" aria-label="标记">
          {markers.map((marker) => (
            <li key={marker.id}>
              <button type="button" className="plain-button" onClick={() => go(marker.at)}>
                <span className="figures">{timecode(marker.at)}</span> {marker.label}
              </button>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** '1:02:03', from seconds. */
export function timecode(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
