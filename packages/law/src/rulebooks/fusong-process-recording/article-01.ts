import { isFilled } from '@liuhen/records';
import { isNormativeDocument, levelOf } from '../../legal-bases/level.ts';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, either, met, pending } from '../../obligations/outcome.ts';
import { rowsOf, wordsOf } from '../../reading/paper.ts';
import { allDecisions, profileOf } from '../../reading/phases.ts';
import { type Article, onCase, regulation } from '../rulebook.ts';

/** What the case and its decisions say they rest on. */
const basesOf = (m: Matter): string[] => {
  const profile = profileOf(m);
  const cited = [profile.basis, ...allDecisions(m).map((d) => d.data.fields.basis)];
  return cited
    .flatMap((value) => (Array.isArray(value) ? value.map(wordsOf) : [wordsOf(value)]))
    .filter((t) => t.trim() !== '');
};

export const article01: Article = {
  number: 1,
  title: '适用范围',
  words: [
    '本制度所称行政执法，是指具有行政执法权的行政机关、法律法规授权的组织或依法受委托的组织，依据法律、法规和规章实施的行政许可、行政处罚、行政强制、行政检查等行政行为。',
  ],
  reading:
    '每一事项归入许可、处罚、强制、检查等一类，挂接法律、法规、规章依据，并写明以谁的名义。依据随后在决定文书中引用的也算。',
  leftToAPerson: '主体是否确有执法权、委托是否合法，由法制科判断。',
  obligations: [
    obligation({
      id: 'A01.1',
      provision: regulation(1),
      severity: 'B',
      duty: '归类执法事项并挂接法律依据',
      proof: '案件类别、依据',
      cure: '在案件信息中补填类别和依据（法名、条款项、版本）。',
      bars: ['decide', 'close'],
      trigger: onCase,
      examine: (_, m) => {
        const typed = isFilled(m.dossier.profile.caseType);
        const based = basesOf(m).length > 0 || rowsOf(profileOf(m).basisRefs).length > 0;
        if (typed && based) return met('已归类并挂接依据');
        const missing = [typed ? '' : '事项类别', based ? '' : '法律依据'].filter(Boolean).join('、');
        return allDecisions(m).length > 0 ? breached(`案件缺${missing}`) : pending(`案件尚缺${missing}`);
      },
    }),
    obligation({
      id: 'A01.2',
      provision: regulation(1),
      severity: 'B',
      duty: '写明实施主体和执法名义',
      proof: '案件的主体、名义，委托书',
      exceptions: '行政强制措施权不得委托（行政强制法第十七条）',
      judge: 'both',
      cure: '补填以谁的名义实施；受委托的附委托书。',
      effect: 'doubtful',
      bars: ['decide'],
      trigger: onCase,
      examine: (_, m) => {
        const subject = wordsOf(profileOf(m).subject);
        const entrusted = /受委托|委托组织|委托执法/.test(subject) && !/无委托|未委托|不是委托/.test(subject);
        if (entrusted && m.dossier.documents('sealSeizureDecision').length > 0)
          return breached('行政强制措施由受委托的组织实施，而强制措施权不得委托', {
            effect: 'invalid',
            records: m.dossier.documents('sealSeizureDecision'),
          });
        if (isFilled(profileOf(m).inNameOf)) return met('已写明执法名义');
        return allDecisions(m).length > 0 ? breached('没有写明以谁的名义实施') : pending('尚未写明以谁的名义实施');
      },
    }),
    obligation({
      id: 'A01.3',
      provision: regulation(1),
      severity: 'B',
      duty: '只以法律、法规、规章为依据',
      proof: '依据的层级',
      exceptions: '规范性文件可以解释，不得作为设定依据（行政处罚法第十六条）',
      cure: '改引法律、法规、规章；没有的，不得实施。',
      effect: 'invalid',
      bars: ['decide'],
      trigger: onCase,
      examine: (_, m) => {
        const stated = rowsOf(profileOf(m).basisRefs)
          .filter((ref) => isFilled(ref.level) && levelOf(wordsOf(ref.level)) === 'normative')
          .map((ref) => wordsOf(ref.law));
        const cited = basesOf(m).filter(isNormativeDocument);
        const wrong = [...new Set([...stated, ...cited])];
        return either(wrong.length === 0, '依据均为法律、法规、规章', `以规范性文件为依据：${wrong.join('、')}`);
      },
    }),
  ],
};
