import { Tabs } from 'antd';
import { PageTitle } from '../app/PageTitle.tsx';
import { AuditPanel } from './AuditPanel.tsx';
import { ParametersPanel } from './ParametersPanel.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';

/** People and their offices, the agency's parameters, the audit log: what each may see is the policy's to say. */
export function SystemPage() {
  return (
    <>
      <PageTitle title="系统" />
      <Tabs
        items={[
          { key: 'people', label: '人员与职务', children: <PeoplePanel /> },
          { key: 'parameters', label: '参数', children: <ParametersPanel /> },
          { key: 'audit', label: '审计日志', children: <AuditPanel /> },
        ]}
      />
    </>
  );
}
