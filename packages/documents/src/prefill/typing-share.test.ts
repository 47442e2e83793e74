import { type DocType, documentKinds, isDocType, isFilled } from '@liuhen/records';
import { expect, it } from 'vitest';
import { readSpecimen, specimenNames } from '../specimens.fixture.ts';
import { prefill } from './prefill.ts';

type Tally = { asked: number; typed: number; same: number; open: string[] };

const plain = (value: unknown): string => JSON.stringify(value).replace(/[\s"（虚构）]/g, '');

/** Words of the form count as offered only where they are the words that were used; what was taken over counts as taken. */
function stillTyped(written: unknown, offered: unknown, source: string | undefined): boolean {
  return !isFilled(offered) || (source === 'form' && plain(written) !== plain(offered));
}

/**
 * What a person must type in the ordinary case: of all fields of its documents that were filled while drafting, those
 * for which the new document offers nothing. The words of the form count as offered only if they were used.
 */
function tally(name: string): Tally {
  const result: Tally = { asked: 0, typed: 0, same: 0, open: [] };
  for (const { document, before } of readSpecimen(name).documents) {
    if (!isDocType(document.kind)) continue;
    const docType: DocType = document.kind;
    const step = before.facts.find((fact) =>
      document.links.some((link) => link.rel === 'during' && link.record === fact.id),
    );
    const { values, provenance } = prefill(docType, before, { at: document.at, ...(step ? { step } : {}) });
    const written = document.data.fields;
    for (const field of documentKinds[docType].allFields) {
      if ((field.when ?? 'draft') !== 'draft') continue;
      if (!isFilled(written[field.key]) && !(field.required === 'R' && isFilled(values[field.key]))) continue;
      result.asked += 1;
      if (!isFilled(written[field.key])) continue;
      if (stillTyped(written[field.key], values[field.key], provenance[field.key]?.source)) {
        result.typed += 1;
        result.open.push(`${docType}.${field.key}`);
      } else if (plain(values[field.key]) === plain(written[field.key])) result.same += 1;
    }
  }
  // The case profile and the party are typed as well, once.
  const once = specimenProfile(name);
  return { ...result, asked: result.asked + once, typed: result.typed + once };
}

function specimenProfile(name: string): number {
  const { profile, party } = readSpecimen(name).whole;
  const used = [
    'title',
    'violated',
    'basis',
    'isMajor',
    'hearingEligible',
    'retention',
    'archiveNo',
    'investigators',
    'reviewers',
  ];
  const known = ['name', 'partyType', 'uscc', 'idNumber', 'legalRepresentative', 'siteManager', 'address', 'phone'];
  const filled = (from: Readonly<Record<string, unknown>> | null, keys: readonly string[]) =>
    keys.filter((key) => isFilled(from?.[key])).length;
  return filled(profile, used) + filled(party, known);
}

it('asks a person to type less than a quarter of the fields of the ordinary case', () => {
  for (const name of specimenNames) {
    const { asked, typed, same, open } = tally(name);
    const share = typed / asked;
    console.log(
      `${name}：${asked} 个字段，需手工填写 ${typed} 个（${(share * 100).toFixed(1)}%），与样本原文相同 ${same} 个`,
    );
    if (process.env.LIUHEN_SHOW) console.log(open.join('\n'));
    if (name.startsWith('SP-1')) expect(share).toBeLessThan(0.25);
  }
});
