type Key = { readonly who: string; readonly where: string; readonly text: string };

/** What is long enough to be a fact: shorter words (a name of three, 是, 12) are typed anywhere. */
const factLength = 4;

/** Every value that somebody typed in a case. Passwords, searches and what is picked from a list are not typed facts. */
export class KeyLog {
  readonly #keys: Key[] = [];

  note(who: string, where: string, text: string): void {
    this.#keys.push({ who, where, text: text.trim() });
  }

  get typed(): readonly Key[] {
    return this.#keys;
  }

  /** Each fact that was typed more than once, with who typed it where. */
  twice(): string[] {
    const places = new Map<string, string[]>();
    for (const { who, where, text } of this.#keys)
      if ([...text].length >= factLength) places.set(text, [...(places.get(text) ?? []), `${who}在“${where}”`]);
    return [...places].filter(([, at]) => at.length > 1).map(([text, at]) => `“${text}”：${at.join('，')}`);
  }
}
