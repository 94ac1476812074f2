import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { type RunningServer, startServer } from './server.js';

const TOKEN = 'a-token-for-the-operator-of-this-test';
const BEARER = { authorization: `Bearer ${TOKEN}` };

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface Served {
  readonly test: TestApplication;
  readonly server: RunningServer;
  readonly data: string;
}

async function serve(env: Record<string, string> = {}): Promise<Served> {
  const data = mkdtempSync(join(tmpdir(), 'perlen-attacks-'));
  const company = new SmallCompany()
    .organization('own', 'OWN')
    .employee('anna', { roles: ['STEWARD'] })
    .employee('bert');
  const test = await openTestApplication(company.rows(), { PERLEN_PORT: '0', PERLEN_DATA: data, ...env });
  return { test, data, server: await startServer(test.application, TOKEN) };
}

async function close({ server, test, data }: Served): Promise<void> {
  await server.stop();
  await test.close();
  rmSync(data, { recursive: true, force: true });
}

/** A request as it is written, which fetch would tidy up. */
function send(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: object; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers: { ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('On the API', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => close(served));
  const post = (query: string, variables?: unknown) =>
    send(served.server.url, '/graphql', {
      method: 'POST',
      headers: { ...JSON_TYPE, ...BEARER },
      body: JSON.stringify({ query, variables }),
    });
  const refused = async (query: string, words: RegExp) => {
    const { status, text } = await post(query);
    expect(status).toBe(400);
    expect(text).toMatch(words);
    expect(JSON.parse(text).data).toBeUndefined();
  };

  it('a batch of operations is refused whole', async () => {
    const operation = { query: 'mutation { signInAs(person: "anna") { roles } }' };
    const answer = await send(served.server.url, '/graphql', {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify([operation, operation]),
    });
    expect(answer.status).toBe(400);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.text).not.toContain('roles');
  });

  it('many names for one field are refused, in fragments, too', async () => {
    const names = (letter: string) =>
      Array.from({ length: 20 }, (_unused, index) => `${letter}${index}: ping`).join(' ');
    await refused(`mutation { ${names('a')} ${names('b')} }`, /aliases/i);
    await refused(
      `mutation { ...A ...B } fragment A on Mutation { ${names('a')} } fragment B on Mutation { ${names('b')} }`,
      /aliases/i,
    );
  });

  it('depth is refused, through fragments, too', async () => {
    const links = Array.from(
      { length: 12 },
      (_unused, index) => `fragment F${index} on Person { reportsTo { id ...F${index + 1} } }`,
    ).join(' ');
    await refused(
      `{ viewer { person { ...F0 } } } ${links} fragment F12 on Person { id }`,
      /depth|more than/i,
    );
  });

  it('fragments in a circle are refused', async () => {
    await refused(
      '{ viewer { person { ...A } } } fragment A on Person { ...B } fragment B on Person { ...C } fragment C on Person { ...A }',
      /fragment/i,
    );
    await refused(
      '{ viewer { person { ...Self } } } fragment Self on Person { reportsTo { ...Self } }',
      /Self/,
    );
  });

  it('fragments that double at every step cost no more than their text', async () => {
    const steps = Array.from(
      { length: 100 },
      (_unused, index) => `fragment F${index} on Person { ...F${index + 1} ...F${index + 1} }`,
    ).join(' ');
    const { status, text } = await post(
      `{ viewer { person { ...F0 } } } ${steps} fragment F100 on Person { id }`,
    );
    expect(status).toBe(400);
    expect(text).toMatch(/depth|cost/i);
  });

  it('lists within lists are refused before anything is read, however their sizes are given', async () => {
    const nested = (size: string) =>
      `people(first: ${size}) { nodes { ties(first: ${size}) { nodes { people { ties(first: ${size}) { nodes { word } } } } } } }`;
    await refused(`{ ${nested('500')} }`, /cost/i);
    const withVariable = await post(`query($many: Int!) { ${nested('$many')} }`, { many: 500 });
    expect(withVariable.status).toBe(400);
    expect(withVariable.text).toMatch(/cost/i);
    const byDefault = await post(`query($many: Int! = 500) { ${nested('$many')} }`);
    expect(byDefault.text).toMatch(/cost/i);
  });

  it('heaps of directives, operations and words are refused', async () => {
    await refused(`{ system { mode ${'@include(if: true) '.repeat(40)} } }`, /directive/i);
    await refused(`${'query A { system { mode } } '.repeat(1_000)}`, /token/i);
    await refused(`{ system { ${'mode '.repeat(5_000)} } }`, /token/i);
  });

  it('a deep question about the schema is refused', async () => {
    const deep = `{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} }'.repeat(5)} } } }`;
    expect((await post(deep)).status).toBe(400);
  });

  it('a variable named like a part of JavaScript reaches nothing', async () => {
    const body = `{"query":"query($a: String!) { search(text: $a) { __typename } }","variables":{"a":"x","__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}}`;
    const { status } = await send(served.server.url, '/graphql', {
      method: 'POST',
      headers: { ...JSON_TYPE, ...BEARER },
      body,
    });
    expect(status).toBe(200);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('no answer to nonsense tells of the program behind it', async () => {
    const bodies = ['', '{', 'null', '[]', '0', '"x"', '{"query":1}', '{"query":"{"}', '{"query":"{ a }"}'];
    for (const body of [...bodies, '{"query":"{ system { mode } }","extensions":{"persistedQuery":7}}']) {
      const answer = await send(served.server.url, '/graphql', { method: 'POST', headers: JSON_TYPE, body });
      expect(answer.status, body).toBeGreaterThanOrEqual(400);
      expect(answer.status, body).toBeLessThan(500);
      expect(answer.text, body).not.toMatch(/node_modules|\.[jt]s:\d|\bat \w+ \(/);
    }
  });
});

describe('In production', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve({ NODE_ENV: 'production' });
  });
  afterAll(() => close(served));

  it('the schema is not told: neither when asked for nor by guesses at names', async () => {
    const ask = (query: string) =>
      send(served.server.url, '/graphql', {
        method: 'POST',
        headers: { ...JSON_TYPE, ...BEARER },
        body: JSON.stringify({ query }),
      });
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Person") { name } }']) {
      const answer = await ask(query);
      expect(answer.status).toBe(400);
      expect(answer.text).not.toContain('WarmPath');
    }
    expect((await ask('{ sistem { mode } }')).text).not.toContain('system');
  });
});

