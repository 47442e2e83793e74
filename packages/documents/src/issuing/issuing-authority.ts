import type { IssuingAct } from '../forms/form.ts';

/** What the agency says of itself; the names stand in its profile record. */
export type AgencyNames = {
  /** The branch that keeps the file: 白山市生态环境局抚松县分局. */
  readonly regulator: string;
  /** The bureau whose branch it is; the same as `regulator` where it is no branch. */
  readonly legalPersonAuthority: string;
  /** 设立它的部门的本级人民政府. */
  readonly reconsiderationOrgan: string | null;
  /** 派出机构所在地的人民政府. */
  readonly localGovernment: string | null;
  readonly court: string | null;
};

export type Issuing = {
  readonly authority: string;
  /** True where the branch acts in its own name. */
  readonly ownName: boolean;
  readonly provision: string;
  /** Where reconsideration may be asked for. */
  readonly reconsideration: readonly string[];
  readonly court: string | null;
};

/** 《生态环境法典》施行日；单位参数 P15 可改。 */
export const branchNameFrom = '2026-08-15';

/** 法典第五十三条列举的五类：现场检查、查封、扣押、代履行和行政处罚。 */
const branchMay: readonly IssuingAct[] = ['inspection', 'sealing', 'seizure', 'substitutePerformance', 'penalty'];

/**
 * Whose name a document bears, by the day of the act and its kind: a branch had no name of its own until the Code, and
 * has it since for five kinds of act only. Reconsideration follows the name (行政复议法第二十四条第四款).
 */
export function issuingAuthority(act: IssuingAct, on: string, agency: AgencyNames, from = branchNameFrom): Issuing {
  const isBranch = agency.legalPersonAuthority !== agency.regulator;
  const ownName = isBranch && branchMay.includes(act) && on >= from;
  const organs = [agency.reconsiderationOrgan, ownName ? agency.localGovernment : null];
  return {
    authority: ownName ? agency.regulator : agency.legalPersonAuthority,
    ownName: ownName || !isBranch,
    provision: ownName ? '生态环境法典第五十三条' : '派出机构没有法定依据的，以设立它的机关名义作出',
    reconsideration: organs.filter((organ) => organ !== null),
    court: agency.court,
  };
}
