import { randomUUID } from 'node:crypto';
import { draftThing, recordThing } from '@liuhen/law/access';
import {
  type Expectation,
  type Looked,
  onAccess,
  onAgency,
  onCase,
  onDraft,
  onOther,
  onRecord,
  type Question,
} from './matrix.ts';
import { type PlacedCase, type Population, secrets } from './population.ts';
import type { World } from './world.ts';

type RowOf = (world: World) => (population: Population) => Question[];

const get = (url: string, good: Question['good']): Question => ({ url, method: 'GET', good });
const eachCase =
  (of: (one: PlacedCase) => Question[]): RowOf =>
  () =>
  ({ cases }) =>
    cases.flatMap(of);
const all =
  (url: string): RowOf =>
  () =>
  () => [get(url, null)];

/** Whoever hands out copies must read the case, and may put a release on record in it. */
const releasing = (one: PlacedCase) => (expectation: Expectation, look: (id: string) => Looked) => {
  const about = { id: '', kind: 'copyReleased', family: 'custody', data: {}, actor: expectation.me } as const;
  const thing = recordThing(look(one.id).ground, about);
  return onCase(one, 'read')(expectation, look) && expectation.may('release', thing);
};

/** Whoever makes a version for the public must read the case, and may put one on record in it. */
const publishing = (one: PlacedCase) => (expectation: Expectation, look: (id: string) => Looked) => {
  const about = { id: '', kind: 'publicationCopy', family: 'custody', data: {}, actor: expectation.me } as const;
  return onCase(one, 'read')(expectation, look) && expectation.may('record', recordThing(look(one.id).ground, about));
};

/** Whoever drafts must read the case as a whole, and may then write a draft of their own in it. */
const drafting = (one: PlacedCase) => (expectation: Expectation, look: (id: string) => Looked) => {
  const { ground } = look(one.id);
  const thing = draftThing(ground, expectation.me, 'investigationReport');
  return onCase(one, 'read')(expectation, look) && expectation.may('record', thing);
};

/**
 * One row for every operation of openapi.json. What is left out is named with its reason; an operation that stands in neither
 * list fails the build.
 */
