import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { eventOf, refresh } from './live-updates.ts';

/** A page that asks for a list; the server's answers are given by hand. */
function page(queryKey: string[]) {
  const client = new QueryClient();
  const answers: ((answer: string) => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: () => new Promise<string>((give) => answers.push(give)),
  });
  observer.subscribe(() => undefined);
  return { client, answers, shown: () => observer.getCurrentResult().data };
}
const later = () => new Promise((resolve) => setTimeout(resolve, 0));
const changed = eventOf('case', '{"case":"a"}');

test('what stands on the page is asked for again when something of it has changed', async () => {
  const { client, answers, shown } = page(['recordings', 'of', 'a']);
  answers[0]?.('before');
  await later();
  refresh(client, changed);
  await later();
  answers[1]?.('after');
  await later();
  expect([answers.length, shown()]).toEqual([2, 'after']);
});

test('a first answer that is on its way while something changes may be from before: it is shown, and asked for once more', async () => {
  const { client, answers, shown } = page(['recordings', 'of', 'a']);
  refresh(client, changed);
  await later();
  expect(answers).toHaveLength(1);
  answers[0]?.('before');
  await later();
  expect([answers.length, shown()]).toEqual([2, 'before']);
  answers[1]?.('after');
  await later();
  expect([answers.length, shown()]).toEqual([2, 'after']);
});

test('what has nothing to do with it stays as it is', async () => {
  const { client, answers } = page(['articles']);
  answers[0]?.('these');
  await later();
  refresh(client, changed);
  refresh(client, eventOf('case', 'no json'));
  await later();
  expect(answers).toHaveLength(1);
});
