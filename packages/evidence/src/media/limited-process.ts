import { spawn } from 'node:child_process';
import { EvidenceFault } from '../evidence-fault.ts';

export type ProcessLimits = {
  wallMs: number;
  /** Address space of native tools, in MiB. */
  memoryMib: number;
  cpuSeconds: number;
  /** The largest file it may write, in MiB. */
  fileMib: number;
  /** Ends it before its time. */
  signal?: AbortSignal;
};

export type ProcessResult = { stdout: Buffer; stderr: string; code: number | null; timedOut: boolean };

const MAX_OUTPUT = 64 * 1024 * 1024;

/**
 * Runs a native tool on material nobody vouches for: limits set by the shell before the tool starts, no shell words made of input, own
 * process group killed as a whole when time is up, lowest priority so that intake goes first. Where the system can say so, the tool dies
 * with the server that started it, even one that was killed outright.
 */
export function runLimited(
  command: string,
  args: readonly string[],
  limits: ProcessLimits,
  /** Gets the output as it comes; then none is gathered. */
  onOutput?: (part: Uint8Array) => void,
): Promise<ProcessResult> {
  const unix = process.platform !== 'win32';
  const { memoryMib, cpuSeconds, fileMib } = limits;
  const script = `ulimit -v ${memoryMib * 1024}; ulimit -t ${cpuSeconds}; ulimit -f ${fileMib * 2048}; ulimit -c 0; command -v setpriv >/dev/null 2>&1 && exec setpriv --pdeathsig KILL -- nice -n 10 "$@"; exec nice -n 10 "$@"`;
  const child = unix
    ? spawn('/bin/sh', ['-c', script, 'sh', command, ...args], {
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
      })
    : spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    let size = 0;
    let stderr = '';
    let timedOut = false;
    const kill = () => {
      try {
        if (unix && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // Already gone.
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      kill();
    }, limits.wallMs);
    if (limits.signal?.aborted) kill();
    limits.signal?.addEventListener('abort', kill, { once: true });
    child.stdout.on('data', (part: Buffer) => {
      if (onOutput) {
        onOutput(part);
        return;
      }
      size += part.length;
      if (size > MAX_OUTPUT) kill();
      else out.push(part);
    });
    child.stderr.on('data', (part: Buffer) => {
      if (stderr.length < 8192) stderr += part.toString('utf8');
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(new EvidenceFault('toolMissing', `本机未能启动 ${command}：${error.message}。`, { cause: error }));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      limits.signal?.removeEventListener('abort', kill);
      resolve({ stdout: Buffer.concat(out), stderr, code, timedOut });
    });
  });
}
