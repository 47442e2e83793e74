import { type DocumentFact, type Fact, isFilled } from '@liuhen/records';
import { type Matter, view, viewEach } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, complete, either, met, type Outcome, pending } from '../../obligations/outcome.ts';
import { officersOfDocument } from '../../reading/officers.ts';
import { earlier, nameOf, rows, says, words, wordsOf } from '../../reading/paper.ts';
import { issued, meritsDecision } from '../../reading/phases.ts';
import { namedOnSignedReceipt } from '../../reading/served.ts';
import { officerSignings, partySignings, refusalNoted, signings, witnessSignings } from '../../reading/signers.ts';
import { resultTold } from '../../reading/test-results.ts';
import { type Article, onDocuments, onSteps, regulation } from '../rulebook.ts';

/** The papers of a step, or of the case where the step has none of its own. */
const papers = (m: Matter, step: Fact, ...types: readonly string[]): readonly DocumentFact[] => {
  const own = m.dossier.documentsOf(step).filter((d) => types.includes(d.kind));
  return own.length > 0 ? own : loose(m, issued(m, ...types));
};
const loose = viewEach((m, list: readonly DocumentFact[]) => list.filter((d) => m.dossier.stepOf(d) === undefined));
const heardOnForm = view((m) => issued(m, 'onSpotPenaltyDecision').some((d) => says(d, 'defence')));
const signedByParty = [
  'samplingNotice',
  'samplingItemList',
  'evidenceRequestNotice',
  'evidenceList',
  'preservationNotice',
  'rightsNotice',
  'testResultNotice',
  'hearingRecord',
] as const;
const signedByOfficers = [
  'siteInspectionRecord',
  'permitSiteCheckRecord',
  'interviewRecord',
  'followUpRecord',
  'statementDefenceRecord',
  'electronicDataExtractionRecord',
  ...signedByParty,
] as const;
const isCopy = (d: Fact): boolean => /复印|复制|拷贝/.test(words(d, 'items', 'source'));

/** 有关人员 of a hearing: who presided, and who wrote the record. */
const presiding = (m: Matter, document: Fact): (readonly [boolean, string])[] =>
  document.kind === 'hearingRecord'
    ? [
        [signings(m, document).some(({ role }) => /主持/.test(role)), '听证主持人'],
        [signings(m, document).some(({ role }) => /记录|书记/.test(role)), '记录员'],
      ]
    : [];

