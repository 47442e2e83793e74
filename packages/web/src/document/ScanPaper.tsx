import type { Api, CaseView, FactView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, AutoComplete, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { sendAndSeal } from '../upload/take-in.ts';

type Props = { fact: FactView; view: CaseView; onClose: () => void };
type Signer = { readonly id: string; readonly role: string; readonly name: string };

/** Scans or photographs of the signed paper. The server reads the code on each page and says which sheet does not fit. */
export function ScanPaper({ fact, view, onClose }: Props) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const missing = fact.document?.missingSigners ?? [];
  const [files, setFiles] = useState<readonly File[]>([]);
  const [signers, setSigners] = useState<readonly Signer[]>(() =>
    (missing.length > 0 ? missing : ['']).map((role) => ({ id: newId(), role, name: '' })),
  );
  const [id] = useState(newId);
  const named = signers.filter(({ role, name }) => role.trim() !== '' && name.trim() !== '');
  const scan = useMutation({
    mutationFn: async () => {
      const sent: { sha256: string; name: string }[] = [];
      for (const file of files) sent.push({ sha256: await sendAndSeal(file), name: file.name });
      return call<Api['paper']['scan']>('POST', '/api/cases/:case/documents/:record/scan', {
        params: { case: view.id, record: fact.id },
        body: {
          id,
          files: sent,
          signatures: named.map((one) => ({
            id: one.id,
            role: one.role.trim(),
            name: one.name.trim(),
            person: null,
          })),
        },
      });
    },
    onSuccess: async ({ order, notes }) => {
      void message.success([`${order.length} 页都已对上，签名已登记`, ...notes].join('。'));
      await client.invalidateQueries({ queryKey: ['case', view.id] });
      onClose();
    },
  });
  const change = (changed: string, part: Partial<Signer>) =>
    setSigners(signers.map((one) => (one.id === changed ? { ...one, ...part } : one)));
  const problems = scan.error instanceof RequestProblem ? (scan.error.problem.at ?? []) : [];
  return (
    <Modal
      open
      title={`纸上签名：${fact.title}`}
      onCancel={onClose}
      okText="核对页次并登记签名"
      cancelText="取消"
      okButtonProps={{ disabled: files.length === 0 || named.length === 0, loading: scan.isPending }}
      onOk={() => scan.mutate()}
    >
      <div className="approve">
        <p className="soft">
          每页右上角的识别码要完整入画。可以是图片，也可以是一份 PDF；次序、横放、倒置都不要紧，缺页、错页会逐张指出。
        </p>
        <label htmlFor="scan-files">扫描件或照片</label>
        <input
          id="scan-files"
          type="file"
          multiple
          accept="image/*,application/pdf"
          onChange={(event) => setFiles([...(event.target.files ?? [])])}
        />
        <span>纸上签了名的人</span>
        {signers.map((one, at) => (
          <div key={one.id} className="scan-signer">
            <AutoComplete
              aria-label={`第 ${at + 1} 位签名人的身份`}
              value={one.role}
              options={missing.map((value) => ({ value, label: value }))}
              placeholder="身份，如“当事人”"
              onChange={(role: string) => change(one.id, { role })}
            />
            <Input
              aria-label={`第 ${at + 1} 位签名人的姓名`}
              value={one.name}
              maxLength={60}
              placeholder="姓名；没有签的留空"
              onChange={(event) => change(one.id, { name: event.target.value })}
            />
          </div>
        ))}
        <Button size="small" onClick={() => setSigners([...signers, { id: newId(), role: '', name: '' }])}>
          再加一位
        </Button>
        {scan.error !== null && problems.length === 0 && <ProblemCard error={scan.error} />}
        {problems.length > 0 && (
          <div role="alert">
            <strong>扫描件与文书对不上，没有登记签名：</strong>
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Modal>
  );
}
