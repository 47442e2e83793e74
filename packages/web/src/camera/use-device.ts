import { useCallback, useEffect, useRef, useState } from 'react';
import { type DeviceProblem, missingFor, refusedBecause } from './device-problem.ts';
import { canKeep } from './film-store.ts';
import { canSeal } from './kept-films.ts';
import type { RecordedMedium } from './recording-formats.ts';

type Facing = 'environment' | 'user';

export type OpenDevice = {
  readonly stream: MediaStream;
  readonly medium: RecordedMedium;
  readonly facing: Facing;
  readonly canTurn: boolean;
  /** Null where the camera has no light that the browser may switch. */
  readonly torch: boolean | null;
  /** A film without sound: the device has no microphone. */
  readonly isSilent: boolean;
};

/** Camera and microphone of this device, opened by a tap and let go of when the page goes. */
export function useDevice() {
  const [device, setDevice] = useState<OpenDevice | null>(null);
  const [problem, setProblem] = useState<(DeviceProblem & { readonly medium: RecordedMedium }) | null>(null);
  const [opening, setOpening] = useState(false);
  const held = useRef<MediaStream | null>(null);

  const close = useCallback(() => {
    for (const track of held.current?.getTracks() ?? []) track.stop();
    held.current = null;
    setDevice(null);
    setProblem(null);
  }, []);
  useEffect(() => close, [close]);

  const open = useCallback(
    async (medium: RecordedMedium, facing: Facing = 'environment') => {
      close();
      setOpening(true);
      try {
        const missing = missingFor({
          isSecureContext: window.isSecureContext && canSeal(),
          hasDevices: navigator.mediaDevices?.getUserMedia !== undefined,
          hasRecorder: typeof MediaRecorder !== 'undefined',
          hasStore: await canKeep(),
        });
        if (missing !== null) return setProblem({ ...missing, medium });
        const stream = await streamOf(medium, facing);
        held.current = stream;
        setDevice(await described(stream, medium, facing));
      } catch (error) {
        setProblem({ ...refusedBecause(error instanceof Error ? error.name : '', medium), medium });
      } finally {
        setOpening(false);
      }
    },
    [close],
  );
  const turn = useCallback(() => {
    if (device !== null) void open(device.medium, device.facing === 'user' ? 'environment' : 'user');
  }, [device, open]);
  const light = useCallback(async () => {
    if (device === null || device.torch === null) return;
    const torch = !device.torch;
    // cameras know it, the list of the browser's types does not
    const wanted: MediaTrackConstraintSet & { readonly torch: boolean } = { torch };
    const [track] = device.stream.getVideoTracks();
    await track?.applyConstraints({ advanced: [wanted] }).then(
      () => setDevice({ ...device, torch }),
      () => setDevice({ ...device, torch: null }),
    );
  }, [device]);
  return { device, problem, opening, open, close, turn, light };
}

async function streamOf(medium: RecordedMedium, facing: Facing): Promise<MediaStream> {
  // as it sounded: what a filter takes for noise may be what was said
  const audio = { echoCancellation: false, noiseSuppression: false };
  const video = {
    facingMode: { ideal: facing },
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 25, max: 30 },
  };
  const ask = (constraints: MediaStreamConstraints) => navigator.mediaDevices.getUserMedia(constraints);
  if (medium === 'audio') return ask({ audio });
  return ask({ audio, video }).catch((error: unknown) => {
    // no microphone is no reason to see nothing
    if (error instanceof Error && error.name === 'NotFoundError') return ask({ video });
    throw error;
  });
}

async function described(stream: MediaStream, medium: RecordedMedium, facing: Facing): Promise<OpenDevice> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const [track] = stream.getVideoTracks();
  const capabilities = track?.getCapabilities?.() ?? {};
  return {
    stream,
    medium,
    facing,
    canTurn: medium === 'video' && devices.filter(({ kind }) => kind === 'videoinput').length > 1,
    torch: 'torch' in capabilities && capabilities.torch !== undefined && capabilities.torch ? false : null,
    isSilent: stream.getAudioTracks().length === 0,
  };
}
