import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newId } from '../../src/record/new-id.ts';
import { type Running, startServer } from './server-process.ts';
import { Visitor } from './visitor.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const run = promisify(execFile);

export const password = '长白山下松花江水清又清';

/** The people of the specimens, each with the office and the account they sign in with. */
export const people = {
  officer: {
    name: '赵启明',
    account: 'zhaoqiming',
    office: 'officer',
    role: '执法人员',
    certNo: '吉F00000001（虚构）',
  },
  partner: {
    name: '孙晓岚',
    account: 'sunxiaolan',
    office: 'officer',
    role: '执法人员',
    certNo: '吉F00000002（虚构）',
  },
  third: { name: '李卓然', account: 'lizhuoran', office: 'officer', role: '执法人员', certNo: '吉F00000003（虚构）' },
  chief: { name: '韩立新', account: 'hanlixin', office: 'brigadeChief', role: '行政执法大队大队长', certNo: null },
  legal: { name: '林知远', account: 'linzhiyuan', office: 'legalReviewer', role: '法制科科长', certNo: null },
  head: { name: '高明远', account: 'gaomingyuan', office: 'bureauHead', role: '县分局负责人', certNo: null },
  archivist: { name: '秦松年', account: 'qinsongnian', office: 'archivist', role: '档案管理人员', certNo: null },
  custodian: { name: '白雪', account: 'baixue', office: 'custodian', role: '全过程记录专管员', certNo: null },
  devices: { name: '陈若溪', account: 'chenruoxi', office: 'deviceManager', role: '设备管理人员', certNo: null },
  window: { name: '宋采薇', account: 'songcaiwei', office: 'receptionist', role: '窗口受理人员', certNo: null },
} as const;
export type Role = keyof typeof people;

export type Bureau = {
  readonly running: Running;
  readonly agency: string;
  readonly ids: Readonly<Record<Role, string>>;
  readonly as: (role: Role) => Promise<Visitor>;
  /** By account: a recovery code that stands for the authenticator once. */
  readonly spareCodes: Readonly<Record<string, string>>;
  /** The case of a specimen, taken in. */
  readonly take: (specimen: string, by?: Role) => Promise<string>;
};

/** A bureau set up as a bureau is: the one-time link, the administrators, people with offices and accounts of their own. */
export async function openBureau(): Promise<Bureau> {
  const running = await startServer();
  const admin = new Visitor(running.url);
  const token = new URL(running.setUpLink ?? '').searchParams.get('token');
  await admin.ask('POST', '/api/setup', {
    token,
    bureau: '白山市生态环境局抚松县分局',
    legalPersonAuthority: '白山市生态环境局',
    administrator: { name: '系统员甲', account: 'admin', password },
    demonstration: false,
  });
  await admin.ask('POST', '/api/session', { account: 'admin', password });
  const [code, adminSpare = ''] = await admin.enrol(password);
  await admin.ask('POST', '/api/session/step-up', { password, code });
  const agency = String((await admin.ask('GET', '/api/session')).agency);
  const note = (by: Visitor, kind: string, data: Record<string, unknown>) =>
    by.ask('POST', '/api/records', {
      id: newId(),
      agency,
      subject: { type: 'agency', id: agency },
      kind,
      schema: 1,
      claimed: {
        from: new Date().toISOString(),
        to: null,
        precision: 'minute',
        offset: '+08:00',
        source: 'person',
      },
      notBefore: null,
      people: [],
      links: [],
      files: [],
      data,
    });
  await note(admin, 'agencyProfile', {
    regulator: '白山市生态环境局抚松县分局',
    legalPersonAuthority: '白山市生态环境局',
    department: '行政执法大队',
    legalSection: '法制科',
  });
  const account = async (person: string, name: string): Promise<Visitor> => {
    const made = await admin.ask('POST', '/api/accounts', { person, account: name });
    const visitor = new Visitor(running.url);
    const current = String(made.oneTimePassword);
    await visitor.ask('POST', '/api/session', { account: name, password: current });
    await visitor.ask('PUT', '/api/session/password', { current, next: password });
    return visitor;
  };
  const security = newId();
  await note(admin, 'person', { person: security, name: '安全员乙', role: '安全管理员' });
  const since = '2024-01-01';
  await note(admin, 'appointment', { person: security, office: 'securityAdministrator', from: since });
  const guard = await account(security, 'anquan');
  const [guardCode, guardSpare = ''] = await guard.enrol(password);
  await guard.ask('POST', '/api/session/step-up', { password, code: guardCode });
  // a telephone for each head is no part of these stories
  await note(guard, 'secondFactorRequired', { offices: [], reason: '测试' });
  const ids: Partial<Record<Role, string>> = {};
  for (const [role, who] of Object.entries(people) as [Role, (typeof people)[Role]][]) {
    const person = newId();
    ids[role] = person;
    await note(admin, 'person', { person, name: who.name, role: who.role, unit: '行政执法大队' });
    if (who.certNo !== null)
      await note(admin, 'certificate', {
        person,
        certNo: who.certNo,
        certValidFrom: '2023-01-01',
        certValidTo: '2028-12-31',
        certAnnualCheckTo: '2028-01-31',
      });
    await note(guard, 'appointment', { person, office: who.office, from: since });
    await account(person, who.account);
  }
  const audit = newId();
  await note(admin, 'person', { person: audit, name: '审计员丙', role: '审计管理员' });
  await note(guard, 'appointment', { person: audit, office: 'auditAdministrator', from: since });
  await account(audit, 'shenji');
  for (const [deviceNo, kind] of [
    ['ZFY-01', '执法记录仪'],
    ['ZFY-02', '执法记录仪'],
    ['SJ-01', '执法手机'],
  ])
    await note(admin, 'device', { device: newId(), deviceNo, kind, clockOffsetSec: 0 });
  const as = async (role: Role): Promise<Visitor> => {
    const visitor = new Visitor(running.url);
    await visitor.ask('POST', '/api/session', { account: people[role].account, password });
    return visitor;
  };
  return {
    running,
    agency,
    ids: ids as Record<Role, string>,
    as,
    spareCodes: { admin: adminSpare, anquan: guardSpare },
    async take(specimen, by = 'officer') {
      const { stdout } = await run(process.execPath, ['test/specimens/convert.ts', `test/specimens/${specimen}.yaml`], {
        cwd: root,
        maxBuffer: 64_000_000,
      });
      const visitor = await as(by);
      return String((await visitor.ask('POST', '/api/cases/import', { text: stdout })).case);
    },
  };
}
