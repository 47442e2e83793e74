import { parse, type ScalarTag } from 'yaml';

/** A decimal stays the text that was written: 30.0 and 30 are different things to have written. */
const writtenDecimal: ScalarTag = {
  identify: () => false,
  default: true,
  tag: 'tag:yaml.org,2002:float',
  test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$/,
  resolve: (source) => source,
};

/** YAML 1.2 core without binary fractions and dates, and with few aliases: a small file must not become a large one. */
export function readYaml(text: string): unknown {
  return parse(text, {
    schema: 'core',
    customTags: (tags) => [
      writtenDecimal,
      ...tags.filter((tag) => typeof tag === 'string' || !tag.tag.endsWith(':float')),
    ],
    maxAliasCount: 100,
  });
}
