import { type Lending, lendingActions, lendingsOf } from '@liuhen/records/lendings';
import type { CaseView, FactView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { type AgencyField, AgencyForm } from '../../agency/AgencyForm.tsx';
import { Empty } from '../../app/Empty.tsx';
import { useSignedIn } from '../../app/frame/me-context.ts';
import { ProblemCard } from '../../app/ProblemCard.tsx';
import { Sheet } from '../../app/Sheet.tsx';
import { newId } from '../../record/new-id.ts';
import { submit } from '../../record/submit.ts';
import { StatusMark } from '../../status/StatusMark.tsx';
import { day, dayOnly, left } from '../../time/moment.ts';
import './releases.css';

type Line = Lending<FactView>;
type Props = { view: CaseView; now: number; onDraft: (docType: string, title: string) => void };

const fields: readonly AgencyField[] = [
  { name: 'borrower', label: '借阅人', control: 'text', required: true },
  { name: 'unit', label: '所在部门', control: 'text' },
  { name: 'purpose', label: '借阅理由', control: 'long', required: true },
  {
    name: 'scope',
    label: '借阅范围',
    control: 'choice',
    required: true,
    options: ['正卷', '副卷', '正卷和副卷', '音像资料'].map((value) => ({ value, label: value })),
    extra: '副卷不得向当事人及其代理人出借',
  },
  { name: 'due', label: '应还日期', control: 'day', required: true },
  { name: 'approvalNo', label: '审批表编号', control: 'text', extra: '《案卷（音像）查（借）阅、调阅审批表》' },
];

/** 借阅登记 of a file that is kept: to whom, why, until when, and whether it came back. */
export function Lendings({ view, now, onDraft }: Props) {
  const me = useSignedIn();
  const [lending, setLending] = useState(false);
  const giveBack = useReturn(view.id);
  if (!view.header.closed) return null;
  const lines = lendingsOf(view.facts).toReversed();
  const keeps = me.offices.some(({ office }) => office === 'archivist');
  if (lines.length === 0 && !keeps) return null;
  return (
    <section className="panel" aria-label="借阅登记">
      <div className="panel__head lendings__head">
        借阅登记
        {keeps && (
          <span className="no-print">
            <Button onClick={() => onDraft('accessApproval', '查（借）阅审批表')}>起草审批表</Button>
            <Button onClick={() => setLending(true)}>登记借出</Button>
          </span>
        )}
      </div>
      {giveBack.error !== null && <ProblemCard error={giveBack.error} />}
      {lines.length === 0 ? (
        <Empty title="没有借出过">
          经审批借出案卷之后，借阅人、理由、应还日期和归还情况列在这里；逾期未还的列在工作台。
        </Empty>
      ) : (
        <Sheet<Line>
          size="small"
          rowKey={({ lent }) => lent.id}
          pagination={false}
          dataSource={lines}
          columns={[
            { title: '借阅人', key: 'who', width: 150, render: (_, { borrower }) => borrower },
            { title: '理由', key: 'why', render: (_, { purpose }) => purpose },
            { title: '范围', key: 'scope', width: 110, render: (_, { lent }) => text(lent.data.scope) },
            {
              title: '借出',
              key: 'lent',
              width: 140,
              render: (_, { lent }) => <span className="figures">{day(lent.at)}</span>,
            },
            { title: '归还', key: 'state', width: 300, render: (_, line) => <State line={line} now={now} /> },
            ...(keeps
              ? [
                  {
                    title: '办理',
                    key: 'acts',
                    width: 110,
                    render: (_: unknown, line: Line) =>
                      line.returned === null && (
                        <Button
                          loading={giveBack.isPending && giveBack.variables === line.lent.id}
                          onClick={() => giveBack.mutate(line.lent.id)}
                        >
                          登记归还
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {lending && (
        <AgencyForm
          title="登记借出"
          note="借出前应经审批；不得抽取、涂改、转借，到期归还时逐页核对（第二十八条、第三十条）。"
          fields={fields}
          initial={{ scope: '正卷', due: dayjs().add(7, 'day') }}
          done="已登记借出"
          submit={(values) =>
            submit(
              me,
              {
                kind: 'custodyEvent',
                case: view.id,
                from: dayjs().toISOString(),
                people: [],
                links: [],
                data: { action: lendingActions.lent, ...(values as Record<string, string>) },
              },
              newId(),
            )
          }
          onClose={() => setLending(false)}
        />
      )}
    </section>
  );
}

function useReturn(caseId: string) {
  const me = useSignedIn();
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (lent: string) =>
      submit(
        me,
        {
          kind: 'custodyEvent',
          case: caseId,
          from: dayjs().toISOString(),
          people: [],
          links: [{ rel: 'answers', record: lent }],
          data: { action: lendingActions.returned },
        },
        newId(),
      ),
    onSuccess: async () => {
      void message.success('已登记归还');
      await client.invalidateQueries();
    },
  });
}

function State({ line: { due, returned }, now }: { line: Line; now: number }) {
  if (returned !== null) return <StatusMark status="met" word={`${day(returned.at)}已归还`} />;
  if (due === null) return <StatusMark status="due" word="借出，没有写明应还日期" />;
  const { past, words } = left(`${due}T23:59:59+08:00`, now);
  return <StatusMark status={past ? 'broken' : 'due'} word={`借出，${dayOnly(due)}应还，${words}`} />;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
