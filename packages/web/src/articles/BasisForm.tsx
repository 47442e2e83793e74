import { AgencyForm } from '../agency/AgencyForm.tsx';
import { useSignedIn } from '../app/frame/me-context.ts';
import { submitAgency } from '../record/submit-agency.ts';

const levels = ['法律', '行政法规', '地方性法规', '规章'].map((value) => ({ value, label: value }));

/** An article that the house does not ship: by whom issued, from when, in what words, with what range. */
export function BasisForm({ onClose }: { onClose: () => void }) {
  const me = useSignedIn();
  return (
    <AgencyForm
      title="增补依据"
      note="地方性法规、规章，或者没有收录的条文。照原文抄录；只写大意的选“概要”。"
      done="已增补"
      initial={{ wording: 'text', certainty: 'secondhand' }}
      fields={[
        { name: 'law', label: '法律、法规、规章名称', control: 'text', required: true },
        { name: 'article', label: '条款', control: 'text', required: true, extra: '第四十条第（二）项' },
        { name: 'level', label: '层级', control: 'choice', required: true, options: levels },
        { name: 'effectiveFrom', label: '施行日期', control: 'day', required: true },
        { name: 'repealedOn', label: '废止日期', control: 'day', extra: '不再有效的第一天；仍有效的不填' },
        { name: 'words', label: '条文', control: 'long' },
        {
          name: 'wording',
          label: '所写的是',
          control: 'choice',
          options: [
            { value: 'text', label: '原文' },
            { value: 'gist', label: '概要' },
          ],
        },
        { name: 'fineMin', label: '罚款下限（元）', control: 'number', extra: '没有罚款的不填' },
        { name: 'fineMax', label: '罚款上限（元）', control: 'number' },
        { name: 'source', label: '出处', control: 'text', extra: '公布机关、文号或者网址' },
        {
          name: 'certainty',
          label: '核实情况',
          control: 'choice',
          options: [
            { value: 'text', label: '已对照公布的原文' },
            { value: 'secondhand', label: '据转载' },
            { value: 'unverified', label: '未核实' },
          ],
        },
      ]}
      submit={(values) => submitAgency(me, 'legalBasisAdded', values)}
      onClose={onClose}
    />
  );
}
