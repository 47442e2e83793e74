import type { FastifyInstance } from 'fastify';
import type { House } from '../house.ts';
import type { sessionCookie } from '../http/cookies.ts';
import { accounts } from './accounts.ts';
import { agency } from './agency.ts';
import { articles } from './articles.ts';
import { assessment } from './assessment.ts';
import { audit } from './audit.ts';
import { calendars } from './calendars.ts';
import { caseRoutes } from './case.ts';
import { caseFiles } from './case-files.ts';
import { cases } from './cases.ts';
import { devices } from './devices.ts';
import { docking } from './docking.ts';
import { documentRoutes } from './document.ts';
import { documentNumbers } from './document-numbers.ts';
import { documentPaper } from './document-paper.ts';
import { documentSet } from './document-set.ts';
import { documents } from './documents.ts';
import { drafts } from './drafts.ts';
import { events } from './events.ts';
import { factorResets } from './factor-resets.ts';
import { files } from './files.ts';
import { grants } from './grants.ts';
import { health } from './health.ts';
import { held } from './held.ts';
import { incidents } from './incidents.ts';
import { jobs } from './jobs.ts';
import { keeping } from './keeping.ts';
import { legalBases } from './legal-bases.ts';
import { linking } from './linking.ts';
import { parties } from './parties.ts';
import { people } from './people.ts';
import { personalData } from './personal-data.ts';
import { publications } from './publications.ts';
import { recordings } from './recordings.ts';
import { records } from './records.ts';
import { releases } from './releases.ts';
import { retention } from './retention.ts';
import { savedViews } from './saved-views.ts';
import { search } from './search.ts';
import { session } from './session.ts';
import { setup } from './setup.ts';
import { specimens } from './specimens.ts';
import { spills } from './spills.ts';
import { tasks } from './tasks.ts';
import { uploads } from './uploads.ts';

/** `ls` of this folder is the list of what is served. */
export async function registerRoutes(
  app: FastifyInstance,
  house: House,
  cookie: ReturnType<typeof sessionCookie>,
): Promise<void> {
  health(app, house);
  setup(app, house);
  session(app, house, cookie);
  const rest = [
    people,
    accounts,
    factorResets,
    personalData,
    agency,
    cases,
    caseRoutes,
    caseFiles,
    records,
    drafts,
    documents,
    documentRoutes,
    documentPaper,
    documentSet,
    documentNumbers,
    specimens,
    savedViews,
    parties,
    held,
  ];
  const law = [articles, legalBases, calendars];
  for (const routes of [...rest, ...law, recordings, files, tasks, search, audit, jobs, events]) routes(app, house);
  for (const routes of [devices, docking, incidents, keeping, linking, retention, spills, grants]) routes(app, house);
  for (const routes of [assessment, releases, publications]) routes(app, house);
  await uploads(app, house);
}
