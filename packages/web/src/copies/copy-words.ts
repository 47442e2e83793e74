export const copyTitles = { clip: '剪辑', still: '截图', masked: '遮挡副本' } as const;

/** What a copy shows and hides, from its record: '0:00:05 至 0:00:12；依据：……'. */
export function detailOf(data: Readonly<Record<string, unknown>>, timecode: (seconds: number) => string): string {
  const derivation = asObject(data.derivation);
  const at = (value: unknown): string => (typeof value === 'number' ? timecode(value / 1000) : '');
  const parts: string[] = [];
  if (data.form === 'clip') parts.push(`${at(derivation.fromMs)} 至 ${at(derivation.toMs)}`);
  if (data.form === 'still') parts.push(at(derivation.atMs));
  const masks = Array.isArray(data.masks) ? data.masks.map(asObject) : [];
  if (masks.length > 0) {
    const areas = masks.filter(({ width }) => typeof width === 'number').length;
    const counted = [
      areas > 0 ? `遮挡 ${areas} 处` : '',
      masks.length > areas ? `静音 ${masks.length - areas} 段` : '',
    ];
    const why = new Set(
      masks.map(({ ground, article }) => `${String(ground)}${typeof article === 'string' ? `（${article}）` : ''}`),
    );
    parts.push(`${counted.filter(Boolean).join('，')}：${[...why].join('、')}`);
  }
  if (typeof data.ground === 'string') parts.push(`用途：${data.ground}`);
  return parts.join('；');
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
