import { describe, expect, it } from 'vitest';
import { toBase64 } from '../bytes.ts';
import { encodeCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { encodeSubjectHead, parseSubjectHead, type SubjectHead } from './subject-head.ts';

const root = new Uint8Array(32).fill(9);
const base64 = toBase64(root);

describe('checkpoint', () => {
  it('reads back what it wrote, up to the largest size', () => {
    for (const size of [0n, 7n, 2n ** 53n + 1n, 2n ** 64n - 1n]) {
      const checkpoint = { origin: 'liuhen.example/fusong', size, root, extensions: ['one', 'two'] };
      expect(parseCheckpoint(encodeCheckpoint(checkpoint))).toEqual(checkpoint);
    }
  });

  it.each([
    '',
    'Log\n1\n',
    `\n1\n${base64}\n`,
    `Log\n1\n${base64}`,
    `Log\n-1\n${base64}\n`,
    `Log\n01\n${base64}\n`,
    `Log\n18446744073709551616\n${base64}\n`,
    `Log\n1\n${toBase64(root.slice(1))}\n`,
    `Log\n1\nnot base64\n`,
    `Log\n1\n${base64}\n\n`,
  ])('refuses %j', (text) => {
    expect(() => parseCheckpoint(text)).toThrow();
  });

  it('does not write what it would not read', () => {
    expect(() => encodeCheckpoint({ origin: 'a\nb', size: 1n, root, extensions: [] })).toThrow();
    expect(() => encodeCheckpoint({ origin: 'a', size: 1n, root, extensions: [''] })).toThrow();
  });
});

describe('statement of a subject head', () => {
  const head: SubjectHead = {
    origin: 'liuhen.example/fusong',
    size: 70n,
    root,
    subject: { type: 'case', id: '5e1f4c3a-2b1d-4c8e-8f70-a1b2c3d4e5f6' },
    subjectSeq: 60,
    head: { sha256: 'ab'.repeat(32), sm3: 'cd'.repeat(32) },
  };

  it('reads back what it wrote, of cases and of the agency', () => {
    expect(parseSubjectHead(encodeSubjectHead(head))).toEqual(head);
    const agency: SubjectHead = { ...head, subject: { ...head.subject, type: 'agency' } };
    expect(parseSubjectHead(encodeSubjectHead(agency))).toEqual(agency);
  });

  it('is not mistaken for a checkpoint, nor one for it', () => {
    const checkpoint = encodeCheckpoint({ origin: head.origin, size: head.size, root, extensions: [] });
    expect(() => parseSubjectHead(checkpoint)).toThrow('卷宗末条声明');
    expect(parseCheckpoint(encodeSubjectHead(head)).extensions[0]).toBe('liuhen/subject-head/1');
  });

  it('refuses a subject without records and hashes that are none', () => {
    expect(() => encodeSubjectHead({ ...head, subjectSeq: 0 })).toThrow('卷宗末条声明');
    expect(() => encodeSubjectHead({ ...head, head: { ...head.head, sm3: 'xy' } })).toThrow('卷宗末条声明');
  });
});
