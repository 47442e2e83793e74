import { stages, stageTitles, stepKinds } from '@liuhen/records';
import type { Api, CaseView } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, DatePicker, Form, Input, Select, Skeleton } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { enterStays } from '../app/enter-stays.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { useForms } from '../case/use-act.ts';
import { useDraftOf } from '../draft/use-draft-of.ts';
import { PublicVersions } from '../publication/PublicVersions.tsx';
import { publicVersionsOf } from '../publication/public-versions.ts';
import { newId } from '../record/new-id.ts';
import { submit } from '../record/submit.ts';
import { FilmingDuties } from '../recordings/FilmingDuties.tsx';
import { fieldOffice } from '../status/acting-as.ts';
import { plannedStart } from './planned-start.ts';
import { StepFieldInput } from './StepFieldInput.tsx';
import { type Extra, stepData } from './step-data.ts';
import { fieldsOf } from './step-fields.ts';

/** The procedures of whose evidence a filing may still come. */
const endInFiling = new Set<string>(['penalty.ordinary', 'inspection', 'coercion.sealing', 'complaint']);

type Values = { kind: string; title?: string; from: Dayjs; to?: Dayjs; people: string[]; extra?: Extra };

const options = [
  ...stages.map((stage) => ({
    label: stageTitles[stage],
    options: Object.values(stepKinds)
      .filter((kind) => kind.stage === stage && kind.kind !== 'otherStep')
      .map((kind) => ({ value: kind.kind, label: kind.title })),
  })),
  { label: '其他', options: [{ value: 'otherStep', label: '其他步骤' }] },
];

/** Recording what was done: which step, when, by whom. Its documents and recordings hang on it. */
export function NewStepPage() {
  const { case: caseId } = useParams({ from: '/desk/cases/$case/step/new' });
  const { kind: asked, way, paper, number } = useSearch({ from: '/desk/cases/$case/step/new' });
  const me = useSignedIn();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  // one id for one form: pressing twice, or again after the network was gone, is the same record
  const [id] = useState(newId);
  const [version, setVersion] = useState<string | null>(null);
  const draftOf = useDraftOf();
  const forms = useForms();
  const kind = Form.useWatch('kind', form) ?? asked ?? '';
  const fields = fieldsOf(kind);
  // the paper belongs to the step that was asked for, not to another chosen instead
  const leadsOn = paper !== undefined && kind === asked;
  const paperTitle = forms.data?.forms.find(({ docType }) => docType === paper)?.title ?? '文书';
  const view = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: caseId } }),
  });
  // what was made last goes to the public, unless another is chosen
  const published = version ?? (view.data === undefined ? null : (publicVersionsOf(view.data)[0]?.id ?? null));
  const people = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  const record = useMutation({
    mutationFn: (values: Values) => {
      const by = (people.data?.people ?? [])
        .filter((person) => values.people.includes(person.id))
        .map((person) => ({ role: fieldOffice(person)?.title ?? '执法人员', person: person.id, name: person.name }));
      const started = kind === 'programStarted' ? { startedAt: values.from.format('YYYY-MM-DDTHH:mm:ssZ') } : {};
      return submit(
        me,
        {
          kind: values.kind,
          case: caseId,
          from: values.from.toISOString(),
          to: values.to?.toISOString() ?? null,
          people: by,
          links: values.kind === 'published' && published !== null ? [{ rel: 'attaches', record: published }] : [],
          data: {
            ...(values.title === undefined || values.title === '' ? {} : { title: values.title }),
            ...started,
            ...stepData(values.extra ?? {}, fields),
          },
        },
        id,
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      if (leadsOn && paper !== undefined) return draftOf({ case: caseId, docType: paper, during: id });
      await navigate({ to: '/cases/$case/$tab', params: { case: caseId, tab: 'process' }, search: { item: id } });
    },
  });
  if (view.data === undefined)
    return view.error === null ? <Skeleton active paragraph={{ rows: 8 }} /> : <ProblemCard error={view.error} />;
  const planned = plannedStart(asked ?? '', view.data.facts, new Date());
  return (
    <>
      <PageTitle title="记录步骤" note="只记发生了什么；做错的也照实记，系统会写明哪一条有问题、还能怎样补" />
      <Form<Values>
        form={form}
        className="panel form-page"
        layout="vertical"
        onKeyDown={enterStays}
        onFinish={(values) => record.mutate(values)}
        initialValues={{
          from: planned === null ? dayjs() : dayjs(planned.at),
          people: present(me.person, view.data),
          ...(asked === undefined ? {} : { kind: asked }),
          extra: {
            preFiling: isBeforeFiling(view.data),
            ...(way === undefined ? {} : { method: way }),
            ...(number === undefined ? {} : { decisionNo: number }),
          },
        }}
      >
        <Form.Item name="kind" label="步骤" rules={[{ required: true, message: '请选择步骤' }]}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={options} placeholder="写几个字查找，如“检查”" />
        </Form.Item>
        <FilmingDuties act={kind} />
        <Form.Item name="title" label="一句话说明">
          <Input maxLength={200} placeholder="可不填" />
        </Form.Item>
        <div className="form-page__pair">
          <Form.Item
            name="from"
            label="开始时间"
            rules={[{ required: true, message: '请填写时间' }]}
            extra={planned !== null && kind === asked ? `取自《${planned.from}》，实际不同的请改` : undefined}
          >
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
          </Form.Item>
          <Form.Item
            name="to"
            label="结束时间"
            dependencies={['from']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, to: Dayjs | undefined | null) =>
                  to === undefined || to === null || !to.isBefore(getFieldValue('from'))
                    ? Promise.resolve()
                    : Promise.reject(new Error('结束时间早于开始时间')),
              }),
            ]}
          >
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
          </Form.Item>
        </div>
        <Form.Item name="people" label="参加人员" extra="调查取证须两名以上持证执法人员（第九条）">
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={(people.data?.people ?? []).map((person) => ({ value: person.id, label: person.name }))}
          />
        </Form.Item>
        {kind === 'published' && (
          <PublicVersions view={view.data} choice={{ chosen: published, onChoose: setVersion }} />
        )}
        {kind === 'programStarted' && (
          <p className="form-page__rule">第七条：情况紧急先行启动的，应在 24 小时内补报程序启动审批表。</p>
        )}
        {fields
          .filter(({ key }) => key !== 'startedAt')
          .map((field) => (
            <StepFieldInput key={field.key} field={field} required={field.key === 'type'} />
          ))}
        {record.error !== null && <ProblemCard error={record.error} />}
        <Button type="primary" htmlType="submit" loading={record.isPending}>
          {leadsOn ? `记入全过程，接着写《${paperTitle}》` : '记入全过程'}
        </Button>
      </Form>
    </>
  );
}

/** Whether evidence taken now is evidence taken before the filing, which must be marked as such (article 7): on until somebody says otherwise. */
function isBeforeFiling({ header, facts }: CaseView): boolean {
  return (
    header.procedure !== null &&
    endInFiling.has(header.procedure) &&
    !facts.some(
      ({ kind, document, annulledBy }) =>
        kind === 'programInitiationApproval' && document?.issued === true && annulledBy === null,
    )
  );
}

/** Who was likely there: all who handle the case where one of them writes it down, else the writer alone. */
function present(me: string, view: CaseView): string[] {
  const handlers = view.header.people.flatMap(({ relation, id }) =>
    relation === 'handler' && id !== null ? [id] : [],
  );
  return handlers.includes(me) ? handlers : [me];
}
