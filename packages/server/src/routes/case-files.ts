import { Readable } from 'node:stream';
import { ArchiveFault, preparePackage } from '@liuhen/archive';
import { actOf, mayAccess, recordThing } from '@liuhen/law/access';
import { PersonId } from '@liuhen/records';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { stringify } from 'yaml';
import { api } from '../api/index.ts';
import { exportCase, importCase, readCaseFile } from '../case-files/case-file.ts';
import { packageSource } from '../case-files/package-source.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { ServerFault } from '../http/server-fault.ts';
import { openCase } from '../reading/open-case.ts';
import { visibleTo } from '../reading/visible.ts';
import type { Asker } from '../sign-in/asker.ts';

/** What leaves the house as a whole, and what comes in as one. */
export function caseFiles(app: FastifyInstance, house: House): void {
  serve(app, api.cases.package, async ({ asker, params, reply }) => {
    const { dossier, ground, entries } = await openCase(house, asker, params.case, {
      act: 'download',
      action: 'package',
    });
    const visible = visibleTo(asker.viewer, ground, entries, asker.facts);
    const { journal, store, law, now } = house;
    try {
      const prepared = await preparePackage(
        await packageSource({
          journal,
          store,
          law,
          agency: asker.agency,
          dossier,
          entries,
          at: now(),
          purpose: null,
          visible,
        }),
      );
      reply.header('content-length', String(prepared.size));
      return attach(reply, `${dossier.profile.caseNo ?? params.case}.zip`, 'application/zip').send(
        Readable.from(prepared.bytes()),
      );
    } catch (error) {
      if (error instanceof ArchiveFault) throw new ServerFault('packageFailed', error.message);
      throw error;
    }
  });

  serve(app, api.cases.file, async ({ asker, params, reply }) => {
    const { ground, entries, dossier } = await openCase(house, asker, params.case, {
      act: 'download',
      action: 'exportCase',
    });
    const visible = visibleTo(asker.viewer, ground, entries, asker.facts);
    const text = stringify(exportCase(visible.entries, asker.facts), { lineWidth: 0 });
    return attach(reply, `${dossier.profile.caseNo ?? params.case}.yaml`, 'application/yaml').send(text);
  });

  serve(app, api.cases.import, async ({ asker, body }) => {
    await demandImport(house, asker);
    const file = readCaseFile(body.text);
    const by = { role: '导入人', person: PersonId.parse(asker.person), name: asker.name };
    const imported = await importCase(house.journal, asker.agency, file, {
      withAgencyFacts: false,
      by,
    });
    await house.log.note(asker.agency, {
      actor: asker.person,
      action: 'importCase',
      outcome: 'done',
      subject: imported.case,
      detail: { records: imported.records },
    });
    const { dossier } = await house.journal.dossiers.read(asker.agency, imported.case);
    return { ...imported, findings: house.law.findings(dossier, house.now()).length };
  });
}

async function demandImport(house: House, asker: Asker): Promise<void> {
  const ground = { agency: asker.agency, subject: '', state: 'new', relations: [] } as const;
  const thing = recordThing(ground, { id: '', kind: 'caseImported', family: 'case', data: {}, actor: asker.person });
  const decision = mayAccess(asker.viewer, actOf({ kind: 'caseImported' }), thing);
  if (decision.allowed) return;
  await house.log.note(asker.agency, {
    actor: asker.person,
    action: 'importCase',
    outcome: 'denied',
    detail: { rule: decision.rule },
  });
  throw new ServerFault('forbidden', decision.reason);
}

function attach(reply: FastifyReply, name: string, type: string): FastifyReply {
  const written = encodeURIComponent(name).replaceAll("'", '%27');
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename*=UTF-8''${written}`)
    .header('cache-control', 'no-store');
}
