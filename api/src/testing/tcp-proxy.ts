import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Bolt's COMMIT: a chunk of two bytes, an empty structure of the signature 12. */
const COMMIT = Buffer.from('0002b0120000', 'hex');

/** Stands between a driver and a database, and takes the database away. */
export class TcpProxy {
  readonly port: number;
  readonly #target: { readonly host: string; readonly port: number };
  readonly #sockets = new Set<Socket>();
  #server: Server;
  #mark: string | undefined;
  #lostAnswers = 0;

  private constructor(server: Server, target: { host: string; port: number }) {
    this.#server = server;
    this.#target = target;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (client) => this.#join(client));
  }

  /** In front of the database of an address such as bolt://127.0.0.1:7687. */
  static async before(uri: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(uri);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TcpProxy(server, { host: hostname, port: Number(port || 7687) });
  }

  /** Breaks all connections; new ones are taken. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Breaks all connections and refuses new ones. */
  async goAway(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.cut();
    await closed;
  }

  /** Takes connections again; nothing if it does. */
  async comeBack(): Promise<void> {
    if (this.#server.listening) return;
    this.#server = createServer((client) => this.#join(client)).listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /**
   * The commit of the next transaction that sends `mark` reaches the database, but its answer never the driver: the
   * connection breaks instead. Once; other transactions go on.
   */
  loseAnswerToCommitOf(mark: string): void {
    this.#mark = mark;
  }

  get lostAnswers(): number {
    return this.#lostAnswers;
  }

  #join(client: Socket): void {
    const database = connect(this.#target.port, this.#target.host);
    const pair = [client, database];
    for (const socket of pair) {
      this.#sockets.add(socket);
      const end = () => {
        for (const one of pair) {
          one.destroy();
          this.#sockets.delete(one);
        }
      };
      socket.on('error', end);
      socket.on('close', end);
    }
    let isMarked = false;
    let isAnswerLost = false;
    client.on('data', (bytes) => {
      if (this.#mark !== undefined && bytes.includes(this.#mark)) {
        this.#mark = undefined;
        isMarked = true;
      }
      isAnswerLost ||= isMarked && bytes.includes(COMMIT);
      database.write(bytes);
    });
    database.on('data', (bytes) => {
      if (isAnswerLost) {
        this.#lostAnswers += 1;
        client.destroy();
      } else client.write(bytes);
    });
  }
}
