import { z } from 'zod';
import { type DocType, documentKinds as documentDefinitions } from '../documents/index.ts';
import { agencyKinds } from './agency-kinds.ts';
import { caseKinds } from './case-kinds.ts';
import { documentData } from './document-data.ts';
import { keepingKinds } from './keeping.ts';
import type { Kind } from './kind.ts';
import { recordingKinds } from './recordings.ts';
import { signatureKinds } from './signatures.ts';
import { spillKinds } from './spills.ts';
import { stepKinds } from './steps.ts';

/** A document the catalogue does not know, in its maker's own word: taken in like any other. */
const otherDocument = {
  kind: 'otherDocument',
  schema: 1,
  family: 'document',
  title: '其他文书',
  act: false,
  subject: 'case',
  data: documentData(z.record(z.string(), z.unknown())).extend({ docType: z.string() }),
} as const satisfies Kind;

/** Kinds whose data has a type of its own. */
const typedKinds = {
  ...stepKinds,
  ...signatureKinds,
  ...recordingKinds,
  ...caseKinds,
  ...agencyKinds,
  ...keepingKinds,
  ...spillKinds,
  otherDocument,
};
type TypedKinds = typeof typedKinds;

export type TypedKind = keyof TypedKinds;
/** Data of a document as the law and the forms read it: frame, and fields by key. */
export type DocumentData = z.infer<ReturnType<typeof documentData<z.ZodRecord<z.ZodString, z.ZodUnknown>>>>;

export type DataOf<K extends string> = K extends TypedKind
  ? z.infer<TypedKinds[K]['data']>
  : K extends DocType
    ? DocumentData
    : Record<string, unknown>;

/** Every schema a document ever had, the newest last: what was written under an old one is still what it was. */
const documentKinds: Kind[] = Object.values(documentDefinitions).flatMap((definition) =>
  Array.from({ length: definition.schema }, (_, index) => ({
    kind: definition.docType,
    schema: index + 1,
    family: 'document',
    title: definition.title,
    act: false,
    subject: 'case',
    data: documentData(definition.observedUnder(index + 1)),
  })),
);

/** All kinds under all their schemas; of one kind the newest last. */
export const allKinds: readonly Kind[] = [...Object.values(typedKinds), ...documentKinds];

/** Schema by schema: every record of every fold asks, and a key of both would be put together each time. */
const byName = new Map<string, Map<number, Kind>>();
for (const kind of allKinds) byName.set(kind.kind, (byName.get(kind.kind) ?? new Map()).set(kind.schema, kind));

/** The kind `name@schema`, or undefined: an unknown kind is refused at the door, not guessed at. */
export function findKind(name: string, schema: number): Kind | undefined {
  return byName.get(name)?.get(schema);
}

/** The newest schema of a kind, for those who write new records. */
export function currentKind(name: string): Kind | undefined {
  return allKinds.findLast((kind) => kind.kind === name);
}
