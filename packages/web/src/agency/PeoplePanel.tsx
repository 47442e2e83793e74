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
import { Delegations, useUnits } from './Delegations.tsx';

type What = 'person' | 'unit' | 'certificate' | 'appoint' | 'end' | 'delegate' | 'leave' | 'specimen';
type Doing = { readonly what: What; readonly person: PersonLine | null };

/** Who is here, as what, with which certificate. The system administrator keeps people, the security administrator offices. */
export function PeoplePanel() {
  const me = useSignedIn();
  const [doing, setDoing] = useState<Doing | null>(null);
  const query = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active />;
  const keepsPeople = me.offices.some(({ office }) => office === 'systemAdministrator');
  const appoints = me.offices.some(({ office }) => office === 'securityAdministrator');
  const delegates = appoints || me.offices.some(({ office }) => office === 'bureauHead');
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
          { key: 'end' as const, label: '免职' },
          { key: 'specimen' as const, label: '收回签名样本' },
        ]
      : []),
    ...(delegates ? [{ key: 'delegate' as const, label: '授权他人代行其职务' }] : []),
  ];
  return (
    <>
      {keepsPeople && (
        <div className="tab-acts">
          <Button type="primary" onClick={() => setDoing({ what: 'person', person: null })}>
            登记人员
          </Button>
          <Button onClick={() => setDoing({ what: 'unit', person: null })}>登记内设机构</Button>
        </div>
      )}
      <Sheet<PersonLine>
        className="panel"
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 1080 }}
        dataSource={query.data.people}
        columns={[
          { title: '姓名', dataIndex: 'name' },
          { title: '称谓', dataIndex: 'role' },
          { title: '内设机构', key: 'unit', render: (_, { unit }) => unit ?? '—' },
          {
            title: '职务',
            key: 'offices',
            render: (_, person) => <Offices person={person} />,
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
          {
            title: '在岗',
            key: 'leave',
            render: (_, { leaveUntil }) =>
              leaveUntil === null ? '在岗' : <span className="figures">休假至 {leaveUntil}</span>,
          },
          ...(acts.length === 0
            ? []
            : [
                {
                  title: '办理',
                  key: 'acts',
                  width: 90,
                  fixed: 'right' as const,
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
      <Delegations delegations={query.data.delegations} />
      {doing !== null && <Doing people={query.data.people} doing={doing} onClose={() => setDoing(null)} />}
    </>
  );
}

/** Whoever holds none today can do nothing: that is worth seeing. */
function Offices({ person }: { person: PersonLine }) {
  if (person.offices.length === 0) return <span className="soft">今天没有职务</span>;
  return person.offices.map(({ office, title, from, to }) => (
    <div key={`${office}${from}`}>
      {title}
      <span className="soft figures">
        {from !== null && `　${from} 起`}
        {to !== null && `　至 ${to}`}
      </span>
    </div>
  ));
}

function Certificates({ person }: { person: PersonLine }) {
  if (person.certificates.length === 0) return <span className="soft">无</span>;
  return person.certificates.map((certificate) => (
    <div key={certificate.certNo} className="figures">
      {certificate.certNo} {certificate.area !== null && <span className="soft">{certificate.area} </span>}
      {certificate.valid ? (
        <StatusMark status="met" word={certificate.validTo === null ? '有效' : `有效至 ${certificate.validTo}`} />
      ) : (
        <StatusMark status="broken" word="今天无效" />
      )}
    </div>
  ));
}

type DoingProps = { doing: Doing; people: readonly PersonLine[]; onClose: () => void };

function Doing({ doing: { what, person }, people, onClose }: DoingProps) {
  const me = useSignedIn();
  const units = useUnits();
  const unitField = {
    name: 'unit',
    label: '内设机构',
    control: 'choice' as const,
    options: units.map(({ unit, name }) => ({ value: unit, label: name })),
  };
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
            unitField,
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
            { name: 'certArea', label: '执法领域', control: 'text', extra: '如：生态环境' },
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
    case 'unit':
      return (
        <AgencyForm
          title="登记内设机构"
          done="已登记"
          fields={[
            { name: 'name', label: '名称', control: 'text', required: true },
            {
              name: 'parent',
              label: '上级机构',
              control: 'choice',
              options: units.map(({ unit, name }) => ({ value: unit, label: name })),
              extra: '直属本机关的不填',
            },
          ]}
          submit={({ name, parent }) =>
            submitAgency(me, 'unit', { unit: String(name), name: String(name), parent: parent ?? null })
          }
          onClose={onClose}
        />
      );
    case 'end':
      return (
        <AgencyForm
          title={`免职：${person?.name ?? ''}`}
          note="最后一日仍在职；其经办的案件请由承办机构负责人改派。"
          done="已免职"
          initial={{ on: dayjs() }}
          fields={[
            {
              name: 'office',
              label: '职务',
              control: 'choice',
              required: true,
              options: (person?.offices ?? []).map(({ office, title }) => ({ value: office, label: title })),
            },
            { name: 'on', label: '最后一日', control: 'day', required: true },
            { name: 'reason', label: '原因', control: 'text' },
          ]}
          submit={(values) => submitAgency(me, 'appointmentEnded', { ...of, ...values })}
          onClose={onClose}
        />
      );
    case 'delegate':
      return (
        <AgencyForm
          title={`授权代行：${person?.name ?? ''}的职务`}
          note="期间内由受托人行使；不得代行人自批其填报的事项，也不得由三员代行。"
          done="已授权"
          initial={{ start: dayjs() }}
          fields={[
            {
              name: 'office',
              label: '代行的职务',
              control: 'choice',
              required: true,
              options: (person?.offices ?? []).map(({ office, title }) => ({ value: office, label: title })),
            },
            {
              name: 'to',
              label: '由谁代行',
              control: 'choice',
              required: true,
              options: people.filter(({ id }) => id !== person?.id).map(({ id, name }) => ({ value: id, label: name })),
            },
            { name: 'start', label: '自', control: 'day', required: true },
            { name: 'end', label: '至', control: 'day', required: true },
            { name: 'reason', label: '事由', control: 'text', required: true },
          ]}
          submit={(values) => submitAgency(me, 'delegation', { from: person?.id ?? '', ...values })}
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
            unitField,
            { name: 'from', label: '自', control: 'day', required: true },
            { name: 'to', label: '至', control: 'day' },
          ]}
          submit={(values) => submitAgency(me, 'appointment', { ...of, ...values })}
          onClose={onClose}
        />
      );
  }
}
