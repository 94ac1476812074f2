import { byteText } from './byte-text.js';

/** Headers end long before; what is longer is cut, and the server says what it could not read. */
const longestHeadBytes = 512 * 1024;

const divider = 'From perlen@localhost Thu Jan  1 00:00:00 1970\n';

/**
 * Single messages (.eml) as one mailbox. Only their headers go into it: nothing else of a message is read, so nothing
 * else leaves this computer.
 */
export async function joinMessages(files: readonly Blob[]): Promise<Blob> {
  const parts: string[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.slice(0, longestHeadBytes).arrayBuffer());
    const text = byteText(bytes).replaceAll('\r\n', '\n');
    const end = text.indexOf('\n\n');
    const head = (end < 0 ? text : text.slice(0, end)).replace(/^From [^\n]*\n/u, '');
    parts.push(divider, head.replaceAll(/^From /gmu, '>From '), '\n\n\n');
  }
  return new Blob([Uint8Array.from(parts.join(''), (letter) => letter.charCodeAt(0))]);
}
