import type { BenchmarkLine } from '@liuhen/server/api';
import { Empty } from '../app/Empty.tsx';
import { termOf } from './term-words.ts';

/** Each benchmark with what it leads to: its grades, or its factors and the share of the range each adds. */
export function BenchmarkList({ benchmarks, mayAdd }: { benchmarks: readonly BenchmarkLine[]; mayAdd: boolean }) {
  if (benchmarks.length === 0)
    return (
      <Empty title="还没有裁量基准">
        登记后，起草处罚文书时拟罚数额与违法行为当日有效的基准对照；偏离而没有说明理由的，法律核对会指出。
        {mayAdd ? '请按上级公布的基准“增补裁量基准”。' : '由法制科按上级公布的基准登记。'}
      </Empty>
    );
  return benchmarks.map((one) => (
    <section key={one.record} className="panel bases__law" aria-label={one.title}>
      <div className="panel__head">
        <strong>{one.title}</strong>
        <span className="soft figures">{termOf(one)}</span>
      </div>
      <p className="bases__note">
        {one.basis}
        {one.conduct !== '' && `：${one.conduct}`}
        <span className="soft">（{one.source}）</span>
      </p>
      {one.grades.length > 0 && (
        <table className="bases__table">
          <thead>
            <tr>
              <th>情节</th>
              <th>罚款（元）</th>
            </tr>
          </thead>
          <tbody>
            {one.grades.map((grade) => (
              <tr key={`${grade.circumstance} ${grade.min}`}>
                <td>{grade.circumstance}</td>
                <td className="figures">
                  {grade.min}—{grade.max}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {one.factors.map(({ factor, choices }) => (
        <p key={factor} className="bases__note">
          {factor}：
          <span className="figures">{choices.map(({ choice, percent }) => `${choice} ${percent}%`).join('，')}</span>
        </p>
      ))}
    </section>
  ));
}
