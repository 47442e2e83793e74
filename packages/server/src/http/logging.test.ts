import { type Logger, pino } from 'pino';
import { expect, test } from 'vitest';
import { loggerOptions } from './logging.ts';

function logged(write: (log: Logger<never>) => void): string[] {
  const lines: string[] = [];
  write(pino(loggerOptions('info'), { write: (line: string) => void lines.push(line) }));
  return lines;
}

test('what an error of the database quotes, a name perhaps, does not get into the logs', () => {
  const error = new Error(`invalid input syntax for type uuid: "李举报" in 'SELECT 1' of “张某”`);
  const [line = ''] = logged((log) => log.error({ err: error }, 'bug'));
  expect(line).toContain('invalid input syntax');
  expect(line).not.toMatch(/李举报|张某|SELECT 1/);
});

test('of a request only method and route are logged: no address, no query, no cookie, no body', () => {
  const request = {
    method: 'GET',
    url: '/api/search?q=李举报',
    routeOptions: { url: '/api/search' },
    ip: '10.1.2.3',
    headers: { cookie: 'liuhen=token' },
    body: { name: '李举报' },
  };
  const [line = ''] = logged((log) => log.info({ req: request }, 'incoming'));
  expect(JSON.parse(line)).toMatchObject({ req: { method: 'GET', route: '/api/search' } });
  expect(line).not.toMatch(/李举报|10\.1\.2\.3|token/);
});

test('a line cannot be forged: what breaks lines is written as an escape, and each line has its time in UTC', () => {
  const lines = logged((log) => log.warn({ err: new Error('a\n{"level":60,"msg":"forged"}') }, 'x\ny'));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '').time).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/);
});
