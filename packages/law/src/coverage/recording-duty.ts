import type { AgencyFacts } from '@liuhen/records';

/** What must be filmed, from which moment to which: one row of the 音像记录事项清单. Data that an agency edits. */
export type RecordingDutyRow = {
  id: string;
  /** Kinds of act and documents by which it is recognised. */
  acts: readonly string[];
  docTypes: readonly string[];
  what: string;
  from: string;
  to: string;
  /** `throughout`: from beginning to end (P10). `anyForm`: a photograph, a sound or a video recording will do. */
  mode: 'throughout' | 'anyForm';
  /** What must be seen or heard. */
  mustShow: readonly string[];
  /** The obligation it proves. */
  obligation: string;
  provision: string;
  /** When the duty arises at all; null: always. */
  when: string | null;
  /** Required by the regulation or national law: an agency may add to it, not take it away. */
  mandatory: boolean;
};

const OPENING = '告知在场人正在音像记录';

/** The rows that the regulation (十二、十七末款、二十、二十二、二十五末款) and 国办发〔2018〕118号 require. */
export const recordingDuties: readonly RecordingDutyRow[] = [
  {
    id: 'siteInspection',
    acts: ['siteInspection'],
    docTypes: ['siteInspectionRecord'],
    what: '现场检查（勘验）',
    from: '表明身份、出示执法证件',
    to: '笔录签字完毕',
    mode: 'throughout',
    mustShow: [OPENING, '出示执法证件', '告知权利义务', '检查（勘验）过程', '当事人签字或者拒签'],
    obligation: 'A12.1',
    provision: '制度第十二条',
    when: null,
    mandatory: true,
  },
  {
    id: 'sampling',
    acts: ['sampling'],
    docTypes: ['samplingNotice', 'samplingItemList', 'sampleCollectionRecord'],
    what: '抽样取证',
    from: '告知抽样',
    to: '样品封存、签字完毕',
    mode: 'throughout',
    mustShow: [OPENING, '采样点位', '采样过程', '封样和标签', '当事人签字或者拒签'],
    obligation: 'A12.2',
    provision: '制度第十二条',
    when: null,
    mandatory: true,
  },
  {
    id: 'hearing',
    acts: ['hearingHeld'],
    docTypes: ['hearingRecord'],
    what: '听证',
    from: '宣布听证开始、核对身份',
    to: '笔录核对签字完毕',
    mode: 'throughout',
    mustShow: ['主持人宣布事项和权利', '举证、质证和申辩', '最后陈述', '笔录签字或者拒签'],
    obligation: 'A12.3',
    provision: '制度第十二条',
    when: null,
    mandatory: true,
  },
  {
    id: 'sealingAndSeizure',
    acts: ['sealSeizureImplemented'],
    docTypes: ['sealSeizureSiteRecord', 'sealSeizureDecision'],
    what: '查封、扣押',
    from: '出示执法证件、告知理由和权利',
    to: '封条加贴、清单签字、决定书交付',
    mode: 'throughout',
    mustShow: [OPENING, '告知理由、依据、权利和救济途径', '听取陈述申辩', '清点过程', '封条', '决定书和清单当场交付'],
    obligation: 'A12.5',
    provision: '国办发〔2018〕118号',
    when: null,
    mandatory: true,
  },
  {
    id: 'summaryPenalty',
    acts: ['decisionMade', 'processRecorded', 'fineCollectedOnSpot'],
    docTypes: ['onSpotPenaltyDecision'],
    what: '当场处罚（容易引起行政争议的）',
    from: '告知当事人',
    to: '决定书交付',
    mode: 'anyForm',
    mustShow: ['告知事实、理由、依据和权利', '当事人的陈述申辩', '决定书交付、签收或者拒签'],
    obligation: 'A17.8',
    provision: '制度第十七条末款',
    when: '执法人员或者法制科标记容易引起争议，或者当事人有异议、拒签、现场被拍摄、当场收缴罚款',
    mandatory: true,
  },
  {
    id: 'serviceByLeaving',
    acts: ['served', 'serviceAttempted'],
    docTypes: ['lienServiceRecord'],
    what: '留置送达',
    from: '敲门、表明身份、说明来意',
    to: '文书留在住所、回证签字',
    mode: 'anyForm',
    mustShow: ['住所门牌', '文书名称', '拒收经过', '见证人', '文书留置位置'],
    obligation: 'A20.5',
    provision: '制度第二十条',
    when: '受送达人拒收',
    mandatory: true,
  },
  {
    id: 'serviceByPublicNotice',
    acts: ['publicNoticePosted'],
    docTypes: ['publicServiceAnnouncement'],
    what: '公告送达',
    from: '张贴（刊登）时',
    to: '张贴（刊登）完毕',
    mode: 'anyForm',
    mustShow: ['公告全文', '张贴位置或者网页、报纸版面', '日期'],
    obligation: 'A22.4',
    provision: '制度第二十二条',
    when: null,
    mandatory: true,
  },
  {
    id: 'restoration',
    acts: ['enforcementExecuted'],
    docTypes: ['restorationExecutionRecord', 'substitutePerformanceRecord'],
    what: '排除妨碍、恢复原状（含以此为标的的代履行）',
    from: '到场、宣布决定',
    to: '执行完毕、各方签字',
    mode: 'throughout',
    mustShow: [OPENING, '执行前状况', '执行过程', '执行后状况', '在场人员签字'],
    obligation: 'A25.7',
    provision: '制度第二十五条末款',
    when: '执行标的为排除妨碍、恢复原状',
    mandatory: true,
  },
  {
    id: 'demolition',
    acts: ['enforcementExecuted'],
    docTypes: [],
    what: '强制拆除',
    from: '到场、宣布决定',
    to: '拆除完毕、现场清点',
    mode: 'throughout',
    mustShow: [OPENING, '拆除前状况', '财物清点', '拆除过程', '拆除后状况'],
    obligation: 'A12.5',
    provision: '国办发〔2018〕118号；行政强制法第四十四条',
    when: '执行方式为强制拆除',
    mandatory: true,
  },
  {
    id: 'interview',
    acts: ['interview'],
    docTypes: ['interviewRecord'],
    what: '调查询问',
    from: '出示执法证件、告知权利',
    to: '笔录签字完毕',
    mode: 'anyForm',
    mustShow: [OPENING, '告知权利', '询问过程', '笔录签字'],
    obligation: 'A12.5',
    provision: '制度第十二条第二款',
    when: '需要时',
    mandatory: false,
  },
  {
    id: 'followUp',
    acts: ['followUp'],
    docTypes: ['followUpRecord'],
    what: '复查改正情况',
    from: '到场',
    to: '笔录签字完毕',
    mode: 'anyForm',
    mustShow: ['改正情况'],
    obligation: 'A23.3',
    provision: '制度第二十三条',
    when: '需要时',
    mandatory: false,
  },
];

