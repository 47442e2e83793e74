import { z } from 'zod';
import { api, type Contract, Problem } from '../api/index.ts';

export const contracts: readonly Contract[] = Object.values(api).flatMap((group): Contract[] => Object.values(group));

const problem = {
  description: '不能办理，说明原因、依据和办法',
  content: { 'application/problem+json': { schema: json(Problem) } },
};

/** The API described from the schemas it is served with; made once. */
export function openapi(version: string) {
  const paths: Record<string, Record<string, unknown>> = { ...uploadPaths() };
  for (const contract of contracts) {
    const path = contract.path.replaceAll(/:([A-Za-z0-9]+)/g, '{$1}');
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(contract) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '留痕', version, description: '行政执法全过程记录。出错一律以 application/problem+json 答复。' },
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'liuhen' } } },
    paths,
  };
}

function operation(contract: Contract) {
  const { summary, access, body, response, mediaType, status = 200 } = contract;
  const good = mediaType === undefined ? { 'application/json': { schema: json(response) } } : { [mediaType]: {} };
  return {
    summary,
    security: access.for === 'everyone' ? [] : [{ session: [] }],
    // what the policy is asked: the leak matrix is generated from this
    'x-access': access,
    parameters: [...parameters(contract.params, 'path'), ...parameters(contract.query, 'query')],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: json(body) } } } }),
    responses: { [status]: { description: '成功', ...(status === 204 ? {} : { content: good }) }, default: problem },
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query') {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || !(shape instanceof z.ZodType && shape.safeParse(undefined).success),
    schema: shape instanceof z.ZodType ? json(shape) : {},
  }));
}

function json(schema: z.ZodType): unknown {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}

/** tus 1.0 is a protocol of its own: headers and offsets, not JSON. */
function uploadPaths(): Record<string, Record<string, unknown>> {
  const access = { for: 'signedIn', why: '上传只对上传者本人存在；入库为记录时再问权限' };
  const tus = (summary: string) => ({
    summary,
    security: [{ session: [] }],
    'x-access': access,
    externalDocs: { url: 'https://tus.io/protocols/resumable-upload' },
    responses: { default: problem },
  });
  return {
    '/api/uploads': { post: tus('开始断点续传（tus 1.0）'), options: tus('断点续传能力') },
    '/api/uploads/{upload}': { get: tus('上传状态'), head: tus('已收到多少'), patch: tus('续传'), delete: tus('取消') },
    '/api/uploads/{upload}/seal': { post: tus('封存：核对整份摘要并入库') },
  };
}
