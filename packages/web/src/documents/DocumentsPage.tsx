import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { PageTitle } from '../app/PageTitle.tsx';
import { CataloguePanel } from './CataloguePanel.tsx';
import { NumbersPanel } from './NumbersPanel.tsx';
import { SealsPanel } from './SealsPanel.tsx';
import { SpecimenPanel } from './SpecimenPanel.tsx';

const panels = [
  { key: 'catalogue', label: '目录', children: <CataloguePanel /> },
  { key: 'numbers', label: '文号登记', children: <NumbersPanel /> },
  { key: 'seals', label: '用印登记', children: <SealsPanel /> },
  { key: 'specimen', label: '签名样本', children: <SpecimenPanel /> },
];

/** What the office keeps about its documents: the catalogue, the registers of numbers and of seals, one's own specimen. */
export function DocumentsPage() {
  const { tab } = useSearch({ from: '/desk/documents' });
  const navigate = useNavigate();
  return (
    <>
      <PageTitle title="文书" note="文书目录，文号和用印的登记簿，本人的签名样本" />
      <Tabs
        activeKey={panels.find(({ key }) => key === tab)?.key ?? 'catalogue'}
        destroyOnHidden
        onChange={(next) => void navigate({ to: '/documents', search: next === 'catalogue' ? {} : { tab: next } })}
        items={panels}
      />
    </>
  );
}
