import { type DocumentFact, documentKinds, isDocType, isFilled, isNaturalPerson } from '@liuhen/records';
import { isRecord } from '../is-record.ts';
import { fieldsOf, given, lastDocument, nameOf, officersOf, type Scene, type Source, writtenInstant } from './scene.ts';

const rowsOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const dayOf = (document: DocumentFact): string => writtenInstant(document.at).slice(0, 10);

/** A derived value of the last document of a type. */
const derived =
  (docType: string, pick: (fields: Record<string, unknown>, document: DocumentFact, scene: Scene) => unknown): Source =>
  (scene) => {
    const document = lastDocument(scene, docType);
    return document ? given(pick(fieldsOf(document), document, scene), nameOf(document), document.id) : null;
  };

/** Evidence by kind of document, as a decision lists it: 调查询问笔录2份. */
function evidence(scene: Scene): string[] {
  const proving = scene.dossier
    .documents()
    .filter((document) => isDocType(document.kind) && documentKinds[document.kind].group.startsWith('C'));
  const internal = new Set([
    'preservationApproval',
    'investigationReport',
    'avRecordRegister',
    'serviceAddressConfirmation',
    'rightsNotice',
    'statementDefenceRecord',
  ]);
  const counts = new Map<string, number>();
  for (const document of proving) {
    if (internal.has(document.kind) || documentKinds[document.kind as keyof typeof documentKinds].outward) continue;
    counts.set(document.title, (counts.get(document.title) ?? 0) + 1);
  }
  const recordings = scene.dossier.recordings().length;
  return [
    ...[...counts].map(([title, count]) => (count > 1 ? `${title}${count}份` : title)),
    ...(recordings > 0 ? ['录像'] : []),
  ];
}

/** What is next put before the heads: of a permit its decision, of a penalty the notice and then the decision. */
function matterOf(scene: Scene): string | null {
  const { caseType } = scene.dossier.profile;
  const permit = typeof caseType === 'string' && caseType.startsWith('permit');
  if (permit || lastDocument(scene, 'permitApplicationForm') !== undefined) {
    return lastDocument(scene, 'permitReviewForm') ? '许可决定' : null;
  }
  if (lastDocument(scene, 'priorNotice') !== undefined) return '决定';
  return lastDocument(scene, 'investigationReport') ? '告知' : null;
}

/** Where a sample was taken: the place of the inspection, at the time of the step. */
function samplingPoint(scene: Scene): Record<string, unknown> | null {
  const { place } = fieldsOf(lastDocument(scene, 'siteInspectionRecord'));
  if (typeof place !== 'string' || place === '') return null;
  return { ...(scene.step === null ? {} : { at: writtenInstant(scene.step.at) }), place };
}

/** 采样点位 as the notice of sampling named it; else where the inspection was. */
function collectedAt(scene: Scene): Record<string, unknown> | null {
  const { point } = fieldsOf(lastDocument(scene, 'samplingNotice'));
  if (typeof point === 'string' && point !== '') return { place: point };
  if (isRecord(point)) {
    const place = [point.place, point.point].filter((one) => typeof one === 'string' && one !== '').join('，');
    return place === '' ? null : { place };
  }
  const { place } = fieldsOf(lastDocument(scene, 'siteInspectionRecord'));
  return typeof place === 'string' && place !== '' ? { place } : null;
}

/** 采纳与否逐项说明。 */
function defenceHandling(fields: Record<string, unknown>): string | null {
  const items = rowsOf(fields.items);
  if (items.length === 0) return null;
  const told = items.map(
    (item) =>
      `“${item.claim}”：${item.accepted === true ? '予以采纳' : '不予采纳'}，理由：${item.reason ?? item.review}`,
  );
  return `你（单位）提出的陈述申辩意见经复核：${told.join('；')}。`;
}

const panelMember = (role: RegExp): Source =>
  derived('hearingNotice', (fields, _, scene) => {
    const member = rowsOf(fields.panel).find((one) => role.test(String(one.role)));
    return member && (member.name ?? scene.dossier.person(member.id)?.name ?? member.id);
  });

