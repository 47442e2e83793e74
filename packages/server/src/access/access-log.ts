import { type Client, within } from '@liuhen/journal';
import type pg from 'pg';

export type AccessNote = {
  readonly actor: string;
  readonly action: string;
  readonly outcome: 'done' | 'refused' | 'denied';
  readonly subject?: string | null;
  readonly record?: string | null;
  /** Never content of the thing: ids, counts, the rule that decided. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
};

export type AccessRow = {
  readonly access_id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject_id: string | null;
  readonly record_id: string | null;
  readonly outcome: AccessNote['outcome'];
  readonly detail: Record<string, unknown>;
};

export type AccessQuery = {
  readonly subject?: string;
  readonly record?: string;
  /** What the record was before it entered its case: lines of them stand in no case, and count as lines of it. */
  readonly origins?: readonly string[];
  readonly actor?: string;
  /** Lines that somebody else's act left about this person's account. */
  readonly about?: string;
  readonly action?: string;
  readonly outcome?: string;
  readonly from?: string;
  readonly until?: string;
  readonly before?: number;
  readonly limit: number;
};

/** The second log (article 28): who looked, who was refused, what left the house. */
export class AccessLog {
  readonly #pool: pg.Pool;
  readonly #now: () => string;

  constructor(pool: pg.Pool, now: () => string) {
    this.#pool = pool;
    this.#now = now;
  }

  note(agency: string, line: AccessNote): Promise<void> {
    return within(this.#pool, agency, (client) => this.noteWith(client, agency, line));
  }

  /** In the transaction of the read it tells of: what was read without a line was not read. */
  async noteWith(client: Client, agency: string, line: AccessNote): Promise<void> {
    await client.query({
      name: 'access_note',
      text: `INSERT INTO access_log (agency_id, at, actor, action, subject_id, record_id, outcome, detail)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [
        agency,
        this.#now(),
        line.actor,
        line.action,
        line.subject ?? null,
        line.record ?? null,
        line.outcome,
        JSON.stringify(line.detail ?? {}),
      ],
    });
  }

  list(agency: string, query: AccessQuery): Promise<AccessRow[]> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<AccessRow>(
        `SELECT access_id, at, actor, action, subject_id, record_id, outcome, detail FROM access_log
          WHERE agency_id = $1
            AND ($2::uuid IS NULL OR subject_id = $2 OR (subject_id IS NULL AND record_id = ANY ($12::uuid[])))
            AND ($3::uuid IS NULL OR record_id = $3 OR record_id = ANY ($12::uuid[]))
            AND ($4::text IS NULL OR actor = $4) AND ($5::text IS NULL OR action = $5) AND ($6::text IS NULL OR outcome = $6)
            AND ($7::timestamptz IS NULL OR at >= $7) AND ($8::timestamptz IS NULL OR at < $8)
            AND ($9::bigint IS NULL OR access_id < $9) AND ($11::text IS NULL OR detail ->> 'person' = $11)
          ORDER BY access_id DESC LIMIT $10`,
        [
          agency,
          query.subject ?? null,
          query.record ?? null,
          query.actor ?? null,
          query.action ?? null,
          query.outcome ?? null,
          query.from ?? null,
          query.until ?? null,
          query.before ?? null,
          query.limit,
          query.about ?? null,
          query.origins ?? [],
        ],
      );
      return rows;
    });
  }
}

/** What the actions of the log are called on screen. */
export const actionTitles: Readonly<Record<string, string>> = {
  append: '提交记录',
  signIn: '登录',
  signOut: '退出',
  stepUp: '再次验证身份',
  changePassword: '修改密码',
  totp: '启用动态口令',
  recoveryCodes: '更换恢复码',
  recoveryCodeUsed: '使用恢复码',
  factorResetAsked: '提出重置第二因素',
  factorReset: '确认重置第二因素',
  factorResetWithdrawn: '撤回重置第二因素',
  readAccounts: '查看账号',
  personalData: '查询个人信息',
  personalDataExport: '导出个人信息',
  accountCreated: '开设账号',
  passwordReset: '重置密码',
  accountState: '停用或恢复账号',
  readCase: '查阅案件',
  readRecord: '查阅记录',
  readFile: '查阅原件',
  downloadFile: '下载原件',
  preview: '查看预览',
  derive: '制作派生件',
  linkRecording: '关联到执法活动',
  holdRecording: '列为保留',
  liftHold: '解除保留',
  proposeDisposal: '提请销毁',
  decideDisposal: '审批销毁',
  disposeRecording: '依批准销毁',
  readRetention: '查看音像保管',
  readGrants: '查看授权查阅',
  grant: '授权查阅',
  grantRevoked: '收回授权查阅',
  readIncidents: '查看本机关事件',
  readSpills: '查看涉密处置',
  isolateSpill: '涉密隔离',
  leaveUpload: '不再提示已传完的文件',
  reportSpill: '登记涉密报告',
  decideSpill: '决定涉密处置',
  eraseSpill: '清除涉密内容',
  startFixity: '开始完整性复核',
  package: '导出案卷包',
  printSet: '成套打印',
  reserveNumbers: '预留号段',
  voidNumber: '作废文号',
  exportCase: '导出案件文件',
  importCase: '导入案件文件',
  search: '检索',
  readAccess: '查看查阅记录',
  exportAccess: '导出审计日志',
  release: '提供复制件',
  exportCases: '导出案件列表',
  exportHeld: '导出财物台账',
  readAssessment: '查看评议考核',
  readAgencyFindings: '查看本机关自身的义务',
  exportAssessment: '导出评议考核',
  erase: '抹去内容（依批准的销毁）',
  exposure: '查看知悉范围',
  draft: '起草文书',
  issue: '签发',
};
