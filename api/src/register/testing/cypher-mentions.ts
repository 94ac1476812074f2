/** What the text of a Cypher statement says of the store: which labels, types and properties, and where it says none. */
export interface Mentions {
  /** Labels and relationship types, as they are written. */
  readonly things: ReadonlySet<string>;
  readonly fields: readonly MentionedField[];
  /** Writes of whole maps: the statement does not say which properties, its parameters do. */
  readonly maps: readonly WrittenMap[];
}

/** A property that is read or written. */
export interface MentionedField {
  /** What it may be of; of none if the statement does not say. */
  readonly things: readonly string[];
  readonly property: string;
}

/** `SET p += row.properties`. */
export interface WrittenMap {
  readonly things: readonly string[];
  /** Where the maps lie in the parameters, such as `rows[].properties`; null if the statement makes them itself. */
  readonly at: string | null;
}

/**
 * Reads a statement's patterns and properties. It knows the shapes of our own files, not all of Cypher: a map that is
 * written to something it can't name, or from somewhere it can't follow, makes it throw, so that none is passed over.
 */
export function mentionsIn(statement: string): Mentions {
  const text = withoutTexts(statement);
  const things = new Set<string>();
  const thingsOf = thingsByVariable(text, things);
  return {
    things,
    fields: [
      ...fieldsInPatterns(text, thingsOf),
      ...fieldsOfVariables(text, thingsOf),
      ...fieldsOfIndexes(text),
    ],
    maps: writtenMaps(text, thingsOf),
  };
}

type ThingsOf = ReadonlyMap<string, readonly string[]>;

const NODE = /\(\s*([a-z]\w*)?\s*((?::[A-Z]\w*)+)?\s*(\{[^{}]*\})?\s*\)/g;
const RELATIONSHIP = /-\[\s*([a-z]\w*)?\s*(:[A-Z_|]+)?\s*(\{[^{}]*\})?\s*\]-/g;

/** Every variable that stands for something of the store, with the labels or types it may have. */
function thingsByVariable(text: string, things: Set<string>): ThingsOf {
  const found = new Map<string, readonly string[]>();
  const note = (variable: string | undefined, named: readonly string[]) => {
    for (const thing of named) things.add(thing);
    if (variable !== undefined) found.set(variable, [...new Set([...(found.get(variable) ?? []), ...named])]);
  };
  for (const [node, variable, labels] of text.matchAll(NODE)) {
    // A call with one argument looks like a node without a label.
    if (labels !== undefined || isInPattern(text, node)) note(variable, namesIn(labels));
  }
  for (const [, variable, types] of text.matchAll(RELATIONSHIP)) note(variable, namesIn(types));
  for (const [, variable, labels] of text.matchAll(/\bSET ([a-z]\w*)((?::[A-Z]\w*)+)/g)) {
    note(variable, namesIn(labels));
  }
  // Whether something has a label, within an expression.
  for (const [, variable = '', label = ''] of text.matchAll(/(?<![\w([])([a-z]\w*):([A-Z]\w*)\b/g)) {
    if (found.has(variable)) things.add(label);
  }
  return found;
}

function isInPattern(text: string, node: string): boolean {
  return [`-${node}`, `>${node}`, `${node}-[`, `${node}<-`].some((part) => text.includes(part));
}

function namesIn(colons: string | undefined): string[] {
  return (colons ?? '').split(/[:|]/).filter((name) => name !== '');
}

/** `(p:Person {id: $id})` */
function fieldsInPatterns(text: string, thingsOf: ThingsOf): MentionedField[] {
  return [...text.matchAll(NODE), ...text.matchAll(RELATIONSHIP)].flatMap(([, variable, named, body]) => {
    // A map in a call: no part of a pattern.
    if (body === undefined || (variable === undefined && named === undefined)) return [];
    const things = named === undefined ? (thingsOf.get(variable ?? '') ?? []) : namesIn(named);
    return [...body.matchAll(/[{,]\s*([a-zA-Z]\w*)\s*:/g)].map(([, property = '']) => ({ things, property }));
  });
}

/** `p.name`, of whatever stands for something of the store; not of a parameter or of a map. */
function fieldsOfVariables(text: string, thingsOf: ThingsOf): MentionedField[] {
  const read = text.matchAll(/(?<![$\w.])([a-z]\w*)\.([a-zA-Z]\w*)\b(?!\s*\()/g);
  return [...read].flatMap(([, variable = '', property = '']) => {
    const things = thingsOf.get(variable);
    return things === undefined ? [] : [{ things, property }];
  });
}

/** `FOR (n:Person) REQUIRE n.id IS UNIQUE` */
function fieldsOfIndexes(text: string): MentionedField[] {
  const indexed = text.matchAll(/FOR \(n:(\w+)\) (?:REQUIRE n|ON \(n)\.(\w+)/g);
  return [...indexed].map(([, thing = '', property = '']) => ({ things: [thing], property }));
}

function writtenMaps(text: string, thingsOf: ThingsOf): WrittenMap[] {
  const written = text.matchAll(/(?:\bSET|,)\s+([a-z]\w*) \+?= (\$?[\w.]+)/g);
  return [...written].map(([said, variable = '', value = '']) => {
    const things = thingsOf.get(variable) ?? [];
    if (things.length === 0) throw new Error(`Of what is this written? ${said}`);
    return { things, at: placeInParameters(text, value, said) };
  });
}

function placeInParameters(text: string, value: string, said: string): string | null {
  if (value.startsWith('$')) return value.slice(1);
  const [variable = '', ...path] = value.split('.');
  const list = new RegExp(`UNWIND (\\$?\\w+) AS ${variable}\\b`).exec(text)?.[1];
  if (list === undefined) throw new Error(`Where does this come from? ${said}`);
  return list.startsWith('$') ? [`${list.slice(1)}[]`, ...path].join('.') : null;
}

/** Texts and comments may hold anything, also what looks like a pattern. */
function withoutTexts(statement: string): string {
  return statement.replaceAll(/'[^']*'/g, "''").replaceAll(/\/\/.*$/gm, '');
}
