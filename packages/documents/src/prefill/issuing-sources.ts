import type { IssuingAct } from '../forms/form.ts';
import { type AgencyNames, branchNameFrom, type Issuing, issuingAuthority } from '../issuing/issuing-authority.ts';
import type { Scene } from './scene.ts';

const word = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The names of the agency as its profile record has them. */
export function agencyNamesOf(profile: Readonly<Record<string, unknown>>): AgencyNames {
  const regulator = word(profile.regulator) ?? '';
  return {
    regulator,
    legalPersonAuthority: word(profile.legalPersonAuthority) ?? regulator,
    reconsiderationOrgan: word(profile.reconsiderationOrgan),
    localGovernment: word(profile.localGovernment),
    court: word(profile.litigationCourt),
  };
}

/** Whose name the act bears on the day of drafting; parameter P15 may move the day of the change. */
export function issuingOf(scene: Scene, act: IssuingAct): Issuing {
  const changed = scene.dossier.agency.parameters.filter((setting) => setting.parameter === 'P15').at(-1)?.value;
  const from = typeof changed === 'string' ? changed : branchNameFrom;
  return issuingAuthority(act, scene.today, agencyNamesOf(scene.dossier.agency.profile), from);
}
