import { useEffect, useRef } from 'react';
import Pad from 'signature_pad';

/** Points of [x, y, milliseconds since the first point], tenths of a CSS pixel. */
export type Strokes = [number, number, number][][];
type Props = { onChange: (strokes: Strokes) => void; clear: React.RefObject<() => void> };

/** Where a pen or a finger writes. The strokes are kept, not only their picture. */
export function SignaturePad({ onChange, clear }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const report = useRef(onChange);
  report.current = onChange;
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const ratio = Math.max(window.devicePixelRatio, 1);
    element.width = element.offsetWidth * ratio;
    element.height = element.offsetHeight * ratio;
    element.getContext('2d')?.scale(ratio, ratio);
    const pad = new Pad(element, { penColor: '#101418', minWidth: 0.8, maxWidth: 2.6 });
    pad.addEventListener('endStroke', () => report.current(strokesOf(pad.toData())));
    clear.current = () => {
      pad.clear();
      report.current([]);
    };
    return () => pad.off();
  }, [clear]);
  return <canvas ref={canvas} className="sign__pad" aria-label="签名框" />;
}

function strokesOf(data: ReturnType<Pad['toData']>): Strokes {
  const start = data[0]?.points[0]?.time ?? 0;
  return data.map(({ points }) =>
    points.map(({ x, y, time }): [number, number, number] => [
      Math.round(x * 10),
      Math.round(y * 10),
      Math.max(Math.round(time - start), 0),
    ]),
  );
}
