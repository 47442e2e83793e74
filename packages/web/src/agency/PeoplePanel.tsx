import { officeTitles } from '@liuhen/records';
import type { Api, PersonLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { newId } from '../record/new-id.ts';
import { submitAgency } from '../record/submit-agency.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { day } from '../time/moment.ts';
import { AgencyForm } from './AgencyForm.tsx';

type Doing = {
  readonly what: 'person' | 'certificate' | 'appoint' | 'leave' | 'specimen';
  readonly person: PersonLine | null;
};

/** Who is here, as what, with which certificate. The system administrator keeps people, the security administrator offices. */
export function PeoplePanel() {
  const me = useSignedIn();
  const [doing, setDoing] = useState<Doing | null>(null);
  const query = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active />;
  const keepsPeople = me.offices.some(({ office }) => office === 'systemAdministrator');
  const appoints = me.offices.some(({ office }) => office === 'securityAdministrator');
  const acts = [
    ...(keepsPeople
      ? [
          { key: 'certificate' as const, label: '登记执法证' },
          { key: 'leave' as const, label: '登记休假' },
        ]
      : []),
    ...(appoints
      ? [
          { key: 'appoint' as const, label: '任职' },
          { key: 'specimen' as const, label: '收回签名样本' },
        ]
      : []),
  ];
  return (
    <>
      {keepsPeople && (
        <div className="tab-acts">
          <Button type="primary" onClick={() => setDoing({ what: 'person', person: null })}>
            登记人员
          </Button>
        </div>
      )}
      <Sheet<PersonLine>
        className="panel"
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={query.data.people}
        columns={[
          { title: '姓名', dataIndex: 'name' },
          { title: '称谓', dataIndex: 'role' },
          {
            title: '职务',
            key: 'offices',
            render: (_, person) => person.offices.map(({ title }) => title).join('、') || '—',
          },
          { title: '执法证', key: 'certificates', render: (_, person) => <Certificates person={person} /> },
          {
            title: '签名样本',
            key: 'specimen',
            render: (_, { specimenSince }) =>
              specimenSince === null ? (
                <span className="soft">无</span>
              ) : (
                <span className="figures">{day(specimenSince)} 存入</span>
              ),
          },
          { title: '在岗', key: 'leave', render: (_, person) => (person.onLeave ? '休假' : '在岗') },
          ...(acts.length === 0
            ? []
            : [
                {
                  title: '办理',
                  key: 'acts',
                  width: 90,
                  render: (_: unknown, person: PersonLine) => (
                    <Dropdown
                      trigger={['click']}
                      menu={{
                        items: acts.filter(({ key }) => key !== 'specimen' || person.specimenSince !== null),
                        onClick: ({ key }) => {
                          const act = acts.find((one) => one.key === key);
                          if (act !== undefined) setDoing({ what: act.key, person });
                        },
                      }}
                    >
                      <Button size="small">办理</Button>
                    </Dropdown>
                  ),
                },
              ]),
        ]}
      />
      {doing !== null && <Doing doing={doing} onClose={() => setDoing(null)} />}
    </>
  );
}

function Certificates({ person }: { person: PersonLine }) {
  if (person.certificates.length === 0) return <span className="soft">无</span>;
  return person.certificates.map((certificate) => (
    <div key={certificate.certNo} className="figures">
      {certificate.certNo}{' '}
      {certificate.valid ? (
        <StatusMark status="met" word={certificate.validTo === null ? '有效' : `有效至 ${certificate.validTo}`} />
      ) : (
        <StatusMark status="broken" word="今天无效" />
      )}
    </div>
  ));
}

function Doing({ doing: { what, person }, onClose }: { doing: Doing; onClose: () => void }) {
  const me = useSignedIn();
  const of = person === null ? {} : { person: person.id };
  switch (what) {
    case 'person':
      return (
        <AgencyForm
          title="登记人员"
          note="登记之后由安全管理员任职，再开设账号。"
          done="已登记"
          fields={[
            { name: 'name', label: '姓名', control: 'text', required: true },
            { name: 'role', label: '称谓', control: 'text' },
            { name: 'unit', label: '内设机构', control: 'text' },
          ]}
          submit={(values) => submitAgency(me, 'person', { person: newId(), ...values })}
          onClose={onClose}
        />
      );
    case 'certificate':
      return (
        <AgencyForm
          title={`登记执法证：${person?.name ?? ''}`}
          note="有效期或者年检过期的，当天起不得单独执法（第九条）。"
          done="已登记"
          fields={[
            { name: 'certNo', label: '证号', control: 'text', required: true },
            { name: 'certValidFrom', label: '有效期自', control: 'day' },
            { name: 'certValidTo', label: '有效期至', control: 'day', required: true },
            { name: 'certAnnualCheckTo', label: '年检有效至', control: 'day' },
            { name: 'certIssuer', label: '发证机关', control: 'text' },
          ]}
          submit={(values) => submitAgency(me, 'certificate', { certNo: '', ...of, ...values })}
          onClose={onClose}
        />
      );
    case 'leave':
      return (
        <AgencyForm
          title={`登记休假：${person?.name ?? ''}`}
          done="已登记"
          fields={[
            { name: 'start', label: '自', control: 'day', required: true },
            { name: 'end', label: '至', control: 'day', required: true },
          ]}
          submit={(values) => submitAgency(me, 'leave', { ...of, ...values })}
          onClose={onClose}
        />
      );
    case 'specimen':
      return (
        <AgencyForm
          title={`收回签名样本：${person?.name ?? ''}`}
          note="收回后，此人验证身份签名只印姓名；此前所签的照旧。重新启用须由本人再存。"
          done="已收回"
          fields={[{ name: 'reason', label: '理由', control: 'long', required: true }]}
          submit={({ reason }) =>
            call<Api['specimens']['revoke']>('POST', '/api/people/:person/specimen/revocations', {
              params: { person: person?.id ?? '' },
              body: { id: newId(), reason: String(reason) },
            })
          }
          onClose={onClose}
        />
      );
    case 'appoint':
      return (
        <AgencyForm
          title={`任职：${person?.name ?? ''}`}
          note="系统、安全、审计管理员一人一职，且不兼业务职务。"
          done="已任职"
          initial={{ from: dayjs() }}
          fields={[
            {
              name: 'office',
              label: '职务',
              control: 'choice',
              required: true,
              options: Object.entries(officeTitles).map(([value, label]) => ({ value, label })),
            },
            { name: 'unit', label: '内设机构', control: 'text' },
            { name: 'from', label: '自', control: 'day', required: true },
            { name: 'to', label: '至', control: 'day' },
          ]}
          submit={(values) => submitAgency(me, 'appointment', { ...of, ...values })}
          onClose={onClose}
        />
      );
  }
}
