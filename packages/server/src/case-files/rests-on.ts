import type { ProofMaterial } from '@liuhen/journal/lists';
import type { Dossier } from '@liuhen/records';

const always = new Set([
  'agencyProfile',
  'parameter',
  'calendarLoaded',
  'legalBasisAdded',
  'discretionBenchmark',
  'recordingDutyEdited',
]);
const aboutPeople = new Set(['person', 'certificate', 'appointment', 'appointmentEnded', 'delegation', 'leave']);
const aboutDevices = new Set(['device', 'deviceClockCheck', 'deviceRetired']);

/** Records of the agency that a case cannot be judged without: its people's offices and certificates, devices, parameters. */
export function restsOn(dossier: Dossier, agency: readonly ProofMaterial[]): ProofMaterial[] {
  const people = new Set(
    dossier.facts.flatMap((fact) => [fact.actor, ...fact.people.map(({ person }) => person ?? '')]),
  );
  const { handlers = [], investigators = [] } = dossier.profile;
  for (const reference of [...(handlers ?? []), ...(investigators ?? [])]) {
    const person = dossier.person(reference);
    if (person !== undefined) people.add(person.id);
  }
  const devices = new Set(dossier.recordings().map(({ data }) => dossier.device(data.device)?.id ?? ''));
  return agency.filter(({ body: { kind, data } }) => {
    if (always.has(kind)) return true;
    if (aboutPeople.has(kind))
      return [data.person, data.from, data.to].some((one) => typeof one === 'string' && people.has(one));
    return aboutDevices.has(kind) && typeof data.device === 'string' && devices.has(data.device);
  });
}
