import { useEffect, useState } from 'react';
import { StatusMark } from '../status/StatusMark.tsx';

const everyMs = 100;
/** Samples heard at each look: more than sound in between (170 ms at 48 kHz), so that no short sound falls between two looks. */
const heardSamples = 8_192;
/** So long without a sound, and it is said. */
const silentMs = 5_000;
/** Of the whole: below this a microphone hears nothing. */
const silence = 1;

/** What was loud a tenth of a second ago is still seen: a needle that jumps says nothing. */
const falling = 0.85;

/** How loud it is, in hundredths of the loudest, on the scale of decibels from −60 to 0. */
export function levelOf(samples: Float32Array): number {
  const square = samples.reduce((sum, one) => sum + one * one, 0) / Math.max(1, samples.length);
  const decibels = 10 * Math.log10(square + 1e-12);
  return Math.round(Math.min(100, Math.max(0, ((decibels + 60) / 60) * 100)));
}

/** That something is heard, while it is recorded and before. */
export function SoundLevel({ stream }: { stream: MediaStream }) {
  const [level, setLevel] = useState(0);
  const [isSilent, setSilent] = useState(false);
  useEffect(() => {
    const context = new AudioContext();
    const listener = context.createAnalyser();
    listener.fftSize = heardSamples;
    context.createMediaStreamSource(stream).connect(listener);
    const samples = new Float32Array(listener.fftSize);
    let heardAt = Date.now();
    const timer = setInterval(() => {
      listener.getFloatTimeDomainData(samples);
      const now = levelOf(samples);
      if (now > silence) heardAt = Date.now();
      setLevel((before) => Math.max(now, Math.round(before * falling)));
      setSilent(Date.now() - heardAt > silentMs);
    }, everyMs);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [stream]);
  return (
    <div className="sound-level">
      <meter min={0} max={100} value={level} aria-label="声音大小" />
      {isSilent && <StatusMark status="due" word="听不到声音，请检查麦克风" />}
    </div>
  );
}
