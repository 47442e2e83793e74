import type { Calendar } from '@liuhen/law';
import type { DocumentFact, Dossier, Fact, Person } from '@liuhen/records';

export type PrefillOptions = {
  /** The moment of drafting. */
  readonly at: Temporal.Instant;
  /** The step the document belongs to: its time, people and recordings are the document's. */
  readonly step?: Fact;
  /** Calendars the agency has loaded beside those that ship. */
  readonly calendar?: Calendar;
};

/** What a source may look at. */
export type Scene = {
  readonly dossier: Dossier;
  readonly options: PrefillOptions;
  /** Written as a person would: 2025-03-11T10:05:00+08:00. */
  readonly now: string;
  readonly today: string;
  readonly step: Fact | null;
};

/** A value and where it comes from, in words for the reader. */
export type Found = { readonly value: unknown; readonly from: string; readonly record: string | null };
export type Source = (scene: Scene) => Found | null;

const zone = 'Asia/Shanghai';

export function writtenInstant(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

export function sceneOf(dossier: Dossier, options: PrefillOptions): Scene {
  const now = writtenInstant(options.at);
  return { dossier, options, now, today: now.slice(0, 10), step: options.step ?? null };
}

export const given = (value: unknown, from: string, record: string | null = null): Found | null =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    ? null
    : { value, from, record };

export function lastDocument(scene: Scene, docType: string): DocumentFact | undefined {
  return scene.dossier.documents(docType).at(-1);
}

/** 行政处罚事先（听证）告知书 吉白山环(抚松)听告〔2025〕2号. */
export function nameOf(document: DocumentFact): string {
  return document.data.number ? `${document.title} ${document.data.number}` : document.title;
}

export function fieldsOf(document: DocumentFact | undefined): Record<string, unknown> {
  return document?.data.fields ?? {};
}

export function profileOf(scene: Scene): Record<string, unknown> {
  return scene.dossier.profile;
}

/** Officers of the step; else those the case was assigned to. */
export function officersOf(scene: Scene): Person[] {
  const { dossier, step } = scene;
  const present = (step?.people ?? [])
    .filter((one) => one.role === '执法人员')
    .map((one) => dossier.person(one.person ?? one.name));
  const assigned = dossier.of('handlerAssigned').at(-1)?.data.handlers;
  const profile = dossier.profile.investigators ?? dossier.profile.handlers;
  const named = present.length > 0 ? present : (assigned ?? profile ?? []).map((one) => dossier.person(one));
  return named.filter((person) => person !== undefined);
}

export const certificateOf = (person: Person): string => person.certificates.at(-1)?.certNo ?? '';