export const article11: Article = {
  number: 11,
  title: '调查取证的文字记录',
  words: [
    '调查、取证可采取以下方式进行文字记录：',
    '（一）询问当事人或证人，应制作询问笔录等文书；',
    '（二）向有关单位和个人调取书证、物证的，应制作调取证据通知书、证据登记保存清单等文书；',
    '（三）现场检查（勘验）等，应制作现场检查（勘验）笔录等文书；',
    '（四）抽样的，应制作抽查取样通知书及物品清单等文书；',
    '（五）听取当事人陈述和申辩的，应制作权利告知书、陈述申辩笔录等文书；',
    '（六）举行听证会的，应依照听证的规定制作听证全过程记录文书；',
    '（七）指定或委托法定的鉴定机构出具鉴定意见的，鉴定机构应出具鉴定意见书等文书；',
    '（八）法律、法规和规章规定的其他调查方式。',
    '上述文书均应由行政执法人员、行政相对人及有关人员签字或盖章。',
    '当事人或有关人员拒绝接受调查和提供证据的，行政执法人员应进行记录。',
  ],
  reading:
    '每种调查方式有其文书，均由执法人员、相对人及有关人员签字；相对人拒签、不在场的注明。复制件注明出处、核对、盖章。鉴定、监测结果须告知当事人。',
  leftToAPerson: '鉴定机构是否“法定”、意见是否可采；笔录是否如实。',
  obligations: [
    obligation({
      id: 'A11.1',
      provision: regulation(11, '第一款第（一）项'),
      severity: 'B',
      duty: '询问制作询问笔录',
      proof: '询问笔录，一人一份',
      limit: '当场',
      cure: '补作询问：重新询问并制作笔录。',
      bars: ['conclude', 'decide'],
      trigger: onSteps('interview'),
      examine: (step, m) => {
        const record = papers(m, step, 'interviewRecord')[0];
        if (record === undefined) return breached('询问没有制作询问笔录');
        return complete(
          nameOf(record),
          [
            [says(record, 'startAt') && says(record, 'endAt'), '起止时间'],
            [says(record, 'interviewee'), '被询问人'],
            [says(record, 'qa', 'content', 'body'), '问答'],
          ],
          { records: [record] },
        );
      },
    }),
    obligation({
      id: 'A11.2',
      provision: regulation(11, '第一款第（二）项'),
      severity: 'B',
      duty: '调取书证、物证制作调取证据通知书和清单',
      proof: '通知书、清单；复制件注明出处、核对人、盖章',
      limit: '当场',
      cure: '补出通知书和清单，复制件注明出处并由提供人核对盖章。',
      effect: 'doubtful',
      bars: ['conclude', 'decide'],
      trigger: onSteps('evidenceRequested', 'documentaryTaken'),
      examine: (step, m) => {
        const notice = papers(m, step, 'evidenceRequestNotice')[0];
        const list = papers(m, step, 'evidenceList')[0];
        const parts = complete(
          '调取证据文书',
          [
            [notice !== undefined, '调取证据通知书'],
            [list !== undefined && rows(list, 'items').length > 0, '证据清单'],
          ],
          { records: [notice, list] },
        );
        if (parts.status === 'breached' || list === undefined || !isCopy(list)) return parts;
        return complete(
          '复制件注明',
          [
            [
              says(list, 'source') ||
                papers(m, step, 'documentaryCopySheet').some((d) => says(d, 'source', 'originalAt')),
              '出处',
            ],
            [
              says(list, 'verify', 'verifiedBy') ||
                papers(m, step, 'documentaryCopySheet').some((d) => says(d, 'verify')),
              '核对',
            ],
          ],
          { records: [list] },
        );
      },
    }),
    obligation({
      id: 'A11.3',
      provision: regulation(11, '第一款第（三）项'),
      severity: 'B',
      duty: '现场检查（勘验）制作笔录',
      proof: '起止时间、地点、情况',
      limit: '当场',
      cure: '重新检查并制作笔录。',
      effect: 'doubtful',
      bars: ['conclude', 'decide'],
      trigger: onSteps('siteInspection'),
      examine: (step, m) => {
        const record = papers(m, step, 'siteInspectionRecord', 'permitSiteCheckRecord', 'sealSeizureSiteRecord')[0];
        if (record === undefined) return breached('现场检查没有制作笔录');
        return complete(
          nameOf(record),
          [
            [says(record, 'startAt') && says(record, 'endAt'), '起止时间'],
            [says(record, 'place'), '地点'],
            [
              says(
                record,
                'violation',
                'production',
                'facilities',
                'checkItems',
                'course',
                'permits',
                'situation',
                'findings',
              ),
              '检查情况',
            ],
          ],
          { records: [record] },
        );
      },
    }),
    obligation({
      id: 'A11.4',
      provision: regulation(11, '第一款第（四）项'),
      severity: 'B',
      duty: '抽样制作抽查取样通知书和物品清单',
      proof: '通知书、清单：样品编号、数量、封样',
      limit: '当场',
      cure: '重新抽样并制作文书。',
      effect: 'doubtful',
      bars: ['conclude', 'decide'],
      trigger: onSteps('sampling'),
      examine: (step, m) => {
        const notice = papers(m, step, 'samplingNotice')[0];
        const list = papers(m, step, 'samplingItemList')[0];
        const items = list === undefined ? [] : rows(list, 'items');
        return complete(
          '抽样文书',
          [
            [notice !== undefined, '抽查取样通知书'],
            [items.length > 0, '抽样物品清单'],
            [items.every((i) => isFilled(i.sampleNo) && isFilled(i.qty)), '样品编号或者数量'],
            [items.every((i) => isFilled(i.seal)), '封样记录'],
          ],
          { records: [notice, list] },
        );
      },
    }),
    obligation({
      id: 'A11.5',
      provision: regulation(11, '第一款第（五）项'),
      severity: 'B',
      duty: '听取陈述申辩制作权利告知书和陈述申辩笔录',
      proof: '告知书、陈述申辩笔录',
      limit: '告知后 5 个工作日内可提出',
      exceptions: '放弃须明确并记录',
      cure: '补作陈述申辩笔录。',
      bars: ['decide'],
      trigger: onSteps('defenceReceived', 'interestedPartyHeard'),
      examine: (step, m) => {
        const record = papers(m, step, 'statementDefenceRecord')[0];
        const onForm = isFilled(step.data.recordedIn) || heardOnForm(m);
        if (record === undefined && !onForm) return breached('听取陈述申辩没有制作笔录');
        const notice = issued(m, 'priorNotice', 'rightsNotice', 'interestedPartyNotice', 'permitHearingNotice')[0];
        return either(notice !== undefined || onForm, '陈述申辩已记录', '听取陈述申辩没有权利告知书', {
          records: [record, notice],
        });
      },
    }),
    obligation({
      id: 'A11.6',
      provision: regulation(11, '第一款第（六）项'),
      severity: 'B',
      duty: '听证制作全过程文书：申请、通知、公告、笔录、报告',
      proof: '听证申请、通知、公告（公开听证）、笔录、报告',
      limit: '决定前',
      cure: '补齐听证文书；报告须在决定前。',
      effect: 'doubtful',
      bars: ['decide'],
      trigger: onSteps('hearingHeld'),
      examine: (step, m) => {
        const end = meritsDecision(m);
        const notice = issued(m, 'hearingNotice', 'permitHearingNotice')[0];
        const open =
          notice !== undefined && /公开/.test(words(notice, 'open')) && !/不公开/.test(words(notice, 'open'));
        const record = papers(m, step, 'hearingRecord')[0] ?? issued(m, 'hearingRecord')[0];
        const report = issued(m, 'hearingReport')[0];
        const asked = issued(m, 'hearingRequest').length > 0 || m.dossier.of('hearingRequested').length > 0;
        const parts: (readonly [boolean, string])[] = [
          [asked, '听证申请'],
          [notice !== undefined, '听证通知书'],
          [!open || issued(m, 'hearingAnnouncement').length > 0, '听证公告'],
          [record !== undefined, '听证笔录'],
          [end === undefined || (report !== undefined && !earlier(end.at, report.at)), '听证报告'],
        ];
        const result = complete('听证文书', parts, { records: [notice, record, report] });
        return result.status === 'met' && report === undefined
          ? pending('听证报告尚待制作', { records: [record] })
          : result;
      },
    }),
    obligation({
      id: 'A11.7',
      provision: regulation(11, '第一款第（七）项'),
      severity: 'B',
      duty: '鉴定（监测）有委托书、意见书，结果告知当事人',
      proof: '委托书、资质、签名盖章、告知书（办法第二十九条）',
      limit: '及时',
      judge: 'both',
      judgedBy: '法制科',
      cure: '补齐委托手续；将结果告知当事人后再作决定。',
      effect: 'doubtful',
      bars: ['notify', 'decide'],
      trigger: onDocuments('expertOpinion'),
      examine: (opinion, m) => {
        const commission = issued(m, 'expertCommission')[0];
        const form = complete(
          nameOf(opinion),
          [
            [commission !== undefined, '委托书'],
            [
              says(opinion, 'qualification') || /CMA|资质|许可|鉴定/.test(words(opinion, 'agency', 'appraisers')),
              '机构资质',
            ],
            [isFilled(opinion.data.seal) || signings(m, opinion).length > 0, '签名或者盖章'],
          ],
          { records: [commission, m.dossier.stepOf(opinion)] },
        );
        if (form.status === 'breached') return form;
        const told = resultTold(m, opinion);
        const end = meritsDecision(m);
        if (told && !(end && earlier(end.at, told.at))) return met('鉴定（监测）结果已告知当事人', { records: [told] });
        return end
          ? breached('作出决定前没有将鉴定（监测）结果告知当事人', { records: [told, end] })
          : pending('鉴定（监测）结果尚待告知当事人');
      },
    }),
    obligation({
      id: 'A11.8',
      provision: regulation(11, '第一款第（八）项'),
      severity: 'W',
      duty: '其他调查方式也留有文书',
      proof: '该步骤的文书',
      cure: '补作相应文书。',
      trigger: (m) =>
        m.dossier
          .of('otherStep')
          .filter((s) => /调查|检查|取证/.test(`${wordsOf(s.data.stage)}${wordsOf(s.data.type)}`)),
      examine: (step, m) => either(m.dossier.documentsOf(step).length > 0, '已留文书', `“${step.title}”没有留下文书`),
    }),
    obligation({
      id: 'A11.9',
      provision: regulation(11, '第二款'),
      severity: 'B',
      duty: '文书由执法人员、相对人及有关人员签字或者盖章',
      proof: '签名',
      limit: '当场',
      exceptions: '相对人拒签、不在场的注明',
      cure: '补签；拒签的注明原因。',
      effect: 'doubtful',
      bars: ['conclude', 'decide'],
      trigger: onDocuments(...signedByOfficers),
      examine: (document, m): Outcome => {
        const parties = (signedByParty as readonly string[]).includes(document.kind);
        const noOfficer = officerSignings(m, document).length === 0;
        const unsigned = (officersOfDocument(m, document) ?? []).filter(
          ({ name, person }) =>
            name.trim() !== '' &&
            !signings(m, document).some((s) => s.name === name || (person !== undefined && s.person?.id === person.id)),
        );
        // a notice handed over with a receipt of its own needs no second signature
        const noParty =
          parties &&
          partySignings(m, document).length === 0 &&
          !refusalNoted(m, document) &&
          witnessSignings(m, document).length === 0 &&
          !namedOnSignedReceipt(m, document);
        return complete(
          `${nameOf(document)}的签名`,
          [
            [!noOfficer || (['testResultNotice', 'hearingRecord'].includes(document.kind) && !noParty), '执法人员'],
            [noOfficer || unsigned.length === 0, `在场执法人员${unsigned.map(({ name }) => name).join('、')}`],
            [!noParty, '相对人（或者拒签的注明）'],
            ...presiding(m, document),
          ],
          { records: [m.dossier.stepOf(document)] },
        );
      },
    }),
    obligation({
      id: 'A11.10',
      provision: regulation(11, '第三款'),
      severity: 'B',
      duty: '记录拒绝接受调查、提供证据的情况',
      proof: '拒绝调查情况记录：人、时、地、事由、后果告知',
      limit: '当场',
      cure: '补作情况记录，由两名执法人员签名。',
      bars: ['conclude', 'decide'],
      trigger: (m) => {
        const steps = m.dossier.of('refusalRecorded');
        return steps.length > 0 ? steps : issued(m, 'refusalRecord');
      },
      examine: (fact, m) => {
        const record = fact.family === 'document' ? fact : papers(m, fact, 'refusalRecord')[0];
        if (record === undefined) return breached('当事人拒绝配合，没有制作情况记录');
        return complete(
          nameOf(record),
          [
            [says(record, 'who'), '拒绝的人'],
            ...(record.schema === 1
              ? // the first form asked neither time nor place, and the telling of consequences among the measures
                [[says(record, 'measures', 'consequence'), '采取的措施、后果告知'] as const]
              : ([
                  [says(record, 'happenedAt'), '拒绝的时间'],
                  [says(record, 'place'), '拒绝的地点'],
                  [says(record, 'consequence'), '法律后果的告知'],
                  [says(record, 'measures'), '采取的固定措施'],
                ] as const)),
            [says(record, 'what'), '拒绝的事项、经过、理由'],
            [officerSignings(m, record).length > 0, '执法人员签名'],
          ],
          { records: [record] },
        );
      },
    }),
  ],
};
