import { type DocType, type Dossier, documentKinds, isFilled } from '@liuhen/records';
import { forms } from '../forms/catalogue.ts';
import { paragraph } from '../paragraphs/paragraphs.ts';
import { agencySources } from './agency-sources.ts';
import { caseSources } from './case-sources.ts';
import { documentSources, fromDocument } from './document-sources.ts';
import { fileSources } from './file-sources.ts';
import { fineSources } from './fine-sources.ts';
import { propertySources } from './four-properties.ts';
import { groupTakes } from './group-takes.ts';
import { inquirySources } from './inquiry-sources.ts';
import { issuingOf } from './issuing-sources.ts';
import { partySources } from './party-sources.ts';
import { periodSources } from './period-sources.ts';
import { publicationSources } from './publication-sources.ts';
import { recordingSources } from './recording-sources.ts';
import { refusalSources } from './refusal-sources.ts';
import { registerSources } from './register-sources.ts';
import { type Found, type PrefillOptions, type Scene, type Source, sceneOf } from './scene.ts';
import { serviceSources } from './service-sources.ts';

/** Where a value comes from: in words, and the record it stands in. `form`: the form's own words, a person may change them. */
export type Provenance = { readonly from: string; readonly record: string | null; readonly source: string };

export type Prefilled = {
  readonly values: Record<string, unknown>;
  readonly provenance: Record<string, Provenance>;
};

const named: Readonly<Record<string, Source>> = {
  ...partySources,
  ...agencySources,
  ...caseSources,
  ...fineSources,
  ...documentSources,
  ...inquirySources,
  ...recordingSources,
  ...periodSources,
  ...registerSources,
  ...fileSources,
  ...publicationSources,
  ...serviceSources,
  ...refusalSources,
  ...propertySources,
};

/** The source of a name in `takes`; null for a name nobody knows, which a test refuses. */
export function findSource(name: string): Source | null {
  return named[name] ?? fromDocument(name);
}

function issued(scene: Scene, docType: DocType): Record<string, Found> {
  const keys = new Set(documentKinds[docType].allFields.map((field) => field.key));
  const issuing = issuingOf(scene, forms[docType].issues);
  const from = issuing.provision;
  const found: Record<string, Found> = {};
  if (keys.has('issuingAuthority')) found.issuingAuthority = { value: issuing.authority, from, record: null };
  if (keys.has('remedy')) {
    const onSpot = docType === 'onSpotPenaltyDecision';
    const told = forms[docType].body.find((part) => part.part === 'fixed' && part.paragraph.startsWith('REMEDY'));
    const value = {
      reconsideration: issuing.reconsideration.join('或者'),
      litigation: issuing.court ?? '有管辖权的人民法院',
      preReconsideration: onSpot,
      // the terms as the page tells them: what was not told in time lets the party sue for longer (行诉解释第六十四条)
      ...(told?.part === 'fixed' ? { text: paragraph(told.paragraph, { issuing, officers: [], matter: '' }) } : {}),
    };
    found.remedy = {
      value,
      from: onSpot ? '行政复议法第二十三条' : '行政复议法第二十条、行政诉讼法第四十六条',
      record: null,
    };
  }
  return found;
}

/** A new document with everything the case already knows, each value with where it comes from. */
export function prefill(docType: DocType, dossier: Dossier, options: PrefillOptions): Prefilled {
  const scene = sceneOf(dossier, options);
  const form = forms[docType];
  const values: Record<string, unknown> = {};
  const provenance: Record<string, Provenance> = {};
  const take = (key: string, source: string, found: Found | null): boolean => {
    if (found === null || !isFilled(found.value)) return false;
    values[key] = found.value;
    provenance[key] = { from: found.from, record: found.record, source };
    return true;
  };
  const given = issued(scene, docType);
  for (const { key } of documentKinds[docType].allFields) {
    if (take(key, 'issuing', given[key] ?? null)) continue;
    const names = [...(form.takes[key] ?? []), ...(groupTakes[key] ?? [])];
    if (names.some((name) => take(key, name, findSource(name)?.(scene) ?? null))) continue;
    const start = form.starts[key];
    if (start !== undefined) take(key, 'form', { value: start, from: '本文书的固定用语', record: null });
  }
  return { values, provenance };
}