export const rows: Readonly<Record<string, RowOf>> = {
  'GET /api/health': all('/api/health'),
  'GET /api/setup': all('/api/setup'),
  'GET /api/session': all('/api/session'),
  'GET /api/session/sessions': all('/api/session/sessions'),
  'GET /api/session/kept-films-key': all('/api/session/kept-films-key'),
  'GET /api/session/nonce': all('/api/session/nonce'),
  'GET /api/session/views': all('/api/session/views'),
  'GET /api/people': (world) => () => [get('/api/people', onAgency(world, 'people'))],
  'GET /api/factor-resets': (world) => () => [get('/api/factor-resets', onOther(world, 'account'))],
  'GET /api/accounts': (world) => () => [get('/api/accounts', onOther(world, 'account'))],
  'GET /api/agency': (world) => () => [get('/api/agency', onAgency(world, 'profile'))],
  'GET /api/agency/findings': (world) => () => [get('/api/agency/findings', onAgency(world, 'assessment'))],
  'GET /api/devices': (world) => () => [get('/api/devices', onAgency(world, 'devices'))],
  'GET /api/devices/{device}': (world) => (population) => [
    get(`/api/devices/${population.device}`, onAgency(world, 'devices')),
  ],
  'GET /api/fixity': (world) => () => [get('/api/fixity', onAgency(world, 'custodyEvent'))],
  'GET /api/docking': (world) => () => [get('/api/docking', onAgency(world, 'dockingReport'))],
  'GET /api/retention': (world) => () => [get('/api/retention?limit=200', onAgency(world, 'retention'))],
  'GET /api/disposals': (world) => () => [get('/api/disposals', onAgency(world, 'retention'))],
  'GET /api/grants': (world) => () => [get('/api/grants', onAgency(world, 'grants'))],
  'GET /api/spills': (world) => () => [get('/api/spills', onAgency(world, 'spills'))],
  // whoever may read records of one of these kinds gets an answer; which kinds stand in it is told in incidents.int.test.ts
  'GET /api/incidents': (world) => () => [
    get('/api/incidents?limit=200', (expectation) =>
      ['custodyEvent', 'dockingReport', 'spills'].some((kind) => onAgency(world, kind)(expectation)),
    ),
  ],
  'GET /api/keeping/tasks': all('/api/keeping/tasks'),
  'GET /api/duties': (world) => () => [get('/api/duties?act=siteInspection', onAgency(world, 'articles'))],
  'GET /api/cases/{case}/coverage': eachCase((one) => [get(`/api/cases/${one.id}/coverage`, onCase(one, 'read'))]),
  'GET /api/cases/{case}/derivations': eachCase((one) => [
    get(`/api/cases/${one.id}/derivations`, onCase(one, 'read')),
  ]),
  'GET /api/parameters': (world) => () => [get('/api/parameters', onAgency(world, 'parameters'))],
  'GET /api/articles': (world) => () => [get('/api/articles', onAgency(world, 'articles'))],
  'GET /api/legal-bases': (world) => () => [get('/api/legal-bases', onAgency(world, 'articles'))],
  'GET /api/calendars': (world) => () => [get('/api/calendars', onAgency(world, 'articles'))],
  // whoever asks gets an answer; what is in it is looked through for what they may not know
  'GET /api/calendars/{record}/terms': () => () => [get(`/api/calendars/${randomUUID()}/terms?limit=200`, null)],
  'GET /api/cases/{case}/fine': eachCase((one) => [
    get(
      `/api/cases/${one.id}/fine?amount=1000&cited=${encodeURIComponent('《排污许可管理条例》第四十三条')}`,
      onCase(one, 'read'),
    ),
  ]),
  'GET /api/assessment': (world) => () => [
    get('/api/assessment?from=2024-01-01&to=2027-12-31', onAgency(world, 'assessment')),
  ],
  'GET /api/assessment/table': (world) => () => [
    get('/api/assessment/table?from=2024-01-01&to=2027-12-31', onAgency(world, 'assessment')),
  ],
  'GET /api/audit': (world) => () => [get('/api/audit?limit=200', onOther(world, 'accessEntry'))],
  'GET /api/audit/export': (world) => () => [get('/api/audit/export', onOther(world, 'accessEntry', 'download'))],
  'GET /api/jobs': (world) => () => [get('/api/jobs', onOther(world, 'job'))],
  'GET /api/forms': all('/api/forms'),
  'GET /api/tasks': all('/api/tasks'),
  'GET /api/tasks/waiting': all('/api/tasks/waiting'),
  'GET /api/recordings': all('/api/recordings?limit=200'),
  'GET /api/recordings/waiting': all('/api/recordings/waiting'),
  'GET /api/cases': () => () => [
    get('/api/cases?limit=200', null),
    ...Object.values(secrets).map((word) => get(`/api/cases?limit=200&q=${encodeURIComponent(word)}`, null)),
  ],
  'GET /api/parties': () => () => [
    get('/api/parties', null),
    ...Object.values(secrets).map((word) => get(`/api/parties?q=${encodeURIComponent(word)}`, null)),
  ],
  'GET /api/held': () => () => [
    get('/api/held?state=all&limit=200', null),
    ...Object.values(secrets).map((word) => get(`/api/held?state=all&q=${encodeURIComponent(word)}`, null)),
  ],
  'GET /api/held/table': () => () => [get('/api/held/table?state=all', null)],
  // the whole word of a secret: what comes back may hold it, so the answer is asked for and only its leaks are compared
  'POST /api/personal-data': () => () =>
    Object.values(secrets).map((word) => ({
      url: '/api/personal-data',
      method: 'POST' as const,
      body: { word },
      good: null,
    })),
  'POST /api/personal-data/export': () => () =>
    Object.values(secrets).map((word) => ({
      url: '/api/personal-data/export',
      method: 'POST' as const,
      body: { word },
      good: 'either' as const,
    })),
  'GET /api/cases/table': () => () => [
    get('/api/cases/table', null),
    ...Object.values(secrets).map((word) => get(`/api/cases/table?q=${encodeURIComponent(word)}`, null)),
  ],
  'GET /api/search': () => () =>
    Object.values(secrets).map((word) => get(`/api/search?q=${encodeURIComponent(word.slice(0, 4))}`, null)),
  'GET /api/cases/{case}': eachCase((one) => [get(`/api/cases/${one.id}`, onCase(one, 'read'))]),
  'GET /api/cases/{case}/party': eachCase((one) => [get(`/api/cases/${one.id}/party`, onCase(one, 'read'))]),
  'GET /api/cases/{case}/records/{record}': eachCase((one) =>
    one.records.map(({ id }) => get(`/api/cases/${one.id}/records/${id}`, onRecord(one, id, 'read'))),
  ),
  'GET /api/cases/{case}/releases': eachCase((one) => [get(`/api/cases/${one.id}/releases`, onCase(one, 'read'))]),
  'GET /api/cases/{case}/releases/offer': eachCase((one) => [
    get(`/api/cases/${one.id}/releases/offer`, releasing(one)),
  ]),
  'GET /api/cases/{case}/publications/offer': eachCase((one) => [
    get(`/api/cases/${one.id}/publications/offer`, publishing(one)),
  ]),
  'GET /api/cases/{case}/access': eachCase((one) => [get(`/api/cases/${one.id}/access`, onAccess(one))]),
  'GET /api/exposure': eachCase((one) => [get(`/api/exposure?case=${one.id}`, onAccess(one))]),
  'GET /api/cases/{case}/file': eachCase((one) => [get(`/api/cases/${one.id}/file`, onCase(one, 'download'))]),
  'GET /api/cases/{case}/package': eachCase((one) => [get(`/api/cases/${one.id}/package`, onCase(one, 'download'))]),
  'GET /api/cases/{case}/drafts': eachCase((one) => [get(`/api/cases/${one.id}/drafts`, onCase(one, 'read'))]),
  'GET /api/drafts/{draft}': eachCase((one) => [get(`/api/drafts/${one.draft}`, onDraft(one, 'read'))]),
  'GET /api/cases/{case}/forms/{docType}/prefill': eachCase((one) => [
    get(`/api/cases/${one.id}/forms/investigationReport/prefill`, drafting(one)),
  ]),
  'POST /api/cases/{case}/forms/{docType}/missing': eachCase((one) => [
    {
      url: `/api/cases/${one.id}/forms/investigationReport/missing`,
      method: 'POST',
      body: { values: {} },
      good: drafting(one),
    },
  ]),
  'GET /api/cases/{case}/records/{record}/files/{sha256}': eachCase((one) => [
    get(fileUrl(one, one.file), onRecord(one, one.file.record, 'read')),
    get(`${fileUrl(one, one.file)}?download=true`, onRecord(one, one.file.record, 'download')),
    get(fileUrl(one, one.secretFile), onRecord(one, one.secretFile.record, 'read')),
    // a part of it, from the middle of the name, is as much as the whole
    ...['bytes=0-', 'bytes=4-30', 'bytes=-20'].map((range) => ({
      ...get(fileUrl(one, one.secretFile), onRecord(one, one.secretFile.record, 'read')),
      headers: { range },
    })),
  ]),
  'GET /api/cases/{case}/records/{record}/files/{sha256}/pages': eachCase((one) => [
    get(`${fileUrl(one, one.file)}/pages`, 'either'),
    get(`${fileUrl(one, one.secretFile)}/pages`, 'either'),
  ]),
  'GET /api/cases/{case}/records/{record}/files/{sha256}/pages/{page}': eachCase((one) => [
    get(`${fileUrl(one, one.file)}/pages/1`, 'either'),
    get(`${fileUrl(one, one.secretFile)}/pages/1`, 'either'),
  ]),
  'GET /api/cases/{case}/records/{record}/files/{sha256}/preview': eachCase((one) => [
    get(`${fileUrl(one, one.file)}/preview`, 'either'),
    get(`${fileUrl(one, one.secretFile)}/preview`, 'either'),
  ]),
  'GET /api/numbers': (world) => () => [get('/api/numbers', onAgency(world, 'profile'))],
  'GET /api/seals': all('/api/seals?limit=200'),
  'GET /api/session/specimen': all('/api/session/specimen'),
  // nobody of the population deposited one: there is nothing to see, whoever asks
  'GET /api/session/specimen/picture': () => () => [get('/api/session/specimen/picture', () => false)],
  // paper from outside has no pages of ours to print, whoever asks
  'GET /api/cases/{case}/print': eachCase((one) =>
    one.records.flatMap(({ id, kind }) => {
      const url = `/api/cases/${one.id}/print?records=${id}`;
      if (kind === 'complaintRegister') return [get(url, () => false)];
      if (kind !== 'collectiveDiscussionRecord') return [];
      return [get(url, (who, look) => onCase(one, 'download')(who, look) && onRecord(one, id, 'read')(who, look))];
    }),
  ),
  'POST /api/cases/{case}/documents/{record}/scan/sheets': acrossCases('scan/sheets', () => ({
    files: [{ sha256: '0'.repeat(64) }],
    from: 0,
  })),
  'POST /api/cases/{case}/documents/{record}/scan': acrossCases('scan', (record) => ({
    id: record,
    files: [{ sha256: '0'.repeat(64) }],
    signatures: [{ id: record, role: '当事人', name: '某', person: null }],
  })),
  'POST /api/cases/{case}/documents/{record}/refusals': acrossCases('refusals', (record) => ({
    id: record,
    role: '当事人',
    name: '某',
    cause: 'refused',
    reason: '某',
  })),
  'POST /api/cases/{case}/documents/{record}/corrections': acrossCases('corrections', (record) => ({
    id: record,
    notice: record,
    fields: {},
    reason: '某',
  })),
  'POST /api/cases/{case}/documents/{record}/number/void': acrossCases('number/void', (record) => ({
    id: record,
    reason: '某',
  })),
  'POST /api/cases/{case}/documents/{record}/electronic-seal': acrossCases('electronic-seal', (record) => ({
    id: record,
    seal: '某',
  })),
  // a hash, a draft or a record of one case asked for by way of another: never good
  'POST /api/cases/{case}/documents/{record}/signatures': acrossCases('signatures', (record) => ({
    id: record,
    role: '执法人员',
    name: '某',
    person: null,
    method: 'screen',
    over: 'x',
  })),
  'POST /api/cases/{case}/documents/{record}/approvals': acrossCases('approvals', (record) => ({
    id: record,
    level: '负责人',
    decision: 'approved',
    opinion: '同意',
  })),
  'POST /api/cases/{case}/documents/{record}/issue': acrossCases('issue', (record) => ({ id: record })),
};

