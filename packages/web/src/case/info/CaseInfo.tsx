import type { CaseView } from '@liuhen/server/api';
import { Button, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';

const CaseInfoForm = lazy(() => import('./CaseInfoForm.tsx').then((module) => ({ default: module.CaseInfoForm })));

/** What is known of the case and its party, typed once here and taken over by every paper. */
export function CaseInfo({ view }: { view: CaseView }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>案件信息</Button>
      {open && (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 2 }} />}>
          <CaseInfoForm view={view} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
