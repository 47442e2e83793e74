import { view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, complete, met, pending } from '../../obligations/outcome.ts';
import { earlier, earliest, field, momentIn, nameOf, rowsOf, says, wordsOf } from '../../reading/paper.ts';
import { discussionDue } from '../../reading/penalties.ts';
import { issued, profileOf } from '../../reading/phases.ts';
import { signings } from '../../reading/signers.ts';
import { type Article, regulation } from '../rulebook.ts';

const firstDecision = view((m) => earliest(issued(m, 'penaltyDecision')));
const firstDiscussion = view((m) => earliest(issued(m, 'collectiveDiscussionRecord')));

export const article15: Article = {
  number: 15,
  title: '集体讨论',
  words: ['集体讨论应制作集体讨论记录或会议纪要。'],
  reading: '罚没数额（P09）、吊销、停产等触发集体讨论；记录写明时间、地点、主持、应到实到、各人意见、结论并签名。',
  leftToAPerson: '金额未触发时，情节是否复杂、违法是否重大。',
  obligations: [
    obligation({
      id: 'A15.1',
      provision: regulation(15),
      severity: 'B',
      who: '组织讨论的负责人、记录人',
      duty: '集体讨论制作记录或者纪要',
      proof: '集体讨论记录',
      limit: '决定前',
      judge: 'both',
      judgedBy: '分局负责人',
      cure: '组织集体讨论并制作记录后再作决定。',
      effect: 'doubtful',
      bars: ['decide'],
      trigger: (m) => {
        const records = issued(m, 'collectiveDiscussionRecord');
        const decisions = issued(m, 'penaltyDecision', 'dailyPenaltyDecision', 'productionRestrictionDecision');
        if (records.length > 0) return records;
        if (decisions.length > 0) return decisions;
        return discussionDue(m).required && m.opening ? [m.opening] : [];
      },
      examine: (occasion, m) => {
        const due = discussionDue(m);
        if (occasion.kind === 'collectiveDiscussionRecord') {
          const meeting = rowsOf(field(occasion, 'meeting'))[0] ?? {};
          const has = (key: string) => wordsOf(meeting[key]).trim() !== '' || says(occasion, key);
          const checked = complete(
            nameOf(occasion),
            [
              [has('time') || momentIn(occasion, 'startAt') !== null, '时间'],
              [has('place'), '地点'],
              [has('host'), '主持人'],
              [has('members') || has('present'), '参加人员'],
              [says(occasion, 'statements'), '各人意见'],
              [says(occasion, 'conclusion'), '结论'],
              [signings(m, occasion).length > 0, '签名'],
            ],
            { records: [m.dossier.stepOf(occasion)] },
          );
          const [late, discussed] = [firstDecision(m), firstDiscussion(m)];
          return checked.status === 'met' && late && discussed && earlier(late.at, discussed.at)
            ? breached('集体讨论在作出决定之后', { records: [late] })
            : checked;
        }
        if (due.required)
          return occasion.family === 'document'
            ? breached(`${due.grounds}，应当集体讨论，没有集体讨论记录`)
            : pending(`${due.grounds}，作出决定前须集体讨论`);
        return profileOf(m).collectiveDiscussionRequired === false
          ? met('案件已认定不需集体讨论')
          : asksJudgement('金额和种类未触发集体讨论；情节是否复杂、违法是否重大，请认定');
      },
    }),
  ],
};
