import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
const repositoryFile = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

interface Compose {
  readonly services: {
    readonly neo4j: { healthcheck: unknown; ports?: unknown };
    readonly perlen: {
      readonly ports: readonly string[];
      readonly depends_on: unknown;
      readonly environment: Readonly<Record<string, unknown>>;
    };
  };
}

const composeText = repositoryFile('docker-compose.yml');
const compose = parse(composeText) as Compose;
const exampleText = repositoryFile('.env.example');

function schemaErrors(document: unknown): unknown[] {
  // dclint carries the JSON schema of the Compose specification.
  const schema = JSON.parse(
    readFileSync(
      require.resolve('dclint/package.json').replace(/package\.json$/, 'schemas/compose.schema.json'),
      'utf8',
    ),
  ) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const validate = ajv.compile({ ...schema, $schema: 'http://json-schema.org/draft-07/schema#' });
  validate(document);
  return validate.errors ?? [];
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();
}

describe('docker-compose.yml', () => {
  it('obeys the JSON schema of the Compose specification', () => {
    expect(schemaErrors(compose)).toEqual([]);
  });

  it('would not obey it with a misspelt key (the check is awake)', () => {
    const misspelt = { ...compose, services: { perlen: { ...compose.services.perlen, depend_on: [] } } };
    expect(schemaErrors(misspelt)).not.toEqual([]);
  });

  it('publishes the page on loopback only and the database not at all', () => {
    expect(compose.services.perlen.ports).toEqual(['127.0.0.1:4000:4000']);
    expect(compose.services.neo4j.ports).toBeUndefined();
  });

  it('starts Perlen when Neo4j is healthy', () => {
    expect(compose.services.neo4j.healthcheck).toBeDefined();
    expect(compose.services.perlen.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
  });

  it('stops with a sentence when the password is missing, wherever it is used', () => {
    const uses = composeText.match(/\$\{NEO4J_PASSWORD[^}]*\}/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const use of uses) {
      expect(use).toMatch(/^\$\{NEO4J_PASSWORD:\?NEO4J_PASSWORD is not set\. Copy \.env\.example to \.env/);
    }
  });
});

describe('.env.example', () => {
  const documented = namesIn(exampleText, /^(?:# )?([A-Z][A-Z0-9_]+)=/gm);

  it('documents every variable that compose takes from .env', () => {
    expect(documented).toEqual(expect.arrayContaining(namesIn(composeText, /\$\{([A-Z0-9_]+)/g)));
  });

  it('documents every variable that the server reads, and no other but those of compose', () => {
    const readByServer = namesIn(
      ['config', 'sign-in'].map((name) => repositoryFile(`api/src/config/${name}.ts`)).join(''),
      /^ {2}((?:PERLEN|NEO4J)_[A-Z0-9_]+):/gm,
    );
    expect(readByServer.length).toBeGreaterThan(10);
    expect(documented.filter((name) => name !== 'NEO4J_HEAP' && name !== 'NEO4J_PAGE_CACHE')).toEqual(
      readByServer,
    );
  });

  it('holds no secret', () => {
    expect(exampleText).toMatch(/^NEO4J_PASSWORD=$/m);
    expect(exampleText).toMatch(/^# PERLEN_TOKEN=$/m);
  });
});
