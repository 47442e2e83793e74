import type { ReleaseOffer } from '@liuhen/server/api';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { type DrawnArea, MaskPages } from './MaskPages.tsx';

type Scan = ReleaseOffer['scans'][number];
/** What is chosen, by record and file, each with the areas drawn on it. */
export type ChosenScans = Readonly<Record<string, readonly DrawnArea[]>>;

type Props = {
  caseId: string;
  scans: readonly Scan[];
  chosen: ChosenScans;
  onChange: (chosen: ChosenScans) => void;
};

/** Scans and photographs that may go out, and for each the way to draw what stays back. */
export function ScanChoices({ caseId, scans, chosen, onChange }: Props) {
  const [drawing, setDrawing] = useState<Scan | null>(null);
  if (scans.length === 0) return null;
  return (
    <>
      <div className="release-form__head">
        <span>
          扫描件、照片 <span className="soft">不按词遮蔽：要遮蔽的请逐页画出</span>
        </span>
      </div>
      <ul className="release-form__documents">
        {scans.map((scan) =>
          scan.withheld === null ? (
            <li key={scanKey(scan)} className="release-form__scan">
              <Checkbox
                checked={scanKey(scan) in chosen}
                onChange={({ target }) => onChange(toggled(chosen, scan, target.checked))}
              >
                {scan.title} {scan.name !== scan.title && <span className="soft">{scan.name}</span>}
                {scan.careful && <span className="release-form__careful"> 须遮蔽</span>}
              </Checkbox>
              {scanKey(scan) in chosen && (
                <Button size="small" onClick={() => setDrawing(scan)}>
                  遮蔽区域（{chosen[scanKey(scan)]?.length ?? 0} 处）
                </Button>
              )}
            </li>
          ) : (
            <li key={scanKey(scan)} className="release-form__document soft">
              {scan.withheld}
            </li>
          ),
        )}
      </ul>
      {drawing !== null && (
        <MaskPages
          caseId={caseId}
          scan={drawing}
          areas={chosen[scanKey(drawing)] ?? []}
          onChange={(areas) => onChange({ ...chosen, [scanKey(drawing)]: areas })}
          onClose={() => setDrawing(null)}
        />
      )}
    </>
  );
}

export const scanKey = ({ record, sha256 }: Pick<Scan, 'record' | 'sha256'>): string => `${record} ${sha256}`;

function toggled(chosen: ChosenScans, scan: Scan, wanted: boolean): ChosenScans {
  const { [scanKey(scan)]: before = [], ...rest } = chosen;
  return wanted ? { ...rest, [scanKey(scan)]: before } : rest;
}
