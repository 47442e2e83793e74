import { useEffect, useState } from 'react';
import { fileAddress } from '../case/fact/file-address.ts';
import { newId } from '../record/new-id.ts';
import { type Preview, usePreview } from './use-preview.ts';

export type Source = {
  /** Nothing until it stands in the page. */
  readonly src: string | undefined;
  /** What is being made so that it can be watched. */
  readonly making: Preview;
  /** The browser cannot play it. */
  readonly onError: () => void;
  /** To be told what came of it: whether it can be sought in, and whether the picture it has can be decoded. */
  readonly onLoaded: (film: HTMLVideoElement, isSound: boolean) => void;
};

/**
 * Where a file is watched from: as it is; where it was written while it was recorded and tells no length, as a copy with an index; where
 * this browser cannot play it, as a version that it can.
 */
export function useSource(place: { case: string; record: string; sha256: string }): Source {
  const playable = usePreview(place, 'playable');
  const seekable = usePreview(place, 'seekable');
  // all the ranges that a player asks for are one viewing, and one line of the access log
  const [viewing] = useState(newId);
  // a page that is drawn and drawn anew before it stands would have let each film load, and those thrown away load on beside it
  const [stands, setStands] = useState(false);
  useEffect(() => setStands(true), []);
  const { ask } = playable;
  const failed = seekable.state === 'failed';
  useEffect(() => {
    if (failed) ask();
  }, [failed, ask]);
  const address = playable.address ?? seekable.address ?? fileAddress(place.case, place.record, place.sha256);
  return {
    src: stands ? `${address}?viewing=${viewing}` : undefined,
    making: playable.state === null ? seekable : playable,
    onError: ask,
    onLoaded: (film, isSound) => {
      if (film.duration === Number.POSITIVE_INFINITY && seekable.address === null) seekable.ask();
      // a picture that the browser cannot decode beside a sound that it can
      if (!isSound && film.videoWidth === 0 && playable.address === null) ask();
    },
  };
}
