import type { VerificationView } from '../audit/verification.js';
import { connect } from './connection.js';
import { EXIT, printJson, printLine } from './outcome.js';

const VERIFY = /* GraphQL */ `query Verify($known: String) {
  auditVerification(known: $known) { isWhole blocks entries from until head stub findings }
}`;

export interface VerifyOptions {
  /** NUMBER:HASH, as an earlier run printed it. */
  readonly known?: string;
  readonly url?: string;
  readonly json?: boolean;
}

/** `perlen audit verify`: exit 0 if the audit log is whole, 1 if not. */
export async function runAuditVerify({ known, url, json }: VerifyOptions): Promise<number> {
  const connection = await connect({ url });
  try {
    const variables = known === undefined ? {} : { known };
    const { auditVerification: found } = await connection.ask<{ auditVerification: VerificationView }>(
      VERIFY,
      variables,
    );
    if (json === true) printJson(found);
    else print(found);
    return found.isWhole ? EXIT.done : EXIT.refused;
  } finally {
    await connection.close();
  }
}

function print({ isWhole, blocks, entries, from, until, head, stub, findings }: VerificationView): void {
  for (const finding of findings) printLine(finding);
  const span = from === null ? '' : `, from ${from} to ${until}`;
  printLine(`${entries} entries in ${blocks} blocks${span}: ${isWhole ? 'whole' : 'not whole'}.`);
  if (stub !== null) printLine(`What is older than 90 days is forgotten, up to ${stub}.`);
  printLine(`It ends with ${head}. Note this elsewhere and give it to --known later.`);
}
