import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Preview } from './use-preview.ts';

type Props = {
  preview: Preview;
  /** Share of the whole that has been played, 0 to 1. */
  played: number;
  onSeek: (share: number) => void;
};

/** The loudness of a sound along its length; a click goes there. Nothing where it could not be made. */
export function Waveform({ preview, played, onSeek }: Props) {
  const { ask, address } = preview;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, when it is shown
  useEffect(ask, []);
  const query = useQuery({
    queryKey: ['waveform', address],
    queryFn: async () => peaksIn(await (await fetch(address ?? '', { credentials: 'same-origin' })).json()),
    enabled: address !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const peaks = query.data ?? [];
  if (peaks.length === 0) return null;
  const most = Math.max(...peaks, 1);
  const bar = (index: number) => (peaks[index] ?? 0) / most;
  return (
    <button
      type="button"
      className="plain-button waveform"
      aria-label="声音的强弱，点按跳到该处"
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        if (event.detail > 0) onSeek((event.clientX - box.left) / box.width);
      }}
    >
      <svg viewBox={`0 0 ${peaks.length} 40`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d={outline(peaks.length, bar, 0, peaks.length)} className="waveform__rest" />
        <path d={outline(peaks.length, bar, 0, Math.round(played * peaks.length))} className="waveform__played" />
      </svg>
    </button>
  );
}

function outline(count: number, bar: (index: number) => number, from: number, to: number): string {
  const lines: string[] = [];
  for (let index = from; index < Math.min(to, count); index += 1) {
    const half = Math.max(0.5, bar(index) * 19);
    lines.push(`M${index + 0.5} ${20 - half}V${20 + half}`);
  }
  return lines.join('');
}

function peaksIn(value: unknown): number[] {
  if (typeof value !== 'object' || value === null || !('peaks' in value) || !Array.isArray(value.peaks)) return [];
  return value.peaks.filter((one: unknown): one is number => typeof one === 'number');
}
