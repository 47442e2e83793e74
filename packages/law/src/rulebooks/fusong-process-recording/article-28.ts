import { type Fact, isFilled } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, either, met, type Outcome } from '../../obligations/outcome.ts';
import { says, words } from '../../reading/paper.ts';
import { issued, profileOf } from '../../reading/phases.ts';
import { officesAt, signings } from '../../reading/signers.ts';
import { type Article, onRecordings, regulation } from '../rulebook.ts';
import { onPolicy, policy } from './agency-policy.ts';

const isReceived = (m: Matter, register: Fact): boolean =>
  says(register, 'receiver') || signings(m, register).some((s) => /接收|专管/.test(s.role));

export const article28: Article = {
  number: 28,
  title: '管理与使用',
  words: [
    '行政执法大队应建立健全执法全过程记录管理与使用制度，明确专门人员负责对全过程记录文字和音像资料的归档、保存和使用。',
  ],
  reading: '专门人员的任命看机关记录；个案中看每份音像由谁接收：没有接收人的违规，由本案承办人接收的警告。',
  leftToAPerson: '制度是否健全。',
  obligations: [
    obligation({
      id: 'A28.1',
      provision: regulation(28),
      severity: 'S',
      duty: '建立全过程记录管理与使用制度',
      proof: '制度文件',
      judge: 'person',
      judgedBy: '分局负责人',
      trigger: onPolicy,
      examine: (_, m) =>
        policy(m, 'A28.1', /管理|使用制度|全过程记录/) ?? asksJudgement('没有在库的记录管理与使用制度，请认定'),
    }),
    obligation({
      id: 'A28.2',
      provision: regulation(28),
      severity: 'B',
      duty: '明确专门人员接收、保存音像和案卷',
      proof: '接收人、任命记录',
      cure: '由专门人员补办接收。',
      bars: ['archive'],
      trigger: (m) => [...onRecordings(m), ...issued(m, 'avRecordRegister')],
      examine: (recording, m): Outcome => {
        if (recording.kind === 'avRecordRegister') {
          return either(isReceived(m, recording), '登记表写明接收人', '音像登记表没有接收人', {
            records: [m.dossier.stepOf(recording)],
          });
        }
        if (!isFilled(recording.data.storedAt) && recording.origin === 'import') return met('尚未入库');
        if (!isFilled(recording.data.receivedBy)) {
          if (recording.origin === 'live') return met('由系统接收入库');
          // left blank, nobody received it; not asked for where it was written, the register tells
          if ('receivedBy' in recording.data) return breached('音像没有专门人员接收');
          const register = issued(m, 'avRecordRegister').find(
            (r) => words(r, 'records').includes(recording.key) && isReceived(m, r),
          );
          return either(register !== undefined, '登记表写明接收人', '音像没有专门人员接收', { records: [register] });
        }
        const receiver = m.dossier.person(recording.data.receivedBy);
        const profile = profileOf(m);
        const handlers = [profile.investigators, profile.handlers]
          .flatMap((v) => (Array.isArray(v) ? v : []))
          .map((v) => m.dossier.person(v)?.id);
        if (receiver && handlers.includes(receiver.id))
          return breached(`接收人${receiver.name}是本案承办人`, {
            severity: 'W',
            cure: '改由专门人员接收保管（SoD6）。',
          });
        return met('由专门人员接收');
      },
    }),
    obligation({
      id: 'A28.3',
      provision: regulation(28),
      severity: 'B',
      who: '县分局',
      duty: '每次查阅、下载、复制留日志，并有专人负责',
      proof: '系统日志、专管员任命',
      limit: '实时',
      cure: '任命档案管理人员或者全过程记录专管员。',
      trigger: onPolicy,
      examine: (_, m) =>
        either(
          [...m.dossier.agency.people.values()].some((p) =>
            officesAt(p, m.present.at).some((o) => o === 'archivist' || o === 'custodian'),
          ),
          '已任命专门人员，系统逐次留日志',
          '没有任命档案管理人员或者全过程记录专管员',
        ),
    }),
  ],
};
