import { useCallback, useEffect, useState } from 'react';

export type Place = { readonly words: string; readonly problem: string | null; readonly asking: boolean };

/** Where this phone is, in words that a record keeps; asked for by a tap, and by itself once that was permitted. */
export function usePlace(): Place & { readonly ask: () => void; readonly write: (words: string) => void } {
  const [place, setPlace] = useState<Place>({ words: '', problem: null, asking: false });
  const ask = useCallback(() => {
    if (!window.isSecureContext || !('geolocation' in navigator)) {
      setPlace((before) => ({ ...before, problem: '此连接不能取得位置（须经 HTTPS 访问），请写明地点。' }));
      return;
    }
    setPlace((before) => ({ ...before, problem: null, asking: true }));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setPlace({ words: wordsOf(coords), problem: null, asking: false }),
      () => setPlace((before) => ({ ...before, problem: '没有取得位置，请写明地点。', asking: false })),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  }, []);
  useEffect(() => {
    void navigator.permissions
      ?.query({ name: 'geolocation' })
      .then(({ state }) => state === 'granted' && ask())
      .catch(() => undefined);
  }, [ask]);
  return { ...place, ask, write: (words) => setPlace({ words, problem: null, asking: false }) };
}

function wordsOf({ longitude, latitude, accuracy }: GeolocationCoordinates): string {
  return `经度 ${longitude.toFixed(6)}，纬度 ${latitude.toFixed(6)}（手机定位，误差约 ${Math.round(accuracy)} 米）`;
}