describe('A foreign page', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => close(served));

  it('changes nothing by a form, whatever type it sends', async () => {
    const query = 'mutation { signInAs(person: "anna") { roles } }';
    const forms: [string | undefined, string][] = [
      ['text/plain', JSON.stringify({ query })],
      ['application/x-www-form-urlencoded', `query=${encodeURIComponent(query)}`],
      [
        'multipart/form-data; boundary=x',
        `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${JSON.stringify({ query })}\r\n--x--\r\n`,
      ],
      [undefined, JSON.stringify({ query })],
    ];
    for (const [type, body] of forms) {
      const answer = await send(served.server.url, '/graphql', {
        method: 'POST',
        headers: type === undefined ? {} : { 'content-type': type },
        body,
      });
      expect(answer.status, type).toBeGreaterThanOrEqual(400);
      expect(answer.status, type).toBeLessThan(500);
      expect(answer.headers['set-cookie'], type).toBeUndefined();
    }
  });

  it('changes nothing by a link, and reads nothing by one', async () => {
    const change = `/graphql?query=${encodeURIComponent('mutation { signInAs(person: "anna") { roles } }')}`;
    for (const headers of [{}, { 'apollo-require-preflight': 'true' }]) {
      const answer = await send(served.server.url, change, { headers });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    const read = await send(served.server.url, `/graphql?query=${encodeURIComponent('{ system { mode } }')}`);
    expect(read.status).toBe(400);
  });

  it('is given no leave to ask, and is refused if it asks all the same', async () => {
    const origin = { origin: 'https://evil.example' };
    const asked = await send(served.server.url, '/graphql', {
      method: 'OPTIONS',
      headers: { ...origin, 'access-control-request-method': 'POST' },
    });
    const sent = await send(served.server.url, '/graphql', {
      method: 'POST',
      headers: { ...JSON_TYPE, ...origin },
      body: JSON.stringify({ query: '{ system { mode } }' }),
    });
    for (const { headers } of [asked, sent]) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
    expect(sent.status).toBe(403);
    for (const site of ['cross-site', 'same-site']) {
      const answer = await send(served.server.url, '/graphql', {
        method: 'POST',
        headers: { ...JSON_TYPE, 'sec-fetch-site': site },
        body: JSON.stringify({ query: '{ system { mode } }' }),
      });
      expect(answer.status, site).toBe(403);
    }
  });

  it('sends and fetches no file', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site', ...BEARER };
    const file = { ...foreign, 'content-type': 'application/octet-stream' };
    for (const path of ['/imports/files?name=a', '/contacts/files?name=a']) {
      const answer = await send(served.server.url, path, { method: 'POST', headers: file, body: 'x' });
      expect(answer.status, path).toBe(403);
    }
    for (const path of ['/export/people.csv', '/targets.csv', '/imports/x/refusals.csv']) {
      expect((await send(served.server.url, path, { headers: foreign })).status, path).toBe(403);
    }
  });
});

