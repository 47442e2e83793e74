import type { Api, Me } from '@liuhen/server/api';
import { call } from '../api/call.ts';
import { newId } from '../record/new-id.ts';
import { submit } from '../record/submit.ts';
import { fieldOffice } from '../status/acting-as.ts';

export type Party = {
  name?: string;
  partyType?: string;
  uscc?: string;
  address?: string;
  phone?: string;
  legalRepresentative?: { name: string; title?: string };
};

/** How a case comes to us, and the first step it leaves in the process. */
export type Intake = {
  readonly procedure: string;
  readonly title: string;
  readonly party: Party;
  readonly major: boolean;
  readonly urgent: boolean;
  /** Who handles it, by id; whoever takes it in is among them. */
  readonly handlers: readonly string[];
  readonly first: {
    readonly kind: string;
    readonly from: string;
    readonly data: Readonly<Record<string, string | number | boolean>>;
  };
  /** Who complained; only the handler and who took the complaint may ever read it. */
  readonly informant?: { readonly named: boolean; readonly name?: string; readonly phone?: string };
};

/** The ids of one intake: pressing twice, or again after a lost answer, opens one case. */
export type IntakeIds = { readonly case: string; readonly first: string; readonly informant: string };

export function intakeIds(): IntakeIds {
  return { case: newId(), first: newId(), informant: newId() };
}

/** Opens the case, then enters what began it. */
export async function openCase(me: Me, intake: Intake, ids: IntakeIds): Promise<string> {
  const { party } = intake;
  await call<Api['cases']['open']>('POST', '/api/cases', {
    body: {
      id: ids.case,
      procedure: intake.procedure,
      title: intake.title,
      handlers: [...new Set([me.person, ...intake.handlers])],
      ...(party.name === undefined ? {} : { party: { ...party, name: party.name } }),
      isMajor: intake.major,
      urgentStart: intake.urgent,
    },
  });
  const { informant, first } = intake;
  const people = [{ role: fieldOffice(me)?.title ?? '经办人', person: me.person, name: me.name }];
  if (informant !== undefined)
    await submit(
      me,
      {
        kind: 'informantIdentified',
        case: ids.case,
        from: first.from,
        data: { named: informant.named, ...filled({ name: informant.name, phone: informant.phone }) },
      },
      ids.informant,
    );
  await submit(me, { kind: first.kind, case: ids.case, from: first.from, people, data: first.data }, ids.first);
  return ids.case;
}

/** Without what was left empty. */
export function filled<Key extends string>(
  values: {
    readonly [K in Key]?: string | undefined;
  },
): { [K in Key]?: string } {
  const entries = Object.entries<string | undefined>(values).filter(([, value]) => (value ?? '').trim() !== '');
  return Object.fromEntries(entries) as { [K in Key]?: string };
}
