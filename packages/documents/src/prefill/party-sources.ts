import { given, type Scene, type Source } from './scene.ts';

const kinds: Record<string, string> = {
  legalPerson: '法人',
  citizen: '公民',
  naturalPerson: '公民',
  individualBusiness: '个体工商户',
  otherOrganization: '其他组织',
};

const party = (scene: Scene): Record<string, unknown> => scene.dossier.party ?? {};
const from = '当事人信息';
const plain =
  (key: string): Source =>
  (scene) =>
    given(party(scene)[key], from);

/** 姓名（职务）. */
function titled(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const { name, title } = value as Record<string, unknown>;
  return typeof name === 'string' ? (typeof title === 'string' ? `${name}（${title}）` : name) : null;
}

function summary(scene: Scene): string | null {
  const one = party(scene);
  const parts = [
    one.name,
    one.uscc && `统一社会信用代码 ${one.uscc}`,
    one.idNumber && `公民身份号码 ${one.idNumber}`,
    one.legalRepresentative && `法定代表人 ${titled(one.legalRepresentative)}`,
    one.address && `地址 ${one.address}`,
    one.permitNo && `许可证 ${one.permitNo}`,
  ];
  return parts.filter(Boolean).join('；') || null;
}

export const partySources: Record<string, Source> = {
  'party.type': (scene) => given(kinds[String(party(scene).partyType)] ?? party(scene).partyType, from),
  'party.name': plain('name'),
  'party.uscc': plain('uscc'),
  'party.idNumber': plain('idNumber'),
  'party.legalRepresentative': (scene) =>
    given(titled(party(scene).legalRepresentative ?? party(scene).responsiblePerson), from),
  'party.siteManager': (scene) => given(party(scene).siteManager, from),
  'party.address': plain('address'),
  'party.phone': plain('phone'),
  'party.summary': (scene) => given(summary(scene), from),
};
