/** A browser as far as signing in needs it: it keeps cookies by host, and follows where it is led. */
export class TestBrowser {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();
  /** What the last answer set, as it stood in its header. */
  lastSetCookies: readonly string[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  /** Runs an operation. `url`: of another process than the one it was made for, which gets the same cookies. */
  async ask(source: string, variables: Record<string, unknown> = {}, url = this.#url, headers = {}) {
    const response = await this.fetch(new URL('/graphql', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: source, variables }),
    });
    return (await response.json()) as {
      // biome-ignore lint/suspicious/noExplicitAny: a test picks what it asked for, and a wrong pick fails it
      data: any;
      errors?: { message: string; extensions: { code: string; field?: string } }[];
    };
  }

  /** The same, and fails the test if there are errors. */
  async data(source: string, variables: Record<string, unknown> = {}, url = this.#url) {
    const { data, errors } = await this.ask(source, variables, url);
    if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
    return data;
  }

  /** The code of the error that an operation ends with; null if it has none. */
  async code(source: string, variables: Record<string, unknown> = {}): Promise<string | null> {
    return (await this.ask(source, variables)).errors?.[0]?.extensions.code ?? null;
  }

  /** The names of the roles that this browser is signed in with; null if nobody is. */
  async roles(url = this.#url): Promise<string[] | null> {
    return (await this.data('{ viewer { roles } }', {}, url)).viewer?.roles ?? null;
  }

  /** One request with this browser's cookies; what it sets is kept. Redirects are not followed. */
  async fetch(address: URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookie = this.#cookiesFor(address);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    this.lastSetCookies = response.headers.getSetCookie();
    for (const header of this.lastSetCookies) this.#keep(address, header);
    return response;
  }

  /** Opens an address and goes on where it leads, until it leads nowhere or `isEnd` says so. Answers the last address. */
  async open(path: string, isEnd: (address: URL) => boolean = () => false): Promise<URL> {
    let address = new URL(path, this.#url);
    for (let steps = 0; steps < 20; steps++) {
      const response = await this.fetch(address);
      const to = response.headers.get('location');
      await response.arrayBuffer();
      if (to === null) return address;
      address = new URL(to, address);
      if (isEnd(address)) return address;
    }
    throw new Error(`led on and on, at last to ${address.href}`);
  }

  /** The value of a cookie of Perlen's own. */
  cookie(name: string): string | undefined {
    return this.#cookies.get(`${new URL(this.#url).host} ${name}`);
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(`${new URL(this.#url).host} ${name}`, value);
  }

  /** Another browser that somebody gave a copy of this one's cookies. */
  copy(): TestBrowser {
    const other = new TestBrowser(this.#url);
    for (const [key, value] of this.#cookies) other.#cookies.set(key, value);
    return other;
  }

  #cookiesFor(address: URL): string {
    const host = address.pathname === '/graphql' ? new URL(this.#url).host : address.host;
    return [...this.#cookies]
      .filter(([key]) => key.startsWith(`${host} `))
      .map(([key, value]) => `${key.slice(host.length + 1)}=${value}`)
      .join('; ');
  }

  #keep(address: URL, header: string): void {
    const [pair = '', ...attributes] = header.split(';');
    const equals = pair.indexOf('=');
    const key = `${address.host} ${pair.slice(0, equals)}`;
    const value = pair.slice(equals + 1);
    const isGone = attributes.some((one) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(one));
    if (isGone || value === '') this.#cookies.delete(key);
    else this.#cookies.set(key, value);
  }
}
