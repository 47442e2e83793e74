import { type Fact, isFilled } from '@liuhen/records';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, complete, met, type Outcome, pending, shown } from '../../obligations/outcome.ts';
import { firstFrom } from '../../reading/in-time.ts';
import { field, nameOf, rowsOf, says } from '../../reading/paper.ts';
import { closing, issued, stepsOf } from '../../reading/phases.ts';
import { headPlaceSignings, headSignings } from '../../reading/signers.ts';
import { type Article, onDocuments, regulation } from '../rulebook.ts';

/** What the court did, as far as it was recorded, and whether it came to an end. */
const courtResults = view((m) => ({
  logs: [...shown(issued(m, 'courtExecutionLog')), ...shown(stepsOf(m, 'courtRuled', 'courtExecuted', 'courtRefused'))],
  ended:
    stepsOf(m, 'courtExecuted', 'courtRefused', 'enforcementTerminated').length > 0 ||
    issued(m, 'courtExecutionLog').some((d) =>
      /执行到位|执行完毕|终结|不予执行|不准予|不予受理/.test(JSON.stringify(d.data.fields)),
    ),
}));

/** The court was asked and is no longer: whether it had begun or not, what it said to that belongs to the whole process. */
function answerToWithdrawal(m: Matter, withdrawn: Fact): Outcome {
  const answer =
    firstFrom(m.dossier.of('courtRuled'), withdrawn.at) ?? firstFrom(issued(m, 'courtExecutionLog'), withdrawn.at);
  const records = [withdrawn, answer];
  if (answer !== undefined) return met('申请已撤回，法院的处理已记录', { records });
  const end = closing(m);
  return end
    ? breached('撤回强制执行申请后没有记录法院的处理即结案', { records: [...records, end] })
    : pending('申请已撤回，法院准许撤回（终结执行）的裁定或者退回材料的情况尚待记录', { records });
}

export const article26: Article = {
  number: 26,
  title: '申请法院强制执行',
  words: ['经依法催告后申请法院强制执行的，应对申请法院强制执行的相关文书、强制执行结果等全过程进行记录。'],
  reading:
    '申请材料五类，申请书由机关负责人签名、盖章、注明日期（行政强制法第五十五条）；受理、裁定、复议、执行结果全程记录。申请窗口另见行政强制法第五十三条。',
  leftToAPerson: '逾期申请有无正当理由。',
  obligations: [
    obligation({
      id: 'A26.1',
      readsContent: true,
      provision: { ...regulation(26), article: '第二十六条；行政强制法第五十五条' },
      severity: 'B',
      duty: '申请文书五类齐全，申请书负责人签名、盖章、注明日期',
      proof: '强制执行申请书及材料',
      limit: '救济期满之日起 3 个月内',
      cure: '补齐材料并由负责人签名后重新提交。',
      effect: 'invalid',
      bars: ['court', 'close'],
      trigger: onDocuments('courtApplication'),
      examine: (application, m) => {
        const files = Math.max(
          rowsOf(field(application, 'attachments')).length,
          rowsOf(application.data.attachments).length,
        );
        return complete(
          nameOf(application),
          [
            [
              headSignings(m, application).length > 0 || headPlaceSignings(m, application).length > 0,
              '行政机关负责人签名',
            ],
            [isFilled(application.data.seal), '机关印章'],
            [says(application, 'appliedOn') || isFilled(application.data.issuedAt), '日期'],
            [files >= 5, `申请材料（五类，现有 ${files} 类）`],
          ],
          { records: [m.dossier.stepOf(application)] },
        );
      },
    }),
    obligation({
      id: 'A26.2',
      provision: regulation(26),
      severity: 'B',
      duty: '记录法院受理、裁定、执行结果',
      proof: '法院受理、审查、执行情况登记',
      limit: '收到即录',
      cure: '补录法院文书和执行结果。',
      bars: ['close'],
      trigger: onDocuments('courtApplication'),
      examine: (application, m) => {
        const { logs, ended } = courtResults(m);
        const end = closing(m);
        const withdrawn = firstFrom(m.dossier.of('courtApplicationWithdrawn'), application.at);
        if (withdrawn !== undefined) return answerToWithdrawal(m, withdrawn);
        if (ended) return met('法院处理结果已记录', { records: logs });
        return end
          ? breached('申请法院强制执行后没有记录结果即结案', { records: [...logs, end, application] })
          : pending('法院处理结果尚待记录', { records: logs });
      },
    }),
  ],
};
