import { isDocType } from '@liuhen/records';
import type { Api, Draft, FormLine } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { sendAndSeal } from '../upload/take-in.ts';
import { PaperContents, useKnownContents } from './PaperContents.tsx';

const other = { value: 'otherDocument', label: '其他文书（目录外，自写名称）' };

/** Paper from outside: licences, reports, postal receipts, rulings, what a party hands in. */
export function BringInPaper({ caseId }: { caseId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>外来纸件入卷</Button>
      {open && <PaperForm caseId={caseId} onClose={() => setOpen(false)} />}
    </>
  );
}

function PaperForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [id] = useState(newId);
  const [docType, setDocType] = useState(other.value);
  const [title, setTitle] = useState('');
  const [number, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState('');
  const [originalAt, setOriginalAt] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [seal, setSeal] = useState('');
  const [copied, setCopied] = useState<Draft['values']>({});
  const known = useKnownContents(caseId, docType);
  const fields = { ...known.values, ...copied };
  const forms = useQuery({
    queryKey: ['forms'],
    queryFn: () => call<Api['documents']['forms']>('GET', '/api/forms'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const bringIn = useMutation({
    mutationFn: async () => {
      const sent: { sha256: string; name: string }[] = [];
      for (const file of files) sent.push({ sha256: await sendAndSeal(file), name: file.name });
      return call<Api['paper']['bringIn']>('POST', '/api/cases/:case/papers', {
        params: { case: caseId },
        body: {
          id,
          docType,
          files: sent,
          originalAt: originalAt.trim(),
          fields,
          ...(seal.trim() === '' ? {} : { seal: seal.trim() }),
          ...(title.trim() === '' ? {} : { title: title.trim() }),
          ...(number.trim() === '' ? {} : { number: number.trim() }),
          ...(issuedOn === '' ? {} : { issuedOn }),
        },
      });
    },
    onSuccess: async () => {
      void message.success('已入卷');
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      onClose();
    },
  });
  const incomplete = files.length === 0 || originalAt.trim() === '' || (docType === other.value && title.trim() === '');
  return (
    <Modal
      open
      width={640}
      title="外来纸件入卷"
      onCancel={onClose}
      okText="入卷"
      cancelText="取消"
      okButtonProps={{ disabled: incomplete, loading: bringIn.isPending }}
      onOk={() => bringIn.mutate()}
    >
      <div className="approve">
        <label htmlFor="paper-files">扫描件或照片</label>
        <input
          id="paper-files"
          type="file"
          multiple
          accept="image/*,application/pdf"
          onChange={(event) => setFiles([...(event.target.files ?? [])])}
        />
        <label htmlFor="paper-kind">种类</label>
        <Select
          id="paper-kind"
          showSearch
          optionFilterProp="label"
          value={docType}
          onChange={(next) => {
            setDocType(next);
            setCopied({});
          }}
          options={[other, ...(forms.data?.forms ?? []).map(optionOf)]}
        />
        <label htmlFor="paper-title">名称{docType === other.value ? '' : '（与种类不同的填）'}</label>
        <Input id="paper-title" value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
        <label htmlFor="paper-number">文号或编号（有的填）</label>
        <Input id="paper-number" value={number} maxLength={100} onChange={(event) => setNumber(event.target.value)} />
        <label htmlFor="paper-day">纸上的日期（有的填）</label>
        <Input id="paper-day" type="date" value={issuedOn} onChange={(event) => setIssuedOn(event.target.value)} />
        <label htmlFor="paper-original">原件存放处</label>
        <Input
          id="paper-original"
          value={originalAt}
          maxLength={200}
          placeholder="如“本案正卷”“当事人处，复印件经核对无异”"
          onChange={(event) => setOriginalAt(event.target.value)}
        />
        <label htmlFor="paper-seal">纸上的印章（有的填）</label>
        <Input id="paper-seal" value={seal} maxLength={100} onChange={(event) => setSeal(event.target.value)} />
        {isDocType(docType) && (
          <>
            <h3 className="section-title">纸上写明的内容</h3>
            <PaperContents
              docType={docType}
              known={known}
              values={fields}
              onChange={(key, value) => setCopied({ ...copied, [key]: value })}
            />
          </>
        )}
        {bringIn.error !== null && <ProblemCard error={bringIn.error} />}
      </div>
    </Modal>
  );
}

const optionOf = ({ docType, title }: FormLine) => ({ value: docType, label: title });
