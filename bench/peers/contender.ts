/** A contender of the benchmark in a process of its own, asked one question at a time. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { memoryOf } from '../measure.js';
import type { Answered, Asked, Ready } from './protocol.js';

/** Beyond its time-out a contender gets so long to notice; then it is ended. */
const GRACE_MS = 15_000;
const START_LIMIT_MS = 600_000;
/** Where `--import tsx` is found. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface ContenderCommand {
  readonly name: string;
  readonly command: string;
  readonly parameters: readonly string[];
}

export class Contender {
  readonly name: string;
  ready: Ready = { version: '', buildMs: 0 };
  readonly #process: ChildProcess;
  readonly #lines: Interface;
  readonly #waiting: ((line: string | null) => void)[] = [];
  readonly #errors: () => string;
  #peakBytes: number | null = null;

  private constructor({ name, command, parameters }: ContenderCommand) {
    this.name = name;
    this.#process = spawn(command, parameters, { cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#errors = endOfErrors(this.#process);
    const { stdout } = this.#process;
    if (stdout === null) throw new Error(`${name} has no output`);
    this.#lines = createInterface({ input: stdout });
    this.#lines.on('line', (line) => this.#waiting.shift()?.(line));
    this.#lines.on('close', () => this.#waiting.shift()?.(null));
    // A question to a process that has ended is answered by its output's end.
    this.#process.stdin?.on('error', () => {});
    this.#process.on('error', () => this.#waiting.shift()?.(null));
  }

  /** Starts it and waits until its graph is built. Rejects with what it said if it ends instead. */
  static async start(command: ContenderCommand): Promise<Contender> {
    const contender = new Contender(command);
    const line = await contender.#nextLine(START_LIMIT_MS);
    if (line === null) {
      await contender.stop();
      throw new Error(`${command.name} did not start: ${contender.#errors()}`);
    }
    contender.ready = JSON.parse(line);
    return contender;
  }

  /** The answer; null paths if there was none in time. Rejects if the process ended. */
  async ask(asked: Asked): Promise<Answered> {
    this.#process.stdin?.write(`${JSON.stringify(asked)}\n`);
    const line = await this.#nextLine(asked.timeoutMs + GRACE_MS);
    this.#peakBytes = memoryOf(this.#process.pid ?? -1)?.peakBytes ?? this.#peakBytes;
    if (line === null) throw new Error(`${this.name} ended: ${this.#errors()}`);
    return JSON.parse(line);
  }

  /** The most memory it held up to its last answer; null where the system does not tell. */
  get peakBytes(): number | null {
    return this.#peakBytes;
  }

  async stop(): Promise<void> {
    this.#lines.removeAllListeners();
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const closed = once(this.#process, 'close');
    this.#process.kill('SIGKILL');
    await closed;
  }

  #nextLine(limitMs: number): Promise<string | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#process.kill('SIGKILL'), limitMs);
      this.#waiting.push((line) => {
        clearTimeout(timer);
        resolve(line);
      });
    });
  }
}

/** The end of what a process said on stderr. */
function endOfErrors(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = `${text}${chunk}`.slice(-4000);
  });
  return () => text;
}

/** One of this folder's contenders written in TypeScript. */
export function nodeContender(name: string, file: string, parameters: readonly string[]): ContenderCommand {
  const script = fileURLToPath(new URL(file, import.meta.url));
  return { name, command: process.execPath, parameters: [...NODE_FLAGS, script, ...parameters] };
}

const NODE_FLAGS = ['--import', 'tsx', '--max-old-space-size=12288'];
