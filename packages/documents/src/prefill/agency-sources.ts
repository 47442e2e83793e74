import { type Office, officesOn } from '@liuhen/records';
import { issuingOf } from './issuing-sources.ts';
import { certificateOf, given, officersOf, type Scene, type Source, writtenInstant } from './scene.ts';

const agency = (scene: Scene): Record<string, unknown> => scene.dossier.agency.profile;
const from = '机关信息';
const plain =
  (key: string): Source =>
  (scene) =>
    given(agency(scene)[key], from);

function holders(scene: Scene, office: Office): string[] {
  const today = Temporal.PlainDate.from(scene.today);
  const people = [...scene.dossier.agency.people.values()];
  return people.filter((person) => officesOn(person, today).includes(office)).map((person) => person.name);
}
const holder = (scene: Scene, office: Office) => holders(scene, office)[0];

export const agencySources: Record<string, Source> = {
  'agency.regulator': plain('regulator'),
  'agency.department': plain('department'),
  'agency.phone': plain('phone'),
  'agency.address': plain('address'),
  'agency.bank': plain('bank'),
  'agency.enforcementCourt': plain('enforcementCourt'),
  'agency.interviewRoom': plain('interviewRoom'),
  'agency.hearingRoom': plain('hearingRoom'),
  'agency.custodian': (scene) => given(holder(scene, 'custodian') ?? holder(scene, 'archivist'), '任职信息'),
  'agency.devices': (scene) =>
    given(
      [...scene.dossier.agency.devices.values()].filter((device) => !device.retired).map((device) => device.deviceNo),
      '设备台账',
    ),
  'agency.clockOffsets': (scene) =>
    given(
      [...scene.dossier.agency.devices.values()].flatMap((device) => device.clockChecks.at(-1)?.offsetSeconds ?? []),
      '设备校时记录',
    ),
  'agency.legalReviewers': (scene) => given(holders(scene, 'legalReviewer').slice(0, 1), '任职信息'),
  'agency.hearingPanel': (scene) => {
    const seats = [
      { role: '主持人', name: holder(scene, 'hearingHost') },
      { role: '记录员', name: holder(scene, 'hearingClerk') },
    ];
    return given(seats.every((seat) => seat.name) ? seats : null, '任职信息');
  },
  'agency.performance': (scene) => {
    const { bank, bankAccount } = agency(scene);
    return given(bank ? { bank, account: bankAccount, days: 15, surcharge: '每日3%，不超过本金' } : null, from);
  },
  'agency.paymentMethod': (scene) =>
    given(agency(scene).bank && `向${agency(scene).bank}缴纳，凭缴款码转账或现金`, from),
  'issuing.authority': (scene) => given(issuingOf(scene, 'other').authority, '机关信息'),
  officers: (scene) =>
    given(
      officersOf(scene).map((person) => ({ name: person.name, certNo: certificateOf(person) })),
      scene.step ? '本步骤的执法人员' : '本案承办人',
    ),
  'officers.count': (scene) => given(officersOf(scene).length || null, scene.step ? '本步骤的执法人员' : '本案承办人'),
  'officers.first': (scene) => given(officersOf(scene)[0]?.name, '本案承办人'),
  'officers.names': (scene) =>
    given(
      officersOf(scene).map((person) => person.name),
      '本案承办人',
    ),
  'officers.firstCertNo': (scene) => {
    const [first] = officersOf(scene);
    return given(first && certificateOf(first), '执法证件');
  },
  'officers.second': (scene) => given((officersOf(scene)[1] ?? officersOf(scene)[0])?.name, '本案承办人'),
  'officers.secondCertNo': (scene) => {
    const [first, second] = officersOf(scene);
    const person = second ?? first;
    return given(person && certificateOf(person), '执法证件');
  },
  now: (scene) => given(scene.now, '当前时间'),
  today: (scene) => given(scene.today, '当前日期'),
  'step.place': (scene) => given(placeOf(scene), '本步骤的地点'),
  'step.reason': (scene) => given(reasonOf(scene), '本步骤的理由'),
  'step.start': (scene) => given(startOf(scene), '本步骤的时间'),
  'step.certShown': (scene) => given(hasShown(scene) ? true : null, '本步骤的记录'),
  'step.shown': (scene) => given(hasShown(scene) ? { at: startOf(scene) } : null, '本步骤的记录'),
  'step.method': (scene) => given(methodOf(scene), '本步骤的方式'),
  'step.end': (scene) => given(endOf(scene), '本步骤的时间'),
};

/** Whoever recorded the step said that certificates were shown; how, and what was answered, is for a person to say. */
function hasShown(scene: Scene): boolean {
  return scene.step !== null && (scene.step.data as Record<string, unknown>).certShown === true;
}

/** 直接送达 is 直接 on its receipt. */
function methodOf(scene: Scene): string | null {
  const method = scene.step === null ? undefined : (scene.step.data as Record<string, unknown>).method;
  return typeof method === 'string' ? method.replace(/送达$/, '') : null;
}

function startOf(scene: Scene): string | null {
  return scene.step ? writtenInstant(scene.step.at) : null;
}

function endOf(scene: Scene): string | null {
  if (scene.step?.until) return writtenInstant(scene.step.until);
  // The step still goes on: it ends when its record is written.
  return scene.step && Temporal.Instant.compare(scene.step.at, scene.options.at) < 0 ? scene.now : null;
}

function reasonOf(scene: Scene): unknown {
  const { data } = scene.step ?? {};
  return data !== undefined && 'reason' in data ? data.reason : null;
}

function placeOf(scene: Scene): unknown {
  const { data } = scene.step ?? {};
  return data !== undefined && 'place' in data ? data.place : null;
}
