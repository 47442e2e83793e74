// node ../shared/reference/conformance/harness/run-bags.mjs --set dev -- node packages/archive/test/conformance/validate-bag.mjs
import { validateBag } from '../../src/bagit/validate-bag.ts';

const { problems, warnings } = await validateBag(process.argv[2]);
for (const warning of warnings) console.error(`注意：${warning}`);
for (const problem of problems) console.log(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
