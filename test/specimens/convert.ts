import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { readYaml } from '../../packages/cli/src/case-file/yaml.ts';
import { convertSpecimen } from './specimen.ts';

const [path] = process.argv.slice(2);
if (path === undefined) {
  process.stderr.write('用法：node test/specimens/convert.ts SPECIMEN.yaml > CASE.yaml\n');
  process.exit(2);
}
process.stdout.write(stringify(convertSpecimen(readYaml(readFileSync(path, 'utf8'))), { lineWidth: 0 }));
