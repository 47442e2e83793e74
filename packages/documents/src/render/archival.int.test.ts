import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documentKinds, isDocType } from '@liuhen/records';
import { expect, it } from 'vitest';
import { contextFor, sampleOf } from './printing.fixture.ts';
import { openRenderer } from './renderer.ts';

// 校验器不随本项目分发：编译好的 VeraCheck 与 veraPDF 的类路径放进 LIUHEN_VERAPDF，没有则跳过。
const classPath = process.env.LIUHEN_VERAPDF;

it.skipIf(!classPath)('every form is PDF/A-2b to veraPDF（未设 LIUHEN_VERAPDF 则跳过）', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'liuhen-pdfa-'));
  const renderer = openRenderer();
  try {
    const docTypes = Object.keys(documentKinds).filter(isDocType);
    for (const docType of docTypes) {
      const { pdf } = await renderer.render(docType, sampleOf(docType), contextFor(docType));
      writeFileSync(path.join(folder, `${docType}.pdf`), pdf);
    }
    const files = docTypes.map((docType) => path.join(folder, `${docType}.pdf`));
    const verdicts = execFileSync('java', ['-cp', classPath ?? '', 'VeraCheck', 'auto', ...files])
      .toString()
      .trim()
      .split('\n');
    expect(verdicts.filter((line) => !line.startsWith('PASS\t2b'))).toEqual([]);
    expect(verdicts).toHaveLength(docTypes.length);
  } finally {
    await renderer.close();
    rmSync(folder, { recursive: true });
  }
});
