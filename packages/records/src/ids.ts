import { z } from 'zod';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Made by the client as a UUIDv7, so that a phone without network can name what it records. */
export const RecordId = z.string().regex(uuid, '记录编号须为小写 UUID').brand('RecordId');
export type RecordId = z.infer<typeof RecordId>;

export const AgencyId = z.string().regex(uuid, '机关编号须为小写 UUID').brand('AgencyId');
export type AgencyId = z.infer<typeof AgencyId>;

/** Random, never a case number: it stands in the public leaf. */
export const SubjectId = z.string().regex(uuid, '主体编号须为小写 UUID').brand('SubjectId');
export type SubjectId = z.infer<typeof SubjectId>;

export const PersonId = z.string().regex(uuid, '人员编号须为小写 UUID').brand('PersonId');
export type PersonId = z.infer<typeof PersonId>;
