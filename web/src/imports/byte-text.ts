const bytesAtOnce = 8192;

/** Bytes as text, one character each, and nothing lost. (The browser's "latin1" is another encoding and loses some.) */
export function byteText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += bytesAtOnce) {
    text += String.fromCharCode(...bytes.subarray(at, at + bytesAtOnce));
  }
  return text;
}