/** Operations that change something are tried one by one in other tests; here stands which and why. */
export const elsewhere: Readonly<Record<string, string>> = {
  'POST /api/setup': 'sign-in/set-up.int.test.ts：只在没有账号时',
  'POST /api/session': 'sign-in.int.test.ts',
  'DELETE /api/session': 'sign-in.int.test.ts',
  'POST /api/session/step-up': 'sign-in.int.test.ts',
  'PUT /api/session/password': 'sign-in.int.test.ts',
  'DELETE /api/session/sessions/{session}': 'access.int.test.ts：别人的登录不能被我终止',
  'POST /api/session/views': 'saved-views.int.test.ts：别人的筛选看不到、改不了',
  'DELETE /api/session/views/{view}': 'saved-views.int.test.ts：别人的筛选删不掉',
  'POST /api/session/totp': 'sign-in.int.test.ts',
  'PUT /api/session/totp': 'sign-in.int.test.ts',
  'POST /api/session/recovery-codes': 'second-factor.int.test.ts',
  'POST /api/accounts/{person}/second-factor': 'second-factor.int.test.ts：只有安全、系统管理员',
  'PUT /api/factor-resets/{reset}': 'second-factor.int.test.ts：只有另一名管理员',
  'POST /api/accounts': 'access.int.test.ts：只有系统管理员',
  'POST /api/accounts/{person}/password': 'access.int.test.ts：只有系统管理员',
  'PUT /api/accounts/{person}/state': 'access.int.test.ts：只有系统管理员',
  'POST /api/cases': 'access.int.test.ts：谁可以建案',
  'POST /api/cases/import': 'access.int.test.ts：谁可以导入',
  'POST /api/cases/{case}/records/{record}/erasures': 'erasure.int.test.ts',
  'POST /api/cases/{case}/releases': 'release/release.int.test.ts：只有档案管理人员，经负责人同意',
  'POST /api/cases/{case}/publications':
    'publication/publication.int.test.ts：只有承办人和法制科，读不到的决定书不能公示',
  'POST /api/cases/{case}/papers': 'document-file.int.test.ts：不对我开放的案件收不进纸件',
  'POST /api/numbers/blocks': 'document-numbers.int.test.ts：只有可签发的人',
  'POST /api/numbers/returns': 'document-numbers.int.test.ts：只有持号人和可签发的人',
  'POST /api/session/specimen': 'specimens.int.test.ts：只存得进本人的样本',
  'POST /api/people/{person}/specimen/revocations': 'specimens.int.test.ts：只有本人和安全管理员',
  'POST /api/numbers/voids': 'document-numbers.int.test.ts：只有持号人和可签发的人',
  'POST /api/records': 'access.int.test.ts：谁可以记录什么',
  'POST /api/recordings': 'recordings.int.test.ts',
  'DELETE /api/recordings/waiting/{upload}': 'recordings-read.int.test.ts：只有上传的人',
  'GET /api/recordings/{record}/files/{sha256}': 'linking.int.test.ts：只有录制人和保管人',
  'POST /api/recordings/{record}/links': 'linking.int.test.ts：别人的音像不能归入自己的案件',
  'POST /api/cases/{case}/records/{record}/files/{sha256}/derived': 'linking.int.test.ts：看不到的原件不能派生',
  'DELETE /api/cases/{case}/derivations/{derivation}': 'linking.int.test.ts：只有要做的人可以收起',
  'POST /api/cases/{case}/records/{record}/files/{sha256}/previews': 'linking.int.test.ts：看不到的原件没有预览',
  'GET /api/cases/{case}/records/{record}/files/{sha256}/previews/{form}': 'linking.int.test.ts：看不到的原件没有预览',
  'POST /api/retention/holds': 'retention.int.test.ts：谁可以保留',
  'POST /api/retention/holds/{hold}/lift': 'retention.int.test.ts：谁可以解除',
  'POST /api/disposals': 'retention.int.test.ts：谁可以提请',
  'POST /api/disposals/{disposal}/decision': 'retention.int.test.ts：只有负责人批准',
  'POST /api/disposals/{disposal}/execution': 'retention.int.test.ts：经批准才能销毁',
  'POST /api/grants': 'grants.int.test.ts：只有负责人，且只对找得到的案件',
  'POST /api/grants/{grant}/revocation': 'grants.int.test.ts：只有负责人和安全管理员',
  'POST /api/spills': 'spills.int.test.ts：谁可以隔离',
  'POST /api/spills/{spill}/reports': 'spills.int.test.ts：谁可以登记报告',
  'POST /api/spills/{spill}/decision': 'spills.int.test.ts：只有负责人批准',
  'POST /api/spills/{spill}/erasure': 'spills.int.test.ts：经批准才能清除',
  'POST /api/fixity': 'keeping-routes.int.test.ts：只有设备管理人员、专管员',
  'POST /api/docking/{report}/explanations': 'keeping-routes.int.test.ts：谁可以说明缺号',
  'POST /api/devices/{device}/events': 'keeping-routes.int.test.ts：谁可以登记什么',
  'POST /api/cases/{case}/drafts': 'documents.int.test.ts',
  'PUT /api/drafts/{draft}': 'documents.int.test.ts',
  'DELETE /api/drafts/{draft}': 'documents.int.test.ts',
  'POST /api/drafts/{draft}/fix': 'documents.int.test.ts',
  'POST /api/cases/{case}/forms/{docType}/preview': 'documents.int.test.ts',
  'GET /api/events': 'recordings.int.test.ts',
  'POST /api/uploads': 'recordings.int.test.ts',
  'OPTIONS /api/uploads': 'recordings.int.test.ts',
  'GET /api/uploads/{upload}': 'recordings.int.test.ts：别人的上传不存在',
  'HEAD /api/uploads/{upload}': 'recordings.int.test.ts：别人的上传不存在',
  'PATCH /api/uploads/{upload}': 'recordings.int.test.ts：别人的上传不存在',
  'DELETE /api/uploads/{upload}': 'recordings.int.test.ts：别人的上传不存在',
  'POST /api/uploads/{upload}/seal': 'recordings.int.test.ts：别人的上传不存在',
};

function fileUrl(one: PlacedCase, file: PlacedCase['file']): string {
  return `/api/cases/${one.id}/records/${file.record}/files/${file.sha256}`;
}

function acrossCases(verb: string, body: (record: string) => object): RowOf {
  return () =>
    ({ cases: [one, other] }) =>
      one === undefined || other === undefined
        ? []
        : other.records.map(({ id }) => ({
            url: `/api/cases/${one.id}/documents/${id}/${verb}`,
            method: 'POST',
            body: body(randomUUID()),
            good: () => false,
          }));
}
