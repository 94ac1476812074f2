import { readMigrations } from '../../store/migrate.js';
import { listQueryNames, readQueryFile } from '../../store/queries.js';
import { type MentionedField, mentionsIn } from './cypher-mentions.js';
import { writtenBy } from './registered.js';

/** What a statement of ours says of the store. */
export interface StatementMentions {
  readonly name: string;
  readonly things: ReadonlySet<string>;
  /** In its text, and in the example of its parameters where it writes whole maps. */
  readonly fields: readonly MentionedField[];
}

/** All queries and migrations, with what each says of the store. */
export function allStatements(): StatementMentions[] {
  const queries = listQueryNames().map(readQueryFile);
  const migrations = readMigrations().flatMap(({ name, statements }) =>
    statements.map((text) => ({ name, text, exampleParams: {} })),
  );
  return [...queries, ...migrations].map(({ name, text, exampleParams }) => {
    const { things, fields, maps } = mentionsIn(text);
    return { name, things, fields: [...fields, ...maps.flatMap((map) => writtenBy(map, exampleParams))] };
  });
}
