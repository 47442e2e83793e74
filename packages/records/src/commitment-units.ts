import type { RecordBody } from './record.ts';

/**
 * The parts of a record that are committed to one by one, so that a masked copy can withhold one and still verify and
 * an approved disposal can erase one: everything but what the leaf itself carries. A document's own fields are units
 * of their own because they are what gets masked.
 */
export function commitmentUnits(body: RecordBody): [name: string, value: unknown][] {
  const units: [string, unknown][] = [
    ['people', body.people],
    ['links', body.links],
    ['files', body.files.map(({ name, mediaType }) => ({ name, mediaType }))],
  ];
  for (const [key, value] of Object.entries(body.data)) {
    if (key === 'fields' && isObject(value)) {
      for (const [field, inner] of Object.entries(value)) units.push([`data.fields.${field}`, inner]);
      if (Object.keys(value).length === 0) units.push(['data.fields', {}]);
    } else {
      units.push([`data.${key}`, value]);
    }
  }
  return units;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
