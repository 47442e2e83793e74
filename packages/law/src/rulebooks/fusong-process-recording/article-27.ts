import type { Fact } from '@liuhen/records';
import { isBefore } from '../../calendars/instant.ts';
import { trueTime } from '../../coverage/device-clock.ts';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, either, met, notApplicable, type Outcome } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { regulationTerms } from '../../periods/terms/regulation.ts';
import { earliest, momentIn, rowsOf, words, wordsOf } from '../../reading/paper.ts';
import { closing, issued } from '../../reading/phases.ts';
import { writtenInstant } from '../../reading/written-instant.ts';
import { type Article, onRecordings, regulation } from '../rulebook.ts';
import { onPolicy, policy } from './agency-policy.ts';

const onClosing = (m: Matter): readonly Fact[] => {
  const end = closing(m);
  return end ? [end] : [];
};
/** P26: the day the closing was approved, or the last performance. */
function endedAt(m: Matter, end: Fact): Temporal.Instant {
  const step = m.dossier.stepOf(end) ?? end;
  const keys = m.parametersOn(end.at).P26 === 'lastPerformance' ? ['lastPerformedOn', 'endedOn'] : ['endedOn'];
  return (
    momentIn(end, ...keys) ?? keys.map((key) => writtenInstant(step.data[key])).find((at) => at !== null) ?? end.at
  );
}
const archivedBy = (m: Matter): Fact | undefined =>
  earliest<Fact>(
    m.dossier.of('archived').length > 0 ? m.dossier.of('archived') : issued(m, 'transferList', 'fileCover'),
  );

/** Each file is a making of its own (P27), in true time; a recording without files, or read as one, ends once. */
function makings(m: Matter, recording: Fact): { at: Temporal.Instant; name: string }[] {
  const checks = m.dossier.device(wordsOf(recording.data.device))?.clockChecks ?? [];
  const files = rowsOf(recording.data.files).flatMap((file) => {
    const at = writtenInstant(file.endedAt);
    return at ? [{ at: trueTime(at, checks), name: wordsOf(file.file) }] : [];
  });
  const written = writtenInstant(recording.data.endedAt) ?? recording.until ?? recording.at;
  const end = trueTime(written, checks);
  if (m.parametersOn(recording.at).P27 === 'recordingEnd' || files.length === 0)
    return [{ at: end, name: recording.key }];
  return files;
}

const ownStore = /专用存储|存储器|采集工作站/;

/**
 * When it was stored. What came in here was stored when it came, whatever is written: one taken over from a docked card when the card was
 * docked. Of the bureau's own store, and of what was imported, there is only what is written.
 */
function storedAt(m: Matter, recording: Fact): Temporal.Instant | null {
  const said = writtenInstant(recording.data.storedAt);
  const { receivedAt, files, origin, links } = recording;
  if (files.length === 0 || receivedAt === null) return said;
  if (said !== null && (origin !== 'live' || ownStore.test(wordsOf(recording.data.storageTarget)))) return said;
  const taken = new Set<string>(links.filter(({ rel }) => rel === 'follows').map(({ record }) => record));
  const bytes = new Set(files.map(({ sha256 }) => sha256));
  const docked =
    taken.size === 0 ? [] : m.dossier.agency.facts.filter((one) => one.kind === 'recording' && taken.has(one.id));
  return docked
    .filter((one) => one.files.some(({ sha256 }) => bytes.has(sha256)))
    .flatMap((one) => one.receivedAt ?? [])
    .reduce((first, at) => (isBefore(at, first) ? at : first), receivedAt);
}

const privateHands = /个人|自行保管|私人|带回|手机|随身|自己/;

