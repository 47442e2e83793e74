import { z } from 'zod';
import { findKind } from './kinds/registry.ts';
import { RecordBody } from './record.ts';

export type Invalid = {
  readonly code: 'malformed' | 'unknownKind' | 'wrongSubject' | 'wrongData';
  readonly message: string;
  readonly where: string[];
};
export type Validated =
  | { readonly ok: true; readonly body: RecordBody }
  | { readonly ok: false; readonly invalid: Invalid };

/** Form only: whether this is a record of a kind we know. Lawfulness is not asked here. */
export function validateRecord(input: unknown): Validated {
  const envelope = RecordBody.safeParse(input);
  if (!envelope.success) return refuse('malformed', '记录格式不正确', envelope.error);
  const body = envelope.data;
  const kind = findKind(body.kind, body.schema);
  if (kind === undefined) {
    return {
      ok: false,
      invalid: {
        code: 'unknownKind',
        message: `不认识的记录种类“${body.kind}@${body.schema}”。请升级客户端，或改用“otherStep”记录其他步骤。`,
        where: ['kind'],
      },
    };
  }
  if (kind.subject !== 'either' && kind.subject !== body.subject.type) {
    const home = kind.subject === 'case' ? '案件' : '机关';
    return {
      ok: false,
      invalid: {
        code: 'wrongSubject',
        message: `“${kind.title}”是${home}的记录，请改记在${home}之下。`,
        where: ['subject', 'type'],
      },
    };
  }
  const data = kind.data.safeParse(body.data);
  return data.success ? { ok: true, body } : refuse('wrongData', `“${kind.title}”的内容不正确`, data.error, ['data']);
}

function refuse(code: Invalid['code'], what: string, error: z.ZodError, prefix: string[] = []): Validated {
  const where = error.issues.map((issue) => [...prefix, ...issue.path.map(String)].join('.'));
  const first = error.issues[0];
  const detail = first === undefined ? '' : `：${where[0] ?? ''} ${z.config(z.locales.zhCN()) && first.message}`;
  return { ok: false, invalid: { code, message: `${what}${detail}。请按记录种类的字段要求补正后再提交。`, where } };
}
