import { type Html, html } from './html.ts';
import type { PackedFinding } from './package-source.ts';
import { shanghai } from './shanghai.ts';

/** Findings article by article. The two verdicts stand in two columns: national law decides effect, the regulation compliance. */
export function findingTables(findings: readonly PackedFinding[], placeOf: (record: string) => string): Html[] {
  const groups = Map.groupBy(findings, (finding) => finding.article);
  return [...groups].map(
    ([
      article,
      group,
    ]) => html`<h3>${article}</h3><table><thead><tr><th>状态</th><th>法律效力</th><th>制度合规</th><th>说明</th><th>期限</th><th>责任人</th><th>补救</th></tr></thead>
<tbody>${group.map((finding) => findingRow(finding, placeOf))}</tbody></table>`,
  );
}

function findingRow(finding: PackedFinding, placeOf: (record: string) => string): Html {
  const { status, legalEffect, compliance, message, due, derivation, who, cure, certainty, records } = finding;
  const places = records.map(placeOf).filter((place) => place !== '');
  return html`<tr class="${status}"><td>${titleOf(statuses, status)}</td><td>${titleOf(effects, legalEffect)}</td><td>${titleOf(compliances, compliance)}</td>
<td>${message}${places.length === 0 ? '' : html`<br>依据记录：${places.join('、')}`}${certainty === 'unverified' ? html`<br><em>法源未经核实</em>` : ''}</td>
<td>${due === null ? '' : shanghai(due)}${derivation === null ? '' : html`<br><small>${derivation}</small>`}</td><td>${who ?? ''}</td><td>${cure ?? ''}</td></tr>
`;
}

type Titles = Readonly<Record<string, string>>;

function titleOf(titles: Titles, code: string | null): string {
  return code === null ? '' : (titles[code] ?? code);
}

const statuses: Titles = {
  notApplicable: '不适用',
  pending: '未到期',
  met: '已做到',
  metLate: '逾期做到',
  overdue: '已逾期',
  breached: '违反',
  blocked: '阻断',
  excused: '有正当理由',
  judgement: '需人判断',
};
const effects: Titles = { valid: '有效', invalid: '无效', doubtful: '存疑' };
const compliances: Titles = { compliant: '符合', violation: '不符合' };
