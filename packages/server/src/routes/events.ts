import { changedSince } from '@liuhen/journal/lists';
import { scopeOf, viewerOf } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api, type Event } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import type { Asker } from '../sign-in/asker.ts';
import { later } from '../sign-in/sessions.ts';

const gatherMilliseconds = 250;
/** A page that opens asks for its lists before it listens: what was appended just before may not have stood in them yet. */
const beforeOpeningMinutes = 5 / 60;
const beatMilliseconds = 25_000;

/**
 * The stream says only *that* something changed, and only of what may be found; what, the page asks for as always. Rights are
 * looked up anew for each round, so that a stream opened in the morning knows of an appointment that ended at noon.
 */
export function events(app: FastifyInstance, house: House): void {
  const open = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });

  serve(app, api.events.stream, async ({ asker, request, reply }) => {
    reply.hijack();
    const { raw } = reply;
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 3000\n\n');
    const stream = new Stream(house, asker, (event) => {
      raw.write(`event: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`);
    });
    const beat = setInterval(() => raw.write(': \n\n'), beatMilliseconds);
    const forget = house.events.listen((agency) => {
      if (agency === null || agency === asker.agency) stream.touch();
    });
    const forgetEnd = house.sessions.onEnd((session) => {
      if (session !== asker.session.id) return;
      raw.write(`event: signedOut\ndata: ${JSON.stringify({ event: 'signedOut' })}\n\n`);
      end();
    });
    const end = (): void => {
      clearInterval(beat);
      forget();
      forgetEnd();
      stream.close();
      open.delete(end);
      raw.end();
    };
    open.add(end);
    request.raw.on('close', end);
    return reply;
  });
}

const settling = new Map<string, Promise<void>>();

/** Thirty open pages wait for one settling, not thirty; what is appended while it runs notifies again. */
function settled(house: House, agency: string): Promise<void> {
  const running = settling.get(agency);
  if (running !== undefined) return running;
  const run = house.journal.settle(agency).finally(() => settling.delete(agency));
  settling.set(agency, run);
  return run;
}

/** Gathers what comes close together, and tells it once. */
class Stream {
  readonly #house: House;
  readonly #asker: Asker;
  readonly #tell: (event: Event) => void;
  #since: string;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(house: House, asker: Asker, tell: (event: Event) => void) {
    this.#house = house;
    this.#asker = asker;
    this.#tell = tell;
    this.#since = later(house.now(), -beforeOpeningMinutes);
    this.touch();
  }

  touch(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#look().catch(() => this.touch());
    }, gatherMilliseconds);
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    const { journal, now } = this.#house;
    const { agency, person } = this.#asker;
    const since = this.#since;
    const at = now();
    await settled(this.#house, agency);
    const facts = await journal.dossiers.agencyFacts(agency);
    const viewer = viewerOf(facts, agency, person, Temporal.Instant.from(at));
    const changed = await changedSince(journal.pool, agency, scopeOf(viewer, 'find', 'case'), since);
    // a second of overlap: a commit may come later than the instant it carries
    this.#since = later(at, -1 / 60);
    if (this.#closed) return;
    for (const id of changed.cases) this.#tell({ event: 'case', case: id });
    if (changed.agency) this.#tell({ event: 'agency' });
  }
}