export type DutyRefusal = { code: 'recordingDuty.malformed' | 'recordingDuty.weakened'; message: string; cure: string };
export type DutyMatrix = { rows: readonly RecordingDutyRow[]; refusals: readonly DutyRefusal[] };

const strings = (value: unknown): readonly string[] | null =>
  Array.isArray(value) && value.every((v): v is string => typeof v === 'string' && v !== '') ? value : null;
const word = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

/** The matrix with an agency's rows laid over it. What the law requires stays, whatever an edit says; each refusal says so. */
export function dutyMatrix(edits: readonly unknown[]): DutyMatrix {
  const rows = new Map(recordingDuties.map((row) => [row.id, row]));
  const refusals: DutyRefusal[] = [];
  for (const edit of edits) {
    const row = readRow(edit);
    if (row === null) {
      refusals.push({
        code: 'recordingDuty.malformed',
        message: `音像记录事项清单有一行写法有误：${JSON.stringify(edit)}`,
        cure: '每行须有编号、事项、起止时刻、方式（throughout 或者 anyForm）和依据。',
      });
      continue;
    }
    const held = rows.get(row.id);
    const weaker =
      held?.mandatory &&
      (!row.mandatory ||
        (held.mode === 'throughout' && row.mode !== 'throughout') ||
        held.acts.some((a) => !row.acts.includes(a)));
    if (held && weaker) {
      refusals.push({
        code: 'recordingDuty.weakened',
        message: `“${held.what}”依${held.provision}应当音像记录，清单不能降低要求。`,
        cure: '可以增加事项或者提高要求；个案确不适宜的，走豁免审批。',
      });
    } else rows.set(row.id, row);
  }
  return { rows: [...rows.values()], refusals };
}

const matrixOf = new WeakMap<AgencyFacts, DutyMatrix>();

/** What must be filmed in a bureau: the rows that it edited count as well as those of the regulation. */
export function dutiesOf(agency: AgencyFacts): DutyMatrix {
  const held = matrixOf.get(agency);
  if (held !== undefined) return held;
  const edits = agency.facts.filter(({ kind, annulledBy }) => kind === 'recordingDutyEdited' && annulledBy === null);
  const made = dutyMatrix(edits.flatMap(({ data }) => (Array.isArray(data.rows) ? data.rows : [])));
  matrixOf.set(agency, made);
  return made;
}

function readRow(edit: unknown): RecordingDutyRow | null {
  if (typeof edit !== 'object' || edit === null) return null;
  const e: Record<string, unknown> = { ...edit };
  const [id, what, from, to, provision] = [word(e.id), word(e.what), word(e.from), word(e.to), word(e.provision)];
  const [acts, docTypes, mustShow] = [strings(e.acts), strings(e.docTypes ?? []), strings(e.mustShow ?? [])];
  if (!id || !what || !from || !to || !provision || !acts || !docTypes || !mustShow) return null;
  if (e.mode !== 'throughout' && e.mode !== 'anyForm') return null;
  const obligation = word(e.obligation) ?? 'A12.5';
  return {
    id,
    acts,
    docTypes,
    what,
    from,
    to,
    mode: e.mode,
    mustShow,
    obligation,
    provision,
    when: word(e.when),
    mandatory: e.mandatory === true,
  };
}

/** Before an act: what must be filmed while it is done. */
export const dutiesFor = (matrix: DutyMatrix, actOrDocType: string): RecordingDutyRow[] =>
  matrix.rows.filter((row) => row.acts.includes(actOrDocType) || row.docTypes.includes(actOrDocType));

/** Whether a photograph or a sound will do wherever an act of this kind must be recorded; false where it need not be. */
export function isAnyFormEnough(matrix: DutyMatrix, act: string): boolean {
  const rows = dutiesFor(matrix, act).filter(({ mandatory, when }) => mandatory && when === null);
  return rows.length > 0 && rows.every(({ mode }) => mode === 'anyForm');
}

/** Whether an act of this kind must be filmed whenever it is done; what must be only in some cases (拒收, 争议), the findings of the case tell. */
export const mustBeFilmed = (matrix: DutyMatrix, act: string): boolean =>
  dutiesFor(matrix, act).some(({ mandatory, when }) => mandatory && when === null);
