// What the person at the terminal sees while the house is being made ready.

export const isTerminal = process.stderr.isTTY === true;

export function say(text) {
  process.stderr.write(`留痕 · ${text}\n`);
}

/** A preparation that cannot go on: what failed, and what the person can do. */
export class CannotPrepare extends Error {
  constructor(what, whatToDo) {
    super(what);
    this.whatToDo = whatToDo;
  }
}

export function explain(error) {
  if (!(error instanceof CannotPrepare)) throw error;
  process.stderr.write(`\n留痕 · 准备未完成：${error.message}\n`);
  for (const line of error.whatToDo) process.stderr.write(`        → ${line}\n`);
  process.stderr.write('\n');
}

/** Shows that `title` is going on, with the seconds; returns the function that ends the line. */
export function progress(title) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  if (!isTerminal) say(`${title} …`);
  const timer = setInterval(
    () => {
      if (isTerminal) process.stderr.write(`\r留痕 · ${title} … ${seconds()} 秒 `);
      else say(`${title} … 已 ${seconds()} 秒`);
    },
    isTerminal ? 500 : 15_000,
  );
  return (outcome = '完成') => {
    clearInterval(timer);
    if (isTerminal) process.stderr.write('\r\u001b[K');
    say(`${title}：${outcome}（${seconds()} 秒）`);
  };
}
