import { isRecord } from '../is-record.ts';
import { fieldsOf, given, lastDocument, nameOf, type Scene, type Source } from './scene.ts';

/** Of what is measured in waste water, the unit in which the standards state it (GB 8978); of anything else a person says it. */
const waterUnits: Readonly<Record<string, string>> = {
  pH: '无量纲',
  pH值: '无量纲',
  ...Object.fromEntries(
    ['化学需氧量', 'COD', '五日生化需氧量', '悬浮物', '氨氮', '总氮', '总磷', '石油类', '动植物油'].map((item) => [
      item,
      'mg/L',
    ]),
  ),
};

/** What a laboratory was asked to measure. */
function asked(scene: Scene): string[] {
  const { items } = fieldsOf(lastDocument(scene, 'expertCommission'));
  return Array.isArray(items) ? items.filter((item) => typeof item === 'string') : [];
}

const ofCommission =
  (pick: (items: readonly string[]) => unknown): Source =>
  (scene) => {
    const commission = lastDocument(scene, 'expertCommission');
    return commission ? given(pick(asked(scene)), nameOf(commission), commission.id) : null;
  };

/** 马会元（环保负责人） in its two parts. */
function personOf(value: unknown): { name: string; title?: string } | null {
  if (typeof value === 'string') {
    const [, name = '', title] = /^([^（(]+)(?:[（(](.+)[）)])?$/.exec(value.trim()) ?? [];
    return name === '' ? null : { name, ...(title === undefined ? {} : { title }) };
  }
  if (!isRecord(value) || typeof value.name !== 'string') return null;
  return { name: value.name, ...(typeof value.title === 'string' ? { title: value.title } : {}) };
}

/** Who answers for the site is the first to be heard; whoever was heard already is not offered again. */
const firstToBeHeard: Source = (scene) => {
  const record = scene.dossier
    .documents('siteInspectionRecord')
    .findLast((document) => personOf(fieldsOf(document).siteManager) !== null);
  const person = personOf(record ? fieldsOf(record).siteManager : scene.dossier.party?.siteManager);
  const heard = scene.dossier
    .documents('interviewRecord')
    .some((document) => personOf(fieldsOf(document).interviewee)?.name === person?.name);
  if (person === null || heard) return null;
  const unit = scene.dossier.party?.name;
  return given(
    { ...person, ...(unit === undefined ? {} : { unit }) },
    record ? nameOf(record) : '当事人信息',
    record?.id ?? null,
  );
};

/** What the papers of an inquiry take from those before them. */
export const inquirySources: Record<string, Source> = {
  'derived.interviewee': firstToBeHeard,
  'derived.testItems': ofCommission((items) => items),
  'derived.testResults': ofCommission((items) =>
    items.map((item) => ({ item, ...(waterUnits[item] === undefined ? {} : { unit: waterUnits[item] }) })),
  ),
};
