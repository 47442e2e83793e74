import { type Office, offices } from '@liuhen/records';
import { type AccessRule, all, any, everyThing, is, not, related } from '../rule.ts';
import { administrators } from '../viewer.ts';

/** Everyone who may hold an office in enforcement: all but the three administrators (SoD7). */
const business: readonly Office[] = offices.filter((office) => !(administrators as readonly Office[]).includes(office));

const heads: readonly Office[] = ['bureauHead', 'deputyHead', 'cityHead'];
const overseers: readonly Office[] = ['brigadeChief', 'legalReviewer', ...heads];

const notInformant = not(is('classification', 'informant'));
const caseKinds = ['case', 'record', 'draft'] as const;

/** Who may find, read and take away what a case holds (law.md §4; articles 8, 28, 29 and 30). */
export const caseRules: readonly AccessRule[] = [
  {
    id: 'recusedSeesNothing',
    effect: 'deny',
    acts: ['read', 'download', 'record', 'approve', 'issue', 'release', 'dispose'],
    kinds: caseKinds,
    offices: 'anyone',
    when: related('recused'),
    reason: '您已在本案回避，不得再接触本案材料（处罚法第四十三条）。',
  },
  {
    id: 'administratorsSeeNoCase',
    effect: 'deny',
    acts: ['find', 'read', 'download', 'record', 'approve', 'issue', 'release', 'dispose'],
    kinds: caseKinds,
    offices: administrators,
    when: everyThing,
    reason: '系统、安全、审计管理员不接触业务内容（三员分立）。',
  },
  {
    id: 'informantProtected',
    effect: 'deny',
    acts: ['read', 'download'],
    kinds: caseKinds,
    offices: 'anyone',
    when: all(is('classification', 'informant'), not(related('handler', 'registrar')), not({ mine: true })),
    reason: '举报人信息只对本案承办人、接报人开放（制度第八条）。',
  },
  {
    id: 'heldIsKept',
    effect: 'deny',
    acts: ['dispose'],
    kinds: caseKinds,
    offices: 'anyone',
    // who put the hold may lift it
    when: all(is('held', 'held'), not(is('recordKind', 'hold'))),
    reason: '案卷正在保留，不得销毁、抹去；保留事由消除并撤销保留后再办理（环境保护档案管理办法第二十二条）。',
  },
  {
    id: 'businessFinds',
    effect: 'allow',
    acts: ['find'],
    kinds: ['case'],
    offices: ['officer', 'supervisor', 'archivist', 'custodian', 'receptionist', ...overseers],
    when: everyThing,
    reason: '可检索本机关案件。',
  },
  {
    id: 'relatedFinds',
    effect: 'allow',
    acts: ['find'],
    kinds: caseKinds,
    offices: business,
    when: related('handler', 'formerHandler', 'registrar', 'receiver', 'reviewer', 'host', 'approver'),
    reason: '与本案有关。',
  },
  {
    id: 'readersFindRecords',
    effect: 'allow',
    acts: ['find'],
    kinds: ['record', 'draft'],
    offices: [...overseers, 'supervisor'],
    when: everyThing,
    reason: '可见本案有哪些记录。',
  },
  {
    id: 'handlerReads',
    effect: 'allow',
    acts: ['read', 'download'],
    kinds: ['case', 'record'],
    offices: business,
    when: related('handler'),
    reason: '本案承办人。',
  },
  {
    id: 'overseerReads',
    effect: 'allow',
    acts: ['read', 'download'],
    kinds: ['case', 'record'],
    offices: [...overseers, 'supervisor'],
    when: notInformant,
    reason: '依职责审核、审批、监督本机关案件。',
  },
  {
    id: 'registrarReadsOwn',
    effect: 'allow',
    acts: ['find', 'read'],
    kinds: ['record'],
    offices: ['receptionist'],
    when: any({ mine: true }, all(related('registrar'), is('recordKind', ...registered()))),
    reason: '本人接收、登记的材料。',
  },
  {
    id: 'receiverReads',
    effect: 'allow',
    acts: ['read'],
    kinds: ['case', 'record'],
    offices: ['receptionist'],
    when: all(related('receiver'), is('volume', 'main'), is('classification', 'none', 'workSecret')),
    reason: '本人接收的申请，尚未受理（制度第六条）。',
  },
  {
    id: 'archivistFindsFile',
    effect: 'allow',
    acts: ['find'],
    kinds: ['record'],
    offices: ['archivist'],
    when: is('state', 'closed', 'archived'),
    reason: '结案后立卷、保管（制度第二十七条）。',
  },
  {
    id: 'archivistReadsFile',
    effect: 'allow',
    acts: ['read', 'download'],
    kinds: ['case', 'record'],
    offices: ['archivist'],
    when: all(is('state', 'closed', 'archived'), notInformant),
    reason: '结案后立卷、保管（制度第二十七条）。',
  },
  {
    id: 'hearingReads',
    effect: 'allow',
    acts: ['read'],
    kinds: ['case', 'record'],
    offices: ['hearingHost', 'hearingClerk'],
    when: all(related('host'), is('volume', 'main'), is('classification', 'none', 'workSecret')),
    reason: '主持、记录本案听证。',
  },
  {
    id: 'hearingReadsOwn',
    effect: 'allow',
    acts: ['find', 'read'],
    kinds: ['record'],
    offices: ['hearingHost', 'hearingClerk'],
    when: all(related('host'), { mine: true }),
    reason: '本人在本案听证中制作的材料（听证报告入副卷）。',
  },
  {
    id: 'grantFinds',
    effect: 'allow',
    acts: ['find'],
    kinds: ['case', 'record'],
    offices: business,
    when: { granted: ['find', 'read', 'download'] },
    reason: '经批准授予查阅。',
  },
  {
    id: 'grantReads',
    effect: 'allow',
    acts: ['read'],
    kinds: ['case', 'record'],
    offices: business,
    when: all({ granted: ['read', 'download'] }, notInformant, is('volume', 'main')),
    reason: '经批准授予查阅正卷。',
  },
  {
    id: 'grantDownloads',
    effect: 'allow',
    acts: ['download'],
    kinds: ['case', 'record'],
    offices: business,
    when: all({ granted: ['download'] }, notInformant, is('volume', 'main')),
    reason: '经批准授予复制正卷。',
  },
  {
    id: 'draftIsOfItsWriters',
    effect: 'allow',
    acts: ['find', 'read', 'record'],
    kinds: ['draft'],
    offices: business,
    when: any({ mine: true }, related('handler')),
    reason: '草稿只对起草人和本案承办人开放。',
  },
  {
    id: 'chiefReadsDrafts',
    effect: 'allow',
    acts: ['read'],
    kinds: ['draft'],
    offices: ['brigadeChief'],
    when: notInformant,
    reason: '承办机构负责人审看本机构草稿。',
  },
];

function registered(): string[] {
  return [
    'complaintRegistered',
    'complaintRegister',
    'informantIdentified',
    'applicationRegistered',
    'permitChangeRequested',
    'permitRenewalRequested',
  ];
}
