import { type Fact, type RecordBody, storeInstant } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type Disposal } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import { recordOf } from '../records-made-here.ts';
import { disposeOf } from '../retention/dispose.ts';
import { type DisposalCase, disposalsOf, holdsOf } from '../retention/keeping-acts.ts';
import { judge, keptRecordings, named } from '../retention/kept-recordings.ts';
import type { Asker } from '../sign-in/asker.ts';
import { append } from './records.ts';

const provision = '档案法第三十条、第三十一条；本机关设定的保管期限';

export function retention(app: FastifyInstance, house: House): void {
  serve(app, api.retention.list, async ({ asker, query }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'retention'), 'readRetention');
    return keptRecordings(house, asker, query);
  });

  serve(app, api.retention.disposals, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'retention'), 'readRetention');
    return { items: disposalsOf(asker.facts).map((one) => disposalView(asker, one)) };
  });

  serve(app, api.retention.hold, async ({ asker, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'recordingHeld'), 'append');
    const [found] = await keepable(house, asker, [body.record]);
    if (found === undefined) throw absent('这份音像');
    const { id, ground, until } = body;
    await tell(house, asker, [found], 'holdRecording');
    return enter(house, asker, id, 'recordingHeld', null, { records: [body.record], ground, until });
  });

  serve(app, api.retention.lift, async ({ asker, params, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'recordingHoldLifted'), 'append');
    const hold = holdsOf(asker.facts).find(({ fact }) => fact.id === params.hold);
    if (hold === undefined) throw absent('这项保留');
    await tell(house, asker, await keepable(house, asker, hold.records), 'liftHold');
    return enter(house, asker, body.id, 'recordingHoldLifted', hold.fact, { note: body.note });
  });

  serve(app, api.retention.propose, async ({ asker, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'recordingDisposalProposed'), 'append');
    const bodies = await withCopies(house, asker, body.records);
    await refuseWhatIsKept(house, asker, bodies, 'proposeDisposal');
    await tell(house, asker, bodies, 'proposeDisposal');
    const records = bodies.map(({ id }) => id as string);
    const data = { records, ground: body.ground, appraisers: body.appraisers };
    const made = await enter(house, asker, body.id, 'recordingDisposalProposed', null, data);
    return { ...made, records };
  });

  serve(app, api.retention.decide, async ({ asker, params, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'recordingDisposalDecided'), 'append');
    const disposal = disposalIn(asker, params.disposal);
    if (disposal.decision !== null && disposal.decision.id !== body.id) throw refused('已经审批过了。');
    if (disposal.fact.actor === asker.person) throw refused('提请的人不能自己审批。');
    const bodies = await keepable(house, asker, disposal.records);
    if (body.approve) await refuseWhatIsKept(house, asker, bodies, 'decideDisposal');
    await tell(house, asker, bodies, 'decideDisposal', { approve: body.approve });
    const data = { approved: body.approve, note: body.note };
    return enter(house, asker, body.id, 'recordingDisposalDecided', disposal.fact, data);
  });

  serve(app, api.retention.execute, async ({ asker, params, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'recordingDisposed'), 'append');
    const disposal = disposalIn(asker, params.disposal);
    if (disposal.executed !== null) return { record: disposal.executed.id, erased: 0 };
    if (disposal.state !== 'approved' || disposal.decision === null) throw refused('负责人还没有批准销毁。');
    const watchers = watching(asker, body.watchers);
    // a hold may have come since it was approved
    const bodies = await keepable(house, asker, disposal.records);
    await refuseWhatIsKept(house, asker, bodies, 'disposeRecording');
    const approval = disposal.decision.id;
    const ground = String(disposal.fact.data.ground);
    const tombstones = await disposeOf(house, asker.agency, disposal.records, { ground, approval });
    const data = { approval, watchers, records: disposal.records, tombstones };
    const { record } = await enter(house, asker, body.id, 'recordingDisposed', disposal.fact, data);
    await tell(house, asker, bodies, 'disposeRecording');
    return { record, erased: tombstones.length };
  });
}

/** Recordings and copies among these records of the agency; of others, and of other kinds, nothing is known here. */
async function keepable(house: House, asker: Asker, records: readonly string[]): Promise<RecordBody[]> {
  const bodies = await house.journal.bodiesOf(asker.agency, records);
  return bodies.filter(({ kind }) => kind === 'recording' || kind === 'derivedItem');
}

