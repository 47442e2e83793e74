import type { CaseView, FactView } from '@liuhen/server/api';
import { Button } from 'antd';
import { useState } from 'react';
import { RefuseSignature } from './RefuseSignature.tsx';
import { ScanPaper } from './ScanPaper.tsx';
import { SealUse } from './SealUse.tsx';

type Props = { fact: FactView; view: CaseView };

/** What happened with the pen on paper: signed there, or not signed. */
export function PaperActions({ fact, view }: Props) {
  const [open, setOpen] = useState<'scan' | 'refuse' | 'seal' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button onClick={() => setOpen('scan')}>纸上已签，传扫描件</Button>
      {(fact.document?.missingSigners.length ?? 0) > 0 && (
        <Button onClick={() => setOpen('refuse')}>拒签或不在场</Button>
      )}
      {fact.document?.issued === true && <Button onClick={() => setOpen('seal')}>登记用印</Button>}
      {open === 'seal' && <SealUse fact={fact} view={view} onClose={close} />}
      {open === 'scan' && <ScanPaper fact={fact} view={view} onClose={close} />}
      {open === 'refuse' && <RefuseSignature fact={fact} view={view} onClose={close} />}
    </>
  );
}
