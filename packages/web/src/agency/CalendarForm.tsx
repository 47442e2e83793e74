import dayjs from 'dayjs';
import { useSignedIn } from '../app/frame/me-context.ts';
import { submitAgency } from '../record/submit-agency.ts';
import { AgencyForm, rowsIn } from './AgencyForm.tsx';

/** A year's notice of holidays, day by day as the State Council printed it. */
export function CalendarForm({ onClose }: { onClose: () => void }) {
  const me = useSignedIn();
  return (
    <AgencyForm
      title="载入放假安排"
      note="照国务院办公厅当年的通知逐段填写。同一年再载入一版的，按印发日期最后的一版计算；载入后，在办案件的期限逐件重算并列出变动。"
      done="已载入，正在重算在办案件的期限"
      initial={{
        year: dayjs().year() + 1,
        source: '国务院办公厅',
        days: [{ from: '', to: '', kind: '放假', name: '' }],
      }}
      fields={[
        { name: 'year', label: '年度', control: 'number', required: true },
        { name: 'notice', label: '通知名称、文号', control: 'text', required: true },
        { name: 'issued', label: '印发日期', control: 'day', required: true },
        { name: 'source', label: '出处', control: 'text', required: true, extra: '公布的机关或者网址' },
        {
          name: 'days',
          label: '放假与调休上班',
          control: 'rows',
          extra: '日期写作 2027-02-17；只有一天的，“止”可以不填。类别写“放假”或者“上班”',
          columns: [
            { key: 'from', label: '起', type: 'string' },
            { key: 'to', label: '止', type: 'string' },
            { key: 'kind', label: '类别', type: 'string' },
            { key: 'name', label: '节日', type: 'string' },
          ],
        },
      ]}
      submit={({ year, notice, issued, source, days }) =>
        submitAgency(me, 'calendarLoaded', {
          edition: `${String(year)}-${String(issued)}`,
          year: Number(year),
          notice: String(notice),
          issued: String(issued),
          source: String(source),
          holidays: [],
          workdays: [],
          days: spansOf(rowsIn(days)),
        })
      }
      onClose={onClose}
    />
  );
}

const kinds: Record<string, string> = { 放假: 'off', 休: 'off', 上班: 'work', 班: 'work' };

/** A day alone ends on itself; a word that is no kind goes as it is, and is refused by name. */
const spansOf = (rows: readonly Record<string, string>[]) =>
  rows
    .filter((row) => (row.from ?? '').trim() !== '')
    .map(({ from = '', to = '', kind = '', name = '' }) => ({
      from: from.trim(),
      to: to.trim() === '' ? from.trim() : to.trim(),
      kind: kinds[kind.trim()] ?? kind.trim(),
      name: name.trim(),
    }));
