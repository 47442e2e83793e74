import type { Api, ParameterLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { submitAgency } from '../record/submit-agency.ts';
import { AgencyForm } from './AgencyForm.tsx';

/** Where the law is silent or disputed: the reading this agency has chosen, and since when. */
export function ParametersPanel() {
  const me = useSignedIn();
  const [setting, setSetting] = useState<ParameterLine | null>(null);
  const query = useQuery({
    queryKey: ['parameters'],
    queryFn: () => call<Api['agency']['parameters']>('GET', '/api/parameters'),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active />;
  const decides = me.offices.some(({ office }) => ['bureauHead', 'legalReviewer'].includes(office));
  return (
    <>
      <Sheet<ParameterLine>
        className="panel"
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 760 }}
        dataSource={query.data.parameters}
        columns={[
          {
            title: '事项',
            key: 'title',
            render: (_, parameter) => (
              <>
                {parameter.title}
                {parameter.note !== null && <div className="soft">{parameter.note}</div>}
              </>
            ),
          },
          { title: '依据', dataIndex: 'provision', width: 220 },
          { title: '现用', key: 'current', width: 180, render: (_, parameter) => show(parameter, parameter.current) },
          { title: '缺省', key: 'default', width: 180, render: (_, parameter) => show(parameter, parameter.default) },
          ...(decides
            ? [
                {
                  title: '办理',
                  key: 'acts',
                  width: 80,
                  render: (_: unknown, parameter: ParameterLine) => (
                    <Button size="small" onClick={() => setSetting(parameter)}>
                      改
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {setting !== null && (
        <AgencyForm
          title={`改：${setting.title}`}
          note="从所填日期起的步骤按新口径判断；以前的步骤仍按当时的口径。"
          done="已改"
          initial={{ from: dayjs() }}
          fields={[
            setting.choices === null
              ? { name: 'value', label: '取值', control: 'text', required: true }
              : {
                  name: 'value',
                  label: '取值',
                  control: 'choice',
                  required: true,
                  options: Object.entries(setting.choices).map(([value, label]) => ({ value, label })),
                },
            { name: 'from', label: '自', control: 'day', required: true },
            { name: 'reason', label: '理由', control: 'long', required: true },
          ]}
          submit={(values) =>
            submitAgency(me, 'parameter', {
              parameter: setting.id,
              from: String(values.from),
              reason: String(values.reason),
              value: asBefore(setting.default, String(values.value)),
            })
          }
          onClose={() => setSetting(null)}
        />
      )}
    </>
  );
}

/** A value typed as text becomes what the parameter holds: a number stays a number, yes and no stay so. */
function asBefore(like: ParameterLine['default'], text: string): string | number | boolean {
  if (typeof like === 'number' && /^-?\d+$/.test(text)) return Number(text);
  if (typeof like === 'boolean') return text === 'true' || text === '是';
  return text;
}

function show(parameter: ParameterLine, value: ParameterLine['default']): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return value.toLocaleString('zh-CN');
  if (typeof value === 'string') return parameter.choices?.[value] ?? value;
  return value === null ? '未定' : Object.values(value).map(String).join('、');
}