describe('A session', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => close(served));
  const post = (query: string, headers: object = {}) =>
    send(served.server.url, '/graphql', {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify({ query }),
    });
  const signIn = async (person: string, headers: object = {}) => {
    const answer = await post(`mutation { signInAs(person: "${person}") { roles } }`, headers);
    return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  };
  const nameOf = async (cookie: string): Promise<string | undefined> =>
    JSON.parse((await post('{ viewer { person { name } } }', { cookie })).text).data.viewer?.person.name;

  it('is never the one a browser brought along: signing in gives its own', async () => {
    for (const planted of ['perlen_viewer=bert.', 'perlen_viewer=chosen-by-somebody', 'perlen_viewer=']) {
      const cookie = await signIn('anna', { cookie: planted });
      expect(cookie).not.toBe(planted);
      expect(await nameOf(planted)).toBeUndefined();
      expect(await nameOf(cookie)).toBe('anna');
    }
  });

  it('of somebody else that was planted before ends with signing in', async () => {
    const planted = await signIn('bert');
    const own = await signIn('anna', { cookie: planted });
    expect(await nameOf(own)).toBe('anna');
  });

  it('of an id that would break a header does not come about', async () => {
    const answer = await post(
      `mutation { signInAs(person: ${JSON.stringify('anna\r\nSet-Cookie: injected=1')}) { roles } }`,
    );
    expect(JSON.parse(answer.text).errors[0].extensions.code).toBe('NOT_FOUND');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('What a request names', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => close(served));

  it('breaks no header of an answer', async () => {
    const text = encodeURIComponent('a\r\nX-Injected: yes\r\n\r\n<script>');
    const paths = [
      `/export/people.csv?language=${text}&q=${text}`,
      `/targets.csv?language=${text}&sort=${text}`,
      `/imports/${text}/refusals.csv?language=${text}`,
      `/find?to=${text}`,
      `/assets/${text}`,
      `/${text}`,
    ];
    for (const path of paths) {
      const headers = { ...BEARER, 'x-request-id': 'chosen', 'x-forwarded-host': 'evil.example' };
      const answer = await send(served.server.url, path, { headers });
      expect(answer.headers['x-injected'], path).toBeUndefined();
      expect(JSON.stringify(answer.headers), path).not.toMatch(/evil\.example|chosen|<script/);
      expect(answer.text, path).not.toContain('evil.example');
    }
  });

  it('leads to no file but those of the page', async () => {
    const ways = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..\\', '..%5c', '%252e%252e%252f', '....//'];
    for (const start of ['/', '/assets/', '/export/', '/imports/']) {
      for (const way of ways) {
        const path = `${start}${way.repeat(6)}api/package.json`;
        const { status, text } = await send(served.server.url, path, { headers: BEARER });
        expect(status, path).not.toBe(500);
        expect(text, path).not.toContain('"dependencies"');
      }
    }
    for (const path of ['/%00', '/%', '/%c0%ae%c0%ae/', '/assets/%00.js', '/.git/config', '/.env']) {
      const { status, text } = await send(served.server.url, path);
      expect(status, path).not.toBe(500);
      expect(text, path).not.toContain('[core]');
    }
  });

  it('as the name of a file that is sent leads to no place: what is kept has a name of ours', async () => {
    const names = [
      '../../escaped',
      '..\\..\\escaped',
      '/etc/escaped',
      'C:\\escaped',
      'escaped\0.csv',
      '.',
      '..',
    ];
    for (const name of [...names, `${'../'.repeat(50)}escaped`, 'a'.repeat(5_000), 'CON', '~/escaped']) {
      const answer = await send(served.server.url, `/imports/files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { ...BEARER, 'content-type': 'application/octet-stream' },
        body: 'name\nx',
      });
      expect(answer.status, name).toBe(201);
    }
    const kept = readdirSync(join(served.data, 'uploads'));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter((name) => !/^[0-9a-f-]{36}\.(?:file|name)$/.test(name))).toEqual([]);
    expect(readdirSync(served.data)).toEqual(['uploads']);
    expect(existsSync(join(served.data, '..', 'escaped'))).toBe(false);
    expect(readdirSync(join(served.data, '..')).filter((name) => name.includes('escaped'))).toEqual([]);
    expect(basename(served.data)).toMatch(/^perlen-attacks-/);
  });

  it('as the id of a file or an import leads to no place', async () => {
    for (const id of ['../uploads/x', '..%2f..%2fetc%2fpasswd', '%00', 'a'.repeat(2_000)]) {
      const { status, headers } = await send(served.server.url, `/imports/${id}/refusals.csv`, {
        headers: BEARER,
      });
      // Some of it is taken for an address of the page.
      expect([200, 400, 404, 503], id).toContain(status);
      expect(headers['content-type'], id).not.toContain('csv');
      const upload = await served.test.run(
        'anna',
        'mutation($id: ID!) { startImport(input: { kind: PEOPLE, upload: $id }) { id } }',
        { id },
      );
      expect(upload.errors?.[0]?.extensions['code'], id).toMatch(/^(?:BAD_INPUT|NOT_FOUND)$/);
    }
  });
});
