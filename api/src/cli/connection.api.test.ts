import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { goLive } from '../seed/go-live.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication } from '../testing/test-application.js';
import { connect, inProcess } from './connection.js';

const folder = mkdtempSync(join(tmpdir(), 'perlen-live-'));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const rows = () => new SmallCompany().employee('anna').employee('ben').tie('anna', 'ben', 0.7).rows();
const TIE = '{ tie(between: ["anna", "ben"]) { word } }';

describe('The command line of a live store', () => {
  it('reads no tie, neither as the operator nor through the eyes of somebody', async () => {
    const app = await openTestApplication(rows(), { PERLEN_MODE: 'live' });
    const { ask } = inProcess(app.application, app.close);
    await expect(ask(TIE, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(ask(TIE, {}, 'anna')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await app.close();
  });

  it('does not open it as if it were a trial', async () => {
    const app = await openTestApplication(rows());
    const live = join(folder, 'live');
    await goLive(app.application, live);
    await app.close();
    vi.stubEnv('PERLEN_DATA', live);
    await expect(connect({ url: undefined })).rejects.toThrow('This store is live and PERLEN_MODE is trial');
    vi.stubEnv('PERLEN_MODE', 'live');
    const connection = await connect({ url: undefined });
    await expect(connection.ask(TIE, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await connection.ask('{ check { isClean } }', {})).toEqual({ check: { isClean: true } });
    await connection.close();
  });
});