/** An original goes with the copies made of it: they show the same. */
async function withCopies(house: House, asker: Asker, records: readonly string[]): Promise<RecordBody[]> {
  const own = await keepable(house, asker, records);
  if (own.length < new Set(records).size) throw absent('其中的音像');
  const copies = await house.journal.derivedFrom(asker.agency, records);
  return [...new Map([...own, ...copies].map((body) => [body.id as string, body])).values()];
}

type Keeping = 'holdRecording' | 'liftHold' | 'proposeDisposal' | 'decideDisposal' | 'disposeRecording';

/** A line of the access log for each recording, so that its custody tells what became of it. */
async function tell(
  house: House,
  { agency, person: actor }: Asker,
  bodies: readonly RecordBody[],
  action: Keeping,
  detail: Readonly<Record<string, boolean>> = {},
  outcome: 'done' | 'refused' = 'done',
): Promise<void> {
  for (const { id: record, subject } of bodies) {
    const of = subject.type === 'case' ? subject.id : null;
    await house.log.note(agency, { actor, action, outcome, subject: of, record, detail });
  }
}

async function refuseWhatIsKept(
  house: House,
  asker: Asker,
  bodies: readonly RecordBody[],
  action: Keeping,
): Promise<void> {
  const judged = await judge(house, asker, bodies);
  const refusals = bodies.flatMap((body) => {
    const found = judged.get(body.id);
    if (found === undefined || found.disposable) return [];
    const title = typeof body.data.title === 'string' ? body.data.title : '这份音像';
    const message = `${title}不得销毁：${found.against.join('；')}。`;
    return [
      { code: 'recordingKept', provision, facts: [body.id], message, cure: '期满、案卷期满或者解除保留后再提请。' },
    ];
  });
  const [first] = refusals;
  const kept = bodies.filter(({ id }) => refusals.some(({ facts }) => facts.includes(id)));
  await tell(house, asker, kept, action, {}, 'refused');
  if (first !== undefined) throw new ServerFault('refused', first.message, first.cure, { refusals });
}

function watching(asker: Asker, watchers: readonly string[]): string[] {
  if (new Set(watchers).size < 2) throw refused('须由两个人监销。');
  return watchers.map((id) => {
    const name = asker.facts.people.get(id)?.name;
    if (name === undefined) throw absent('监销人');
    return name;
  });
}

function disposalIn(asker: Asker, id: string): DisposalCase {
  const disposal = disposalsOf(asker.facts).find(({ fact }) => fact.id === id);
  if (disposal === undefined) throw absent('这件提请');
  return disposal;
}

function refused(message: string): ServerFault {
  const cure = '请刷新后查看办理情况。';
  return new ServerFault('refused', message, cure, {
    refusals: [{ code: 'recordingDisposal', provision, facts: [], message, cure }],
  });
}

async function enter(
  house: House,
  asker: Asker,
  id: string,
  kind: string,
  answers: Fact | null,
  data: Record<string, unknown>,
): Promise<{ record: string }> {
  const links = answers === null ? [] : [{ rel: 'answers', record: answers.id }];
  const made = recordOf({ id, agency: asker.agency, kind, at: house.now(), source: 'person', links, data });
  const { record } = await append(house, asker, made);
  return { record };
}

function disposalView(asker: Asker, { fact, records, decision, executed, state }: DisposalCase): Disposal {
  const step = (one: Fact | null, note: unknown) =>
    one === null
      ? null
      : {
          record: one.id,
          at: storeInstant(one.at),
          by: named(asker.facts, one.actor),
          note: typeof note === 'string' ? note : null,
        };
  const watchers = executed?.data.watchers;
  return {
    disposal: fact.id,
    at: storeInstant(fact.at),
    by: named(asker.facts, fact.actor),
    ground: String(fact.data.ground),
    appraisers: typeof fact.data.appraisers === 'string' ? fact.data.appraisers : null,
    records: [...records],
    state,
    decision: step(decision, decision?.data.note),
    executed: step(executed, Array.isArray(watchers) ? `监销：${watchers.join('、')}` : null),
  };
}
