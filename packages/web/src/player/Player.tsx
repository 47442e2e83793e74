import type { CaseView, FactView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { AgencyForm } from '../agency/AgencyForm.tsx';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { submit } from '../record/submit.ts';
import { ContactSheet } from './ContactSheet.tsx';
import { markerLabels, markerPlace, markersIn } from './markers.ts';
import { PreparedNotice } from './PreparedNotice.tsx';
import { ReelAxis } from './ReelAxis.tsx';
import { eachOnce, isPlayable, type Piece, shownAs } from './reel.ts';
import { timecode } from './timecode.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { usePreview } from './use-preview.ts';
import { usePieces, useReel } from './use-reel.ts';
import { useSource } from './use-source.ts';
import { Waveform } from './Waveform.tsx';
import './player.css';

type Props = {
  fact: FactView;
  view: CaseView;
  pieces: readonly [Piece, ...Piece[]];
  /** Of several rows the one that what names no file belongs to. */
  isFirst: boolean;
};

const frame = 1 / 25;

/** The playable files of a recording (or of a copy of one): those that follow each other play as one. */
export function Players({ fact, view }: { fact: FactView; view: CaseView }) {
  const own = eachOnce(fact.files).filter((file) => file.sha256 !== fact.document?.rendition?.sha256);
  const playable = own.filter(isPlayable);
  return usePieces(view, fact, playable).map(([first, ...rest], row) =>
    first === undefined ? null : (
      <Player key={first.file.sha256} fact={fact} view={view} pieces={[first, ...rest]} isFirst={row === 0} />
    ),
  );
}

/** As it was taken in: frame by frame, at any speed, with its markers; what the browser cannot play, made playable. */
function Player({ fact, view, pieces, isFirst }: Props) {
  const me = useSignedIn();
  const client = useQueryClient();
  const media = useRef<HTMLVideoElement>(null);
  const [speed, setSpeed] = useState(1);
  const [played, setPlayed] = useState(0);
  const [at, setAt] = useState(pieces[0].from);
  const reel = useReel(pieces, media);
  const { file } = reel.piece;
  const isSound = shownAs(file).startsWith('audio/');
  const place = { case: view.id, record: fact.id, sha256: file.sha256 };
  const source = useSource(place);
  const kept = useKeptPlace(file.sha256);
  const waveform = usePreview(place, 'waveform');
  const isHere = (sha256: string | null) =>
    sha256 === null ? isFirst : pieces.some((one) => one.file.sha256 === sha256);
  const markers = markersIn(view).filter((marker) => marker.recording === fact.id && isHere(marker.file));
  const { at: startAt, file: startIn = null } = useSearch({ strict: false });
  const started = useRef(false);
  const [naming, setNaming] = useState<{ at: number; file: string; id: string } | null>(null);
  const papers = view.facts.filter(({ family, annulledBy }) => family === 'document' && annulledBy === null);
  const mark = useMutation({
    mutationFn: (label: string) =>
      submit(me, {
        kind: 'recordingMarked',
        case: view.id,
        from: new Date().toISOString(),
        links: [{ rel: 'recording', record: fact.id }],
        data: { atMilliseconds: Math.round((media.current?.currentTime ?? 0) * 1000), label, sha256: file.sha256 },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['case', view.id] }),
  });
  const go = (seconds: number) => {
    const element = media.current;
    if (element === null) return;
    element.currentTime = Math.min(Math.max(seconds, 0), element.duration || seconds);
  };
  const step = (count: number) => {
    media.current?.pause();
    go((media.current?.currentTime ?? 0) + count * frame);
  };
  return (
    <div className="player">
      {/* biome-ignore lint/a11y/useMediaCaption: evidence has no caption track; its transcript is a document of the case */}
      <video
        ref={media}
        className={isSound ? 'player__sound' : undefined}
        controls
        preload="metadata"
        src={source.src}
        onError={source.onError}
        onLoadedMetadata={({ currentTarget: film }) => {
          film.playbackRate = speed;
          kept.restore(film);
          reel.onLoaded(film);
          if (startAt !== undefined && !started.current && isHere(startIn)) reel.goInto(startIn, startAt);
          // what tells no length cannot be sought in: once it can, the jump is made
          started.current = Number.isFinite(film.duration);
          source.onLoaded(film, isSound);
        }}
        onTimeUpdate={({ currentTarget: film }) => {
          kept.keep(film);
          setPlayed(film.currentTime / (film.duration || 1));
          setAt(reel.at());
        }}
        onEnded={reel.onEnded}
        onKeyDown={(event) => {
          if (event.key === ',') step(-1);
          if (event.key === '.') step(1);
        }}
      />
      <PreparedNotice preview={source.making} />
      {pieces.length > 1 && <ReelAxis pieces={pieces} index={reel.index} at={at} onGo={reel.go} />}
      {isSound && (
        <Waveform preview={waveform} played={played} onSeek={(share) => go(share * (media.current?.duration ?? 0))} />
      )}
      <div className="player__bar">
        {!isSound && (
          <>
            <Button size="small" onClick={() => step(-1)}>
              退一帧
            </Button>
            <Button size="small" onClick={() => step(1)}>
              进一帧
            </Button>
          </>
        )}
        <Select
          size="small"
          aria-label="播放速度"
          value={speed}
          onChange={(next: number) => {
            setSpeed(next);
            if (media.current !== null) media.current.playbackRate = next;
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
            options={markerLabels.map((value) => ({ value, label: value }))}
          />
        )}
        {view.mayRecord && papers.length > 0 && (
          <Button
            size="small"
            onClick={() => setNaming({ at: media.current?.currentTime ?? 0, file: file.sha256, id: newId() })}
          >
            对应笔录
          </Button>
        )}
        {!isSound && <ContactSheet place={place} />}
        {fact.kind === 'recording' && (
          <Link to="/cases/$case/recordings/$record/copies" params={{ case: view.id, record: fact.id }}>
            <Button size="small">派生件</Button>
          </Link>
        )}
      </div>
      {mark.error !== null && <ProblemCard error={mark.error} />}
      {markers.length > 0 && (
        <ol className="player__markers" aria-label="标记">
          {markers.map((marker) => (
            <li key={marker.id}>
              <button type="button" className="plain-button" onClick={() => reel.goInto(marker.file, marker.at)}>
                <span className="figures">{markerPlace(marker)}</span> {marker.label}
              </button>
              {marker.document !== null && (
                <Link
                  to="/cases/$case/$tab"
                  params={{ case: view.id, tab: 'process' }}
                  search={{ item: marker.document.id }}
                >
                  {marker.document.title}
                  {marker.words === null ? '' : `“${marker.words}”`}
                </Link>
              )}
            </li>
          ))}
        </ol>
      )}
      {naming !== null && (
        <AgencyForm
          title={`${timecode(naming.at)} 对应笔录`}
          note="从笔录可以跳到录像的这一秒，从这里可以跳回笔录。"
          done="已标记"
          fields={[
            {
              name: 'document',
              label: '笔录或文书',
              control: 'choice',
              required: true,
              options: papers.map(({ id, title }) => ({ value: id, label: title })),
            },
            { name: 'words', label: '笔录中的话', control: 'long', required: true },
          ]}
          submit={({ document, words }) =>
            submit(
              me,
              {
                kind: 'recordingMarked',
                case: view.id,
                from: new Date().toISOString(),
                links: [
                  { rel: 'recording', record: fact.id },
                  { rel: 'covers', record: String(document) },
                ],
                data: {
                  atMilliseconds: Math.round(naming.at * 1000),
                  label: '笔录',
                  note: String(words),
                  sha256: naming.file,
                },
              },
              naming.id,
            )
          }
          onClose={() => setNaming(null)}
        />
      )}
    </div>
  );
}
