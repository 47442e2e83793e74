import { UploadProblem } from './upload-problem.ts';

/** What the client says of the whole file when it has sent the last byte. `claims` is for whoever makes the record. */
export type SealRequest = { sha256: string | null; sm3: string | null; size: number | null; claims: unknown };

export function parseSealRequest(body: unknown): SealRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw bad('请求体须为 JSON 对象');
  const fields: Record<string, unknown> = { ...body };
  const size = fields.size ?? null;
  if (size !== null && (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0))
    throw bad('size 须为非负整数');
  return {
    sha256: digest(fields.sha256, 'sha256'),
    sm3: digest(fields.sm3, 'sm3'),
    size,
    claims: fields.claims ?? null,
  };
}

function digest(value: unknown, name: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || !/^[0-9a-fA-F]{64}$/.test(value)) throw bad(`${name} 须为 64 位十六进制`);
  return value.toLowerCase();
}

function bad(what: string): UploadProblem {
  return new UploadProblem('badRequest', `封存请求有误：${what}。`);
}
