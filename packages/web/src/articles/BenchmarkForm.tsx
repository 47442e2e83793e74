import { AgencyForm, type AgencyValues, rowsIn } from '../agency/AgencyForm.tsx';
import { useSignedIn } from '../app/frame/me-context.ts';
import { submitAgency } from '../record/submit-agency.ts';

/** A benchmark of discretion as it was published: for one article and one conduct, from a day on. */
export function BenchmarkForm({ onClose }: { onClose: () => void }) {
  const me = useSignedIn();
  return (
    <AgencyForm
      title="增补裁量基准"
      note="按公布的裁量基准登记。阶次、因素填写一种或者两种；阶次不得突破法定幅度。旧基准先填失效日期，再登记新的。"
      done="已增补"
      fields={[
        { name: 'title', label: '名称', control: 'text', required: true },
        {
          name: 'basis',
          label: '依据',
          control: 'text',
          required: true,
          extra: '一个条款，写作《排污许可管理条例》第三十四条第（一）项',
        },
        { name: 'conduct', label: '违法行为', control: 'text' },
        { name: 'effectiveFrom', label: '施行日期', control: 'day', required: true },
        { name: 'repealedOn', label: '失效日期', control: 'day', extra: '不再有效的第一天；仍有效的不填' },
        { name: 'source', label: '出处', control: 'text', required: true, extra: '发布机关、文号' },
        {
          name: 'grades',
          label: '裁量阶次',
          control: 'rows',
          columns: [
            { key: 'circumstance', label: '情节', type: 'string' },
            { key: 'min', label: '罚款下限（元）', type: 'string' },
            { key: 'max', label: '罚款上限（元）', type: 'string' },
          ],
        },
        {
          name: 'factors',
          label: '裁量因素',
          control: 'rows',
          extra: '同一因素的各个选项各写一行；所选百分值相加，乘以法定幅度',
          columns: [
            { key: 'factor', label: '因素', type: 'string' },
            { key: 'choice', label: '选项', type: 'string' },
            { key: 'percent', label: '百分值', type: 'string' },
          ],
        },
      ]}
      submit={(values) =>
        submitAgency(me, 'discretionBenchmark', {
          ...values,
          grades: numbered(values.grades, 'min', 'max'),
          factors: numbered(values.factors, 'percent'),
        })
      }
      onClose={onClose}
    />
  );
}

/** Cells that hold whole numbers; what is none stays as it was typed, and the answer says which row it is. */
function numbered(rows: AgencyValues[string] | undefined, ...keys: string[]) {
  return rowsIn(rows).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, cell]) => {
        const text = cell.replaceAll(',', '').trim();
        return [key, keys.includes(key) && /^\d{1,12}$/.test(text) ? Number(text) : text];
      }),
    ),
  );
}