export const article27: Article = {
  number: 27,
  title: '案卷与二十四小时',
  words: [
    '行政执法大队应建立健全行政执法案卷。',
    '行政执法大队及其行政执法人员在行政执法行为终结之日起30日内（法律、法规、规章有具体要求的，从其规定），将行政执法过程中形成的文字和音像记录资料，形成相应案卷，并按照《中华人民共和国档案法》的规定归档、保存。',
    '音像记录制作完成后，行政执法人员不得自行保管，应在24小时内按要求将信息储存至执法信息系统或本单位专用存储器。',
  ],
  reading:
    '终结之日默认为结案批准日（P26），三十日内立卷；移交档案机构按规章另计。每段音像结束（设备时钟误差已扣除）后二十四小时内入库，节假日不停，边远、断网只能作为说明。私人设备、个人保管即违规，与是否按时入库无关。',
  leftToAPerson: '档案的鉴定与密级。',
  obligations: [
    obligation({
      id: 'A27.1',
      provision: regulation(27),
      severity: 'S',
      duty: '建立健全案卷：一案一卷，可分正卷、副卷',
      proof: '案卷结构、制度文件',
      judge: 'person',
      judgedBy: '法制科',
      trigger: onPolicy,
      examine: (_, m) => policy(m, 'A27.1', /案卷|档案/) ?? asksJudgement('没有在库的案卷管理制度，请认定案卷是否健全'),
    }),
    obligation({
      id: 'A27.2',
      provision: regulation(27, '第二款'),
      severity: 'V',
      duty: '行为终结之日起 30 日内形成案卷',
      proof: '结案审批表、归档记录',
      limit: '30 日（P02、P19）',
      exceptions: '法律、法规、规章有具体要求的从其规定',
      cure: null,
      trigger: onClosing,
      examine: (end, m) => {
        const filed = archivedBy(m);
        return timed(
          m,
          regulationTerms.fileFormation,
          { at: endedAt(m, end), precision: 'day', event: '结案', proof: end.key },
          filed ?? null,
          '形成案卷',
          { records: [filed, m.dossier.stepOf(end)], cure: filed ? null : '立即立卷归档；逾期的写明原因。' },
        );
      },
    }),
    obligation({
      id: 'A27.3',
      provision: regulation(27, '第二款'),
      severity: 'B',
      duty: '按档案法归档、保存',
      proof: '卷内目录、归档移交清单',
      judge: 'both',
      judgedBy: '档案管理人员',
      cure: '补作目录和移交清单。',
      bars: ['archive'],
      trigger: (m) => m.dossier.of('archived'),
      examine: (step, m) => {
        const has = (type: string) =>
          m.dossier.documentsOf(step).some((d) => d.kind === type) || issued(m, type).length > 0;
        const missing = [has('fileIndex') ? '' : '卷内文件目录', has('transferList') ? '' : '归档（移交）清单'].filter(
          Boolean,
        );
        return either(missing.length === 0, '归档文书齐备', `归档缺${missing.join('、')}`);
      },
    }),
    obligation({
      id: 'A27.4',
      provision: regulation(27, '第三款'),
      severity: 'V',
      duty: '音像制作完成后不得自行保管；设备须在册',
      proof: '设备编号、入库前保管情况',
      limit: '即时',
      judge: 'both',
      judgedBy: '法制科',
      cure: null,
      trigger: onRecordings,
      examine: (recording, m) => {
        const custody = wordsOf(recording.data.custodyBeforeStorage);
        if (privateHands.test(custody) && !/非个人|未由个人/.test(custody))
          return breached(`音像由执法人员自行保管（${custody}）`);
        const device = wordsOf(recording.data.device);
        if (device !== '' && m.dossier.device(device) === undefined)
          return breached(`录制设备“${device}”不在设备台账，私人设备不得用于执法记录`);
        return device === '' && /手机|私人/.test(words(recording, 'makingMethod', 'originalCarrier'))
          ? breached('以私人设备录制')
          : met('没有自行保管');
      },
    }),
    obligation({
      id: 'A27.5',
      provision: regulation(27, '第三款'),
      severity: 'V',
      duty: '24 小时内按要求储存至执法信息系统或者专用存储器',
      proof: '录制结束时刻、入库时刻、储存位置',
      limit: '24 小时（P01、P27），节假日不停',
      exceptions: '没有“边远地区”例外，原因只作说明',
      cure: null,
      trigger: onRecordings,
      examine: (recording, m): Outcome => {
        const stored = storedAt(m, recording);
        const all = makings(m, recording).map(({ at, name }) =>
          timed(
            m,
            regulationTerms.recordingStorage,
            { at, precision: 'second', event: '录制结束', proof: name },
            stored,
            `音像 ${name} 入库`,
            { cure: stored ? null : '立即入库并写明逾期原因。' },
          ),
        );
        const worst =
          all.find((o) => o.status === 'overdue' || o.status === 'metLate') ??
          all.find((o) => o.status !== 'met') ??
          all[0];
        if (worst === undefined) return notApplicable('没有录制内容');
        if (worst.status !== 'met') return worst;
        const target = wordsOf(recording.data.storageTarget);
        return target === '' || /系统|专用存储|存储器|采集工作站|服务器/.test(target)
          ? worst
          : breached(`音像储存在“${target}”，不是执法信息系统或者本单位专用存储器`);
      },
    }),
  ],
};
