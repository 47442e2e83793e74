type Tree = { [key: string]: unknown };
type Event = Tree & { type: string; at: string; documents?: Document[] };
type Document = Tree & { docType: string; signatures?: Signature[] };
type Signature = { role: string; name: string };
export type Specimen = Tree & { events: Event[]; recordings: (Tree & { id: string })[] };

/** What is done to a specimen. Events are named by their type, papers by their docType, the second of a kind with `#2`. */
export type Change = {
  /** Values at paths: `case.…`, `people.…`, `event:served.data.…`, `recording:AV-1.…`, `penaltyDecision.fields.…`. */
  set?: Record<string, unknown>;
  unset?: string[];
  /** Events or papers that are not there. */
  drop?: string[];
  /** In the text of one event: from, to, from, to … */
  replace?: [event: string, ...pairs: string[]];
  everywhere?: string[];
  /** A paper, whose signature, and by whom instead. */
  unsign?: [paper: string, role: string];
  resign?: [paper: string, role: string, name: string];
  add?: Event;
  /** An event once more, otherwise worded, without some of its papers. */
  copy?: { event: string; replace: string[]; without: string[] };
};

export function changed(original: Specimen, changes: readonly Change[]): Specimen {
  let specimen = structuredClone(original);
  for (const change of changes) specimen = applied(specimen, change);
  return specimen;
}

function applied(given: Specimen, change: Change): Specimen {
  const specimen = change.everywhere ? reworded(given, change.everywhere) : given;
  for (const [path, value] of Object.entries(change.set ?? {})) put(specimen, path, value);
  for (const path of change.unset ?? []) put(specimen, path, undefined);
  for (const name of change.drop ?? []) drop(specimen, name);
  if (change.replace) {
    const [name, ...pairs] = change.replace;
    const event = eventOf(specimen, name);
    Object.assign(event, reworded(event, pairs));
  }
  if (change.unsign) {
    const [paper, role] = change.unsign;
    const document = paperOf(specimen, paper);
    document.signatures = document.signatures?.filter((s) => !s.role.startsWith(role)) ?? [];
  }
  if (change.resign) {
    const [paper, role, name] = change.resign;
    for (const s of paperOf(specimen, paper).signatures ?? []) if (s.role.startsWith(role)) s.name = name;
  }
  if (change.add) specimen.events.push({ seq: 900 + specimen.events.length, ...change.add });
  if (change.copy) {
    const { event, replace, without } = change.copy;
    const copy = reworded(eventOf(specimen, event), replace);
    copy.documents = copy.documents?.filter(({ docType }) => !without.includes(docType)) ?? [];
    specimen.events.push({ ...copy, seq: 900 + specimen.events.length });
  }
  return specimen;
}

function reworded<T>(value: T, pairs: readonly string[]): T {
  let text = JSON.stringify(value);
  for (let n = 0; n + 1 < pairs.length; n += 2) {
    const [from, to] = [pairs[n] ?? '', pairs[n + 1] ?? ''];
    if (!text.includes(from)) throw new Error(`no ${from} to replace`);
    text = text.replaceAll(from, to);
  }
  return JSON.parse(text) as T;
}

/** The n-th of a kind, `name#n`; the first where no number is told. */
function nth<T>(all: readonly T[], kindOf: (one: T) => string, name: string): T | undefined {
  const [kind, n = '1'] = name.split('#');
  return all.filter((one) => kindOf(one) === kind)[Number(n) - 1];
}
const maybeEvent = (specimen: Specimen, name: string) => nth(specimen.events, ({ type }) => type, name);
const maybePaper = ({ events }: Specimen, name: string) =>
  nth(
    events.flatMap(({ documents }) => documents ?? []),
    ({ docType }) => docType,
    name,
  );
const there = <T>(found: T | undefined, name: string): T => {
  if (found === undefined) throw new Error(`no ${name} in the specimen`);
  return found;
};
const eventOf = (specimen: Specimen, name: string): Event => there(maybeEvent(specimen, name), name);
const paperOf = (specimen: Specimen, name: string): Document => there(maybePaper(specimen, name), name);

function drop(specimen: Specimen, name: string): void {
  const event = maybeEvent(specimen, name);
  if (event !== undefined) specimen.events = specimen.events.filter((other) => other !== event);
  else {
    const paper = paperOf(specimen, name);
    for (const other of specimen.events) other.documents = other.documents?.filter((d) => d !== paper) ?? [];
  }
}

function put(specimen: Specimen, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('.');
  const key = rest.pop() ?? '';
  let parent = startOf(specimen, first);
  for (const step of rest) {
    const next = parent[step];
    parent = there(typeof next === 'object' && next !== null ? (next as Tree) : undefined, path);
  }
  if (value === undefined) delete parent[key];
  else parent[key] = value;
}

function startOf(specimen: Specimen, name: string): Tree {
  if (name.startsWith('event:')) return eventOf(specimen, name.slice(6));
  if (name.startsWith('recording:'))
    return there(
      specimen.recordings.find(({ id }) => id === name.slice(10)),
      name,
    );
  return name in specimen ? (specimen[name] as Tree) : paperOf(specimen, name);
}