export const documentSources: Record<string, Source> = {
  'documents.evidence': (scene) => given(evidence(scene), '本案证据'),
  'documents.drafts': (scene) => given(scene.dossier.documents().slice(-1).map(nameOf), '本案文书'),
  'documents.lastAt': (scene) => {
    const last = scene.dossier.documents().at(-1);
    return last ? given(writtenInstant(last.at), nameOf(last), last.id) : null;
  },
  'derived.matter': (scene) => given(matterOf(scene), '办理进度'),
  'derived.volumes': (scene) => {
    const second = scene.dossier.documents().some((document) => fieldsOf(document).volume === '副卷');
    return given(second ? '正卷1、副卷1' : '正卷1', '本案文书');
  },
  'derived.meeting': (scene) => {
    const members = [...scene.dossier.agency.people.values()]
      .filter((person) => person.appointments.some(({ office }) => office === 'cityHead'))
      .map(({ name }) => name);
    const meeting = {
      time: scene.now,
      members,
      shouldAttend: members.length,
      observers: officersOf(scene).map(({ name }) => `${name}（汇报，不表决）`),
    };
    return given(members.length > 0 ? meeting : null, '任职信息');
  },
  'derived.charge': derived('priorNotice', (fields) => fields.facts),
  'derived.execution': derived('paymentVoucher', (_, __, scene) => {
    const paid = scene.dossier
      .documents('paymentVoucher')
      .reduce((sum, voucher) => sum + Number(fieldsOf(voucher).amount ?? 0), 0);
    return `缴款凭证 ${scene.dossier.documents('paymentVoucher').length} 份，合计 ${paid} 元`;
  }),
  'derived.openMail': (scene) => {
    const mail = lastDocument(scene, 'mailServiceRegister');
    const receipted = scene.dossier
      .documents('serviceReceipt')
      .some((receipt) => fieldsOf(receipt).mailRef === mail?.data.number);
    return mail && !receipted ? given(mail.data.number, nameOf(mail), mail.id) : null;
  },
  'derived.defenceHandling': derived('defenceReviewOpinion', defenceHandling),
  'derived.reviewItems': derived('statementDefenceRecord', (fields) =>
    rowsOf(fields.claims).map((row) => ({ claim: row.claim })),
  ),
  'derived.requirements': derived('correctionOrder', (fields) =>
    String(fields.requirement ?? '')
      .split(/[；;。]/)
      .filter((part) => part.trim() !== '')
      .map((requirement) => ({ requirement })),
  ),
  'derived.hearingInfo': derived('hearingNotice', (fields, _, scene) => ({
    title: scene.dossier.profile.title ?? '',
    when: fields.when,
    where: fields.where,
  })),
  'derived.hearingChair': panelMember(/主持/),
  'derived.hearingRecorder': panelMember(/记录/),
  'derived.hearingAttendees': (scene) =>
    given(
      [
        ...(scene.dossier.party?.name ? [{ role: '当事人', name: scene.dossier.party.name }] : []),
        ...officersOf(scene).map((officer) => ({
          role: '调查人员',
          name: officer.name,
          certNo: officer.certificates.at(-1)?.certNo ?? '',
        })),
      ],
      '当事人和承办人',
    ),
  'derived.installmentEnd': derived('installmentNotice', (fields) => rowsOf(fields.schedule).at(-1)?.due),
  'derived.samples': derived('samplingItemList', (fields) =>
    rowsOf(fields.items).map((row) => row.sampleNo ?? row.name),
  ),
  'derived.sampled': derived('samplingItemList', (fields) =>
    rowsOf(fields.items).map((row) => ({ no: row.sampleNo, item: row.name, qty: row.qty })),
  ),
  'derived.sampleItems': derived('sampleCollectionRecord', (fields) => fields.items),
  'derived.inspectionDate': derived('inspectionApproval', (fields) =>
    isRecord(fields.plan) ? fields.plan.date : null,
  ),
  'derived.substantive': derived('permitSiteCheckRecord', (fields) =>
    rowsOf(fields.checkItems).map((item) => ({ condition: item.declared, evidence: '现场核查笔录', ok: item.match })),
  ),
  'derived.summaryGround': (scene) => {
    const limit = isNaturalPerson(scene.dossier.party?.partyType) ? '对公民处200元以下罚款' : '对法人处3000元以下罚款';
    return given(`事实确凿、有法定依据、${limit}`, '行政处罚法第五十一条');
  },
  'derived.onSpotAmount': derived('onSpotPenaltyDecision', (fields) =>
    isRecord(fields.penalty) ? fields.penalty.amount : null,
  ),
  'derived.ordinal': () => given(1, '首次询问'),
  'derived.reviewChecks': () => given(['管辖', '事实', '证据', '程序', '追责期限', '法律适用与裁量'], '审查要点'),
  'derived.legalChecks': () =>
    given(['主体', '资格', '程序', '事实证据', '法律适用与裁量', '文书', '移送'], '审核要点'),
  'derived.advice': derived('investigationReport', (fields) =>
    isFilled(fields.proposal) ? `经调查终结，建议${fields.proposal}，请审批。` : null,
  ),
  'derived.permitAdvice': derived('permitReviewForm', (fields) =>
    isFilled(fields.proposal) ? `经审查，建议${fields.proposal}，请审批。` : null,
  ),
  'derived.samplingPoint': (scene) => given(samplingPoint(scene), '现场检查笔录'),
  'derived.collectedAt': (scene) => given(collectedAt(scene), '抽样通知和检查笔录'),
  'derived.onSpotBasis': derived('onSpotPenaltyDecision', ({ basis }) =>
    Array.isArray(basis) ? basis.filter((one) => typeof one === 'string' && !one.includes('行政处罚法')) : null,
  ),
  'derived.siteManager': derived('siteInspectionRecord', (fields) =>
    String(fields.siteManager ?? '').replace(/（.*$/, ''),
  ),
  'derived.courtAttachments': () =>
    given(
      [
        '强制执行申请书',
        '行政处罚决定书及事实理由依据',
        '当事人意见及催告情况',
        '申请强制执行标的情况',
        '送达回证等其他材料',
      ],
      '行政强制法第五十五条',
    ),
};

/** `docType.field`, `docType#number`, `docType#date`: from the last document of that type. */
export function fromDocument(name: string): Source | null {
  const match = /^(\w+)([.#])(\w+)$/.exec(name);
  const [, docType = '', separator, key = ''] = match ?? [];
  if (!isDocType(docType)) return null;
  return (scene) => {
    const document = scene.dossier
      .documents(docType)
      .findLast((one) => separator === '#' || isFilled(fieldsOf(one)[key]));
    if (!document) return null;
    const value =
      separator === '.' ? fieldsOf(document)[key] : key === 'number' ? document.data.number : dayOf(document);
    return given(value, nameOf(document), document.id);
  };
}
