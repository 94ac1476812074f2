/** Keys that source systems give their records; each is kept with the system, as "<id of the source> <key>". */
export interface Keyed {
  /** The first key the record ever got: the one that is shown. */
  readonly key: string | null;
  readonly sourceKeys: readonly string[];
}

export function sourceKeyOf(sourceId: string, key: string): string {
  return `${sourceId} ${key}`;
}

/** All keys of a record, whichever system gave them; the one that is shown comes first. */
export function keysOf({ key, sourceKeys }: Keyed): string[] {
  const keys = sourceKeys.map(keyIn);
  return [...new Set(key === null ? keys : [key, ...keys])];
}

/** Whether any system gave a record this key. */
export function hasKey(record: Keyed, key: string): boolean {
  return record.key === key || record.sourceKeys.some((one) => keyIn(one) === key);
}

function keyIn(sourceKey: string): string {
  return sourceKey.slice(sourceKey.indexOf(' ') + 1);
}
