import { dutiesFor, dutiesOf, filmingMap, offsetAt, recorded, recordedFiles } from '@liuhen/law';
import { type Dossier, type Fact, storeInstant } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { type ActCoverage, api } from '../api/index.ts';
import { mapView, seenGaps, titleOf } from '../case-law/coverage-view.ts';
import { linkRecording } from '../docking/link-recording.ts';
import { looseOfAct, looseRecordings } from '../docking/loose-recordings.ts';
import type { House } from '../house.ts';
import { sendFile } from '../http/send-file.ts';
import { serve } from '../http/serve.ts';
import { absent } from '../http/server-fault.ts';
import { askForCopy, copiesUnderWay, withdrawCopy } from '../media/ask-for-copy.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import { openCase } from '../reading/open-case.ts';
import { Viewings } from '../reading/viewings.ts';
import { visibleTo } from '../reading/visible.ts';

export function linking(app: FastifyInstance, house: House): void {
  const viewings = new Viewings();

  serve(app, api.linking.link, ({ asker, params, body }) =>
    linkRecording(house, asker, { ...body, recording: params.record }),
  );

  serve(app, api.linking.bytes, async ({ asker, params, query, request, reply }) => {
    const fact = looseRecordings(asker.facts, asker.viewer).find(({ id }) => id === params.record);
    const file = fact?.files.find(({ sha256 }) => sha256 === params.sha256);
    const goesOn = viewings.isGoingOn(asker.session.id, params.sha256, query.viewing ?? null);
    const outcome = file === undefined ? 'denied' : 'done';
    if (outcome === 'denied' || !goesOn) {
      const { agency, person: actor } = asker;
      const record = fact?.id ?? null;
      await house.log.note(agency, { actor, action: 'readFile', outcome, record, detail: { asked: params.record } });
    }
    if (file === undefined) throw absent('这份音像');
    return sendFile(house.store, await house.shownTypes.asShown(file), { download: false, request, reply });
  });

  serve(app, api.linking.duties, async ({ asker, query }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'articles'), 'readDuties');
    const rows = dutiesFor(dutiesOf(asker.facts), query.act);
    return {
      duties: rows.map(({ id, what, from, to, mode, mustShow, provision, when, mandatory }) => ({
        id,
        what,
        from,
        to,
        mode,
        mustShow: [...mustShow],
        provision,
        when,
        mandatory,
      })),
    };
  });

  serve(app, api.linking.coverage, async ({ asker, params }) => {
    const { ground, entries, dossier } = await openCase(house, asker, params.case, { act: 'read', action: 'readCase' });
    const seen = visibleTo(asker.viewer, ground, entries, asker.facts).dossier;
    const now = Temporal.Instant.from(house.now());
    const loose = looseRecordings(asker.facts, asker.viewer);
    return {
      acts: seen.family('step').flatMap((act) => {
        const whole = dossier.find(act.id);
        return whole === undefined
          ? []
          : coverageOf(dossier, seen, whole, now, looseOfAct(loose, act, ground.relations));
      }),
    };
  });

  serve(app, api.linking.derive, ({ asker, params, body }) => askForCopy(house, asker, params, body));

  serve(app, api.linking.derivations, async ({ asker, params }) => ({
    items: await copiesUnderWay(house, asker, params.case),
  }));

  serve(app, api.linking.withdraw, async ({ asker, params }) => {
    await withdrawCopy(house, asker, params.case, params.derivation);
    return { withdrawn: true };
  });
}

/** Judged on all recordings; told of those this person may see. Empty where nothing runs and nothing had to. */
function coverageOf(
  whole: Dossier,
  seen: Dossier,
  act: Fact,
  now: Temporal.Instant,
  loose: readonly Fact<'recording'>[],
): ActCoverage[] {
  const map = filmingMap(whole, act, now, loose);
  if (map === null) return [];
  const { excuse, gaps, unlinked, ...rest } = mapView(map, whole, loose);
  const linked = new Set(map.records);
  const shown = new Set([...map.records, ...unlinked.map(({ record }) => record)]);
  const recordings = seen.recordings().filter(({ id }) => shown.has(id));
  return [
    {
      act: act.id,
      kind: act.kind,
      title: act.title,
      ...rest,
      gaps: seenGaps(gaps, seen),
      excuse: excuse !== null && seen.find(excuse.statement) !== undefined ? excuse : null,
      unlinked: unlinked.filter((one) => one.case === null || seen.find(one.record) !== undefined),
      recorded: recordings.map((recording) => ({
        ...recordedView(whole, recording),
        linked: linked.has(recording.id),
      })),
    },
  ];
}

function recordedView(whole: Dossier, recording: Fact<'recording'>): Omit<ActCoverage['recorded'][number], 'linked'> {
  const { from, to, interruptions } = recorded(whole, recording);
  const checks = whole.device(recording.data.device)?.clockChecks ?? [];
  const { data } = recording;
  return {
    record: recording.id,
    title: titleOf(recording),
    device: whole.device(data.device)?.deviceNo ?? (typeof data.device === 'string' ? data.device : null),
    from: storeInstant(from),
    to: storeInstant(to),
    offsetSeconds: offsetAt(checks, recording.at),
    interruptions: interruptions.map((one) => ({ ...one, from: storeInstant(one.from), to: storeInstant(one.to) })),
    files: recordedFiles(recording, checks).map((file) => ({
      sha256: file.sha256,
      from: file.from === null ? null : storeInstant(file.from),
      to: file.to === null ? null : storeInstant(file.to),
    })),
  };
}
