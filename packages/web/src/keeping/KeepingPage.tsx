import { Tabs } from 'antd';
import { PageTitle } from '../app/PageTitle.tsx';
import { DisposalsPanel } from './DisposalsPanel.tsx';
import { RetentionPanel } from './RetentionPanel.tsx';
import { SpillsPanel } from './SpillsPanel.tsx';
import './keeping-page.css';

/** How long recordings and their copies are kept and what ends it; and what is done when a state secret is found among them. */
export function KeepingPage() {
  return (
    <>
      <PageTitle
        title="音像保管"
        note="保管期限和保留；期满经批准销毁，留下墓碑；国家秘密不得存入，发现即隔离（第二十七条、第三十条）"
      />
      <Tabs
        items={[
          { key: 'retention', label: '保管期限', children: <RetentionPanel /> },
          { key: 'disposals', label: '销毁审批', children: <DisposalsPanel /> },
          { key: 'spills', label: '涉密处置', children: <SpillsPanel /> },
        ]}
      />
    </>
  );
}
