import type { Api, CaseView, FactView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Progress as AntProgress, App, AutoComplete, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { sendAndSeal } from '../upload/take-in.ts';

type Props = { fact: FactView; view: CaseView; onClose: () => void };
type Progress = { readonly said: string; readonly part: number };
type Sent = { readonly sha256: string; readonly name: string };
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
  const [progress, setProgress] = useState<Progress | null>(null);
  const named = signers.filter(({ role, name }) => role.trim() !== '' && name.trim() !== '');
  const scan = useMutation({
    mutationFn: async () => {
      const sent: Sent[] = [];
      for (const [at, file] of files.entries()) {
        const before = `正在上传第 ${at + 1} 个文件，共 ${files.length} 个`;
        const sha256 = await sendAndSeal(file, (bytes) => setProgress({ said: before, part: bytes / file.size }));
        sent.push({ sha256, name: file.name });
      }
      const readings = await readSheets({ case: view.id, record: fact.id }, sent, setProgress);
      return call<Api['paper']['scan']>('POST', '/api/cases/:case/documents/:record/scan', {
        params: { case: view.id, record: fact.id },
        body: {
          id,
          files: sent,
          readings,
          signatures: named.map((one) => ({
            id: one.id,
            role: one.role.trim(),
            name: one.name.trim(),
            person: null,
          })),
        },
      });
    },
    onSettled: () => setProgress(null),
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
        {progress !== null && (
          <div role="status">
            <span>{progress.said}</span>
            <AntProgress aria-label={progress.said} percent={Math.floor(100 * progress.part)} size="small" />
          </div>
        )}
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

/** The codes of all sheets, a few at a time, so that a thick file shows how far it is. */
async function readSheets(
  params: { readonly case: string; readonly record: string },
  files: readonly Sent[],
  tell: (progress: Progress) => void,
): Promise<string[]> {
  const readings: string[] = [];
  for (let from = 0, of = 1; from < of; ) {
    tell({ said: of === 1 ? '正在核对页次' : `正在核对页次，已读 ${from} 张，共 ${of} 张`, part: from / of });
    const part = await call<Api['paper']['readSheets']>('POST', '/api/cases/:case/documents/:record/scan/sheets', {
      params,
      body: { files: [...files], from },
    });
    readings.push(part.reading);
    from = part.read;
    of = part.of;
  }
  tell({ said: '各张都已读出，正在登记', part: 1 });
  return readings;
}
