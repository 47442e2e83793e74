import type { Office } from '@liuhen/records';
import { expect, test } from 'vitest';
import { mayAnswer, unanswerable } from './answers.ts';
import { bodyOf, person, viewer } from './population.fixture.ts';

const answer = (kind: string, obligation: string, offices: Office[], by = person(2)) =>
  unanswerable(
    viewer(offices, { person: person(2) }),
    bodyOf(90, {
      kind,
      data: { obligation, verdict: 'met', reason: '已核' },
      people: [{ role: '判断人', person: by, name: '某' }],
    }),
  );

test('a question put to a role is answered by that role alone, in their own name, and one that the machine decides by nobody', () => {
  expect(answer('judgement', 'A17.7', ['legalReviewer'])).toBeNull();
  expect(answer('judgement', 'A17.7', ['brigadeChief'])).toContain('由法制科判断');
  expect(answer('judgement', 'A27.3', ['archivist'])).toBeNull();
  expect(answer('judgement', 'A27.3', ['legalReviewer'])).toContain('由档案管理人员判断');
  expect(answer('judgement', 'A28.1', ['bureauHead'])).toBeNull();
  expect(answer('judgement', 'A17.7', ['legalReviewer'], person(3))).toContain('本人');
  expect(answer('judgement', 'A16.2', ['legalReviewer'])).toContain('由系统依记录判断');
  expect(answer('judgement', 'A99.9', ['legalReviewer'])).toContain('没有编号为“A99.9”的义务');
});

test('a statement lets through only what cannot be cured, and only the head makes it', () => {
  expect(answer('incurableStatement', 'A12.2', ['bureauHead'])).toBeNull();
  expect(answer('incurableStatement', 'A12.2', ['brigadeChief'])).toContain('由分局负责人签署');
  expect(answer('incurableStatement', 'A16.2', ['bureauHead'])).toContain('还能补正');
});

test('the page offers an answer to whom it would be taken from', () => {
  const asked = { severity: 'V', status: 'judgement', who: '法制科' };
  expect(mayAnswer(['legalReviewer'], asked)).toBe(true);
  expect(mayAnswer(['officer'], asked)).toBe(false);
  expect(mayAnswer(['bureauHead'], { severity: 'B*', status: 'breached', who: '承办人' })).toBe(true);
  expect(mayAnswer(['bureauHead'], { severity: 'B', status: 'breached', who: '承办人' })).toBe(false);
  expect(mayAnswer(['bureauHead'], { severity: 'B*', status: 'met', who: '承办人' })).toBe(false);
});
