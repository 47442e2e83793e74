import { Tabs } from 'antd';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { LegalBasesPanel } from '../articles/LegalBasesPanel.tsx';
import { AccountsPanel } from './AccountsPanel.tsx';
import { AuditPanel } from './AuditPanel.tsx';
import { CalendarsPanel } from './CalendarsPanel.tsx';
import { ExposurePanel } from './ExposurePanel.tsx';
import { FixityPanel } from './FixityPanel.tsx';
import { GrantsPanel } from './GrantsPanel.tsx';
import { ParametersPanel } from './ParametersPanel.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';

/** People and offices, accounts, parameters, the audit log: the three administrators each have their own part. */
export function SystemPage() {
  const me = useSignedIn();
  const is = (...wanted: string[]) => me.offices.some(({ office }) => wanted.includes(office));
  return (
    <>
      <PageTitle title="系统" note="系统、安全、审计三员分立：各管各的，互相看得见、不能替办" />
      <Tabs
        items={[
          { key: 'people', label: '人员与职务', children: <PeoplePanel /> },
          ...(is('systemAdministrator', 'securityAdministrator', 'auditAdministrator')
            ? [{ key: 'accounts', label: '账号', children: <AccountsPanel /> }]
            : []),
          ...(is('bureauHead', 'deputyHead', 'cityHead', 'legalReviewer', 'securityAdministrator', 'auditAdministrator')
            ? [{ key: 'grants', label: '授权查阅', children: <GrantsPanel /> }]
            : []),
          { key: 'parameters', label: '参数', children: <ParametersPanel /> },
          { key: 'calendars', label: '日历', children: <CalendarsPanel /> },
          { key: 'bases', label: '依据与基准', children: <LegalBasesPanel /> },
          ...(is('auditAdministrator')
            ? [
                { key: 'audit', label: '审计日志', children: <AuditPanel /> },
                { key: 'fixity', label: '完整性', children: <FixityPanel mayStart={false} /> },
                { key: 'exposure', label: '谁能看到', children: <ExposurePanel /> },
              ]
            : []),
        ]}
      />
    </>
  );
}
