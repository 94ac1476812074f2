import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { organizationStages } from '../read-model/records.js';
import { runAdminInvite } from './admin.js';
import { runAuditVerify } from './audit.js';
import { runCoverage } from './coverage.js';
import { importKinds, runImportCommand } from './import.js';
import { runBackup, runCheck, runGoLive, runMigrate, runRestore } from './maintenance.js';
import { EXIT, reportFailure } from './outcome.js';
import { runPath } from './path.js';
import { runReach } from './reach.js';
import { runSeed } from './seed.js';
import { runStart } from './start.js';
import { runStrength } from './strength.js';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

/** The command line. Exit 0 done, 1 refused input, 2 wrong usage; with --json only JSON on stdout. */
function makeProgram(finish: (code: number) => void): Command {
  const program = new Command('perlen')
    .description('Who here knows them, and how well? An internal referral-network explorer.')
    .version(version)
    .showHelpAfterError()
    .exitOverride();

  const run = async (isJson: boolean, task: () => Promise<unknown>): Promise<void> => {
    try {
      const code = await task();
      finish(typeof code === 'number' ? code : EXIT.done);
    } catch (error) {
      finish(reportFailure(error, isJson));
    }
  };
  const command = (usage: string, description: string) =>
    program.command(usage).description(description).exitOverride().showHelpAfterError();

  const usage = (allowed: string): never => program.error(`error: it should be ${allowed}`);

  command('start', 'Serve Perlen; an empty store gets the demo company first').action(async () => {
    try {
      await runStart();
    } catch (error) {
      finish(reportFailure(error, false));
    }
  });

  command(
    'seed <what>',
    'Fill an empty store: demo, enron (real mail headers) or generate (a made-up network)',
  )
    .option('--people <number>', 'generate: how many people', wholeNumber(2, 1_000_000), 10_000)
    .option('--ties <number>', 'generate: how many ties', wholeNumber(0, 10_000_000), 100_000)
    .option('--seed <number>', 'generate: the same number gives the same network', wholeNumber(0, 2 ** 31), 1)
    .action((what: string, options) => {
      if (what !== 'demo' && what !== 'enron' && what !== 'generate') return usage('demo, enron or generate');
      return run(false, () => runSeed(what, options));
    });

  command('import <kind> <file>', `Bring data in: ${importKinds.join(', ')}`)
    .option('--dry-run', 'read and report, write nothing')
    .option('--own-domain <domain...>', 'mail domains of the own company (or PERLEN_OWN_DOMAIN)')
    .option('--map <column=field...>', 'which column holds which field, if the names are not recognised')
    .option('--url <address>', 'go through a running server')
    .option('--json', 'print JSON only')
    .action((kind: string, file: string, options) => {
      const known = importKinds.find((one) => one === kind);
      if (known === undefined) return usage(importKinds.join(', '));
      return run(options.json === true, () => runImportCommand(known, file, options));
    });

  command('path', 'The warmest paths to a person or an organization, explained')
    .requiredOption('--from <who>', 'a person or department (id, key, e-mail, name), or "company"')
    .requiredOption('--to <whom>', 'a person or organization (id, key, e-mail, domain, name)')
    .option('--k <number>', 'how many paths, 1 to 100', wholeNumber(1, 100), 5)
    .option('--max-hops <number>', 'the longest path, 1 to 6 ties', wholeNumber(1, 6), 3)
    .option('--per-introducer <number>', 'at most so many paths for one introducer', wholeNumber(1, 100))
    .option('--min-strength <number>', 'weaker ties are not used, 0 to 1', fraction)
    .option('--leave-out <who...>', 'people or departments nobody is to be led through')
    .option('--timeout-ms <number>', 'time limit of the search, 10 to 30000', wholeNumber(10, 30_000), 2_000)
    .option('--as <person>', 'look through the eyes of an employee (trial only)')
    .option('--url <address>', 'go through a running server')
    .option('--json', 'print JSON only')
    .action((options) => run(options.json === true, () => runPath(options)));

  command('reach', 'The organizations within reach, warmest first, and those without a way in')
    .requiredOption('--from <who>', 'a person or department (id, key, e-mail, name), or "company"')
    .option('--to-hops <number>', 'the longest path, 1 to 6 ties', wholeNumber(1, 6), 3)
    .option('--stage <stage...>', stageHelp, stages)
    .option('--timeout-ms <number>', 'time limit of the search, 10 to 30000', wholeNumber(10, 30_000), 10_000)
    .option('--as <person>', 'look through the eyes of an employee (trial only)')
    .option('--url <address>', 'go through a running server')
    .option('--json', 'print JSON only')
    .action((options) => run(options.json === true, () => runReach(options)));

  command('coverage', 'How well groups of 5 people and more know organizations; never a person')
    .option('--departments <department...>', 'these departments only (id, key, name)')
    .option('--to-hops <number>', 'the longest path, 1 to 6 ties', wholeNumber(1, 6), 1)
    .option('--stage <stage...>', stageHelp, stages)
    .option('--timeout-ms <number>', 'time limit of the search, 10 to 30000', wholeNumber(10, 30_000), 10_000)
    .option('--as <person>', 'look through the eyes of an employee (trial only)')
    .option('--url <address>', 'go through a running server')
    .option('--json', 'print JSON only')
    .action((options) => run(options.json === true, () => runCoverage(options)));

  command('strength', 'How strong a tie is, and how that came about')
    .requiredOption('--from <person>', 'one of the two')
    .requiredOption('--to <person>', 'the other')
    .option('--as <person>', 'look through the eyes of an employee (trial only)')
    .option('--url <address>', 'go through a running server')
    .option('--json', 'print JSON only')
    .action((options) => run(options.json === true, () => runStrength(options)));

  command('check', 'Compare derived ties with their evidence, and memory with the store')
    .option('--url <address>', 'go through a running server')
    .option('--json', 'print JSON only')
    .action((options) => run(options.json === true, () => runCheck(options)));

  command('audit <what>', 'verify: whether the audit log is as it was written')
    .option(
      '--known <place>',
      'NUMBER:HASH as an earlier run printed it: whether the log still goes through there',
    )
    .option('--url <address>', 'go through a running server')
    .option('--json', 'print JSON only')
    .action((what: string, options) => {
      if (what !== 'verify') return usage('verify');
      return run(options.json === true, () => runAuditVerify(options));
    });

  command('migrate', 'Bring the store to the schema of this release').action(() => run(false, runMigrate));

  command('backup <folder>', 'Copy the embedded store into a folder')
    .option('--url <address>', 'go through a running server')
    .action((folder: string, options) => run(false, () => runBackup(folder, options)));

  command('restore <folder>', 'Copy a backup into an empty data folder').action((folder: string) =>
    run(false, () => runRestore(folder)),
  );

  command(
    'go-live <folder>',
    'Make an empty live store with organizations, departments, projects and employees',
  ).action((folder: string) => run(false, () => runGoLive(folder)));

  program
    .command('admin')
    .description('Who runs a live Perlen')
    .exitOverride()
    .showHelpAfterError()
    .command('invite <email>')
    .description('Make an account with the role ADMIN and print the link that sets its password')
    .option('--url <address>', 'go through a running server')
    .option('--json', 'print JSON only')
    .exitOverride()
    .showHelpAfterError()
    .action((email: string, options) => run(options.json === true, () => runAdminInvite(email, options)));
  return program;
}

const stageHelp = `${organizationStages.join(', ').toLowerCase()}; prospects if absent`;

/** The stages named so far and one more, or several with commas. */
function stages(text: string, before: readonly string[] = []): string[] {
  const found = text
    .split(',')
    .map((one) => organizationStages.find((stage) => stage === one.trim().toUpperCase()));
  const known = found.filter((stage) => stage !== undefined);
  if (known.length < found.length) {
    throw new InvalidArgumentError(`It should be of ${organizationStages.join(', ').toLowerCase()}.`);
  }
  return [...before, ...known];
}

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It should be a whole number from ${least} to ${most}.`);
  };
}

function fraction(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('It should be a number from 0 to 1.');
}

// `perlen path ... | head -1`: whoever reads has enough, so there is nothing left to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  throw error;
});

const GRACE_MS = 2_000;

const program = makeProgram((code) => {
  process.exitCode = code;
  // A command that is done ends even if something that failed to close would keep the process alive.
  setTimeout(() => process.exit(code), GRACE_MS).unref();
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  const isHelp = error.code === 'commander.helpDisplayed' || error.code === 'commander.help';
  process.exitCode = isHelp || error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
}
