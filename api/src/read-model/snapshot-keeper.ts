import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { makeFolder } from '../store/make-folder.js';
import type { Reader } from '../store/store.js';
import { type Layout, layoutHere } from '../workers/layout.js';
import type { FreshModel } from './read-model.js';
import { readSnapshot, type SnapshotAbout, writeSnapshot } from './snapshot.js';
import { FrameWriter, SnapshotRefused } from './snapshot-file.js';

const CHECK_MS = 5_000;
const PAUSE_MS = 10 * 60_000;
/** After something was taken back; what follows it belongs to the same piece of work, as a rule. */
const PAUSE_AFTER_FORGETTING_MS = 60_000;

/** Where the snapshot of a database lies, and which database it says it is of. */
export interface SnapshotPlace {
  readonly path: string;
  readonly database: string;
}

/** Beside the embedded store; for Neo4j in the data folder, named by its address. */
export function snapshotPlaceOf({ dataFolder, neo4j }: Pick<Config, 'dataFolder' | 'neo4j'>): SnapshotPlace {
  if (neo4j === undefined) return { path: join(dataFolder, 'read-model.snapshot'), database: 'embedded' };
  const database = createHash('sha256')
    .update(JSON.stringify([neo4j.uri, neo4j.database ?? null]))
    .digest('hex');
  return { path: join(dataFolder, `read-model-${database.slice(0, 12)}.snapshot`), database };
}

/**
 * Keeps the snapshot of a read model: after the load, every ten minutes when something changed, and at the end. What was
 * taken back leaves the disk at once. A disk that takes nothing is a warning, never more.
 */
export class SnapshotKeeper {
  readonly #place: SnapshotPlace;
  readonly #logger: Logger;
  #model: () => FreshModel | undefined = () => undefined;
  #layout: Layout = layoutHere;
  #timer: NodeJS.Timeout | undefined;
  #kept: SnapshotAbout | undefined;
  #dueAt = 0;
  #writing: Promise<void> = Promise.resolve();
  /** Raised by whatever makes a snapshot under way worthless. */
  #round = 0;
  #didWarn = false;

  constructor(place: SnapshotPlace, logger: Logger) {
    this.#place = place;
    this.#logger = logger;
  }

  /** The model of the snapshot, if it fits the store; otherwise a log line says why not, and the file goes. */
  async read(store: Reader, asOfDay: number, layout: Layout): Promise<FreshModel | undefined> {
    this.#removeParts();
    const { path, database } = this.#place;
    try {
      const { model, about } = await readSnapshot(path, store, database, asOfDay, layout);
      this.#kept = about;
      return model;
    } catch (error) {
      if (isMissing(error)) return undefined;
      const reason = error instanceof SnapshotRefused ? error.message : String(error);
      this.#logger.info({ reason }, 'the snapshot of the read model is ignored');
      if (error instanceof SnapshotRefused) this.forget();
      return undefined;
    }
  }

  /** Writes from now on; `model` answers undefined while the model is not what the store says. */
  start(model: () => FreshModel | undefined, layout: Layout): void {
    this.#model = model;
    this.#layout = layout;
    this.#timer = setInterval(() => {
      if (performance.now() >= this.#dueAt) void this.#write();
    }, CHECK_MS);
    this.#timer.unref();
  }

  /** Something was taken back that the file, or one being written, still says. */
  forget(): void {
    this.#round += 1;
    this.#kept = undefined;
    this.#dueAt = performance.now() + PAUSE_AFTER_FORGETTING_MS;
    try {
      rmSync(this.#place.path, { force: true });
    } catch (error) {
      this.#warn(error);
    }
  }

  /** Writes what changed, once what is being written has ended. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
    if (this.#timer !== undefined) await this.#write();
  }

  #write(): Promise<void> {
    this.#dueAt = performance.now() + PAUSE_MS;
    this.#writing = this.#writing.then(() => this.#writeNow()).catch((error: unknown) => this.#warn(error));
    return this.#writing;
  }

  async #writeNow(): Promise<void> {
    const { path, database } = this.#place;
    const isKept = ({ change, changeUuid, asOfDay }: FreshModel) =>
      this.#kept?.change === change && this.#kept.changeUuid === changeUuid && this.#kept.asOfDay === asOfDay;
    const present = this.#model();
    if (present === undefined || present.changeUuid === null || isKept(present)) return;
    makeFolder(dirname(path));
    const writer = await FrameWriter.create(path, this.#partPath());
    const round = this.#round;
    const check = () => {
      if (this.#round !== round) throw new Outdated();
    };
    try {
      const model = this.#model();
      if (model === undefined) throw new Outdated();
      const startedAt = performance.now();
      const about = await writeSnapshot(writer, model, database, this.#layout, check);
      await writer.finish(check);
      this.#kept = about;
      this.#didWarn = false;
      const tookMs = Math.round(performance.now() - startedAt);
      this.#logger.debug({ change: about.change, tookMs }, 'snapshot of the read model written');
    } catch (error) {
      await writer.abandon();
      if (!(error instanceof Outdated)) throw error;
    }
  }

  #warn(error: unknown): void {
    if (this.#didWarn) return;
    this.#didWarn = true;
    this.#logger.warn(
      { reason: error instanceof Error ? error.message : String(error) },
      'no snapshot of the read model can be kept: the next start reads the whole store',
    );
  }

  #partPath(): string {
    return `${this.#place.path}.${process.pid}.part`;
  }

  /** What processes left that ended while they wrote. */
  #removeParts(): void {
    const { path } = this.#place;
    try {
      for (const name of readdirSync(dirname(path))) {
        const part = join(dirname(path), name);
        const pid = part.startsWith(`${path}.`) ? /\.(\d+)\.part$/.exec(name)?.[1] : undefined;
        if (pid !== undefined && !isAlive(Number(pid))) rmSync(part, { force: true });
      }
    } catch (error) {
      if (!isMissing(error)) this.#warn(error);
    }
  }
}

class Outdated extends Error {
  override readonly name = 'Outdated';
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
