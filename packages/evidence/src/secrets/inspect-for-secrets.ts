import type { Prober } from '../media/prober.ts';
import type { UploadRefusal } from '../uploads/upload-problem.ts';
import { secretMarkRefusal, secretMarks } from './secret-marks.ts';

/**
 * Looks at what a staged file says of itself (title, comment, description) before it is kept. What the lens saw it cannot see. Without
 * a readable path (an encrypted store never lays plain bytes down for this) only the name is looked at.
 */
export function inspectForSecrets(
  prober: Prober,
): (staged: { path: string | null; name: string }) => Promise<UploadRefusal | null> {
  return async ({ path, name }) => {
    const words = path === null ? [] : (await prober.probe(path, name)).words;
    const marks = secretMarks([name, ...words]);
    return marks.length > 0 ? secretMarkRefusal(marks) : null;
  };
}
