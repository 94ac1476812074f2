/** Domains as people write them, one after another: commas, spaces, an @ or https:// in front are no matter. */
export function readDomains(text: string): string[] {
  const domains = text
    .split(/[\s,;]+/u)
    .map((each) =>
      each
        .replace(/^https?:\/\//iu, '')
        .replace(/^.*@/u, '')
        .replace(/\/.*$/u, '')
        .toLowerCase(),
    )
    .filter((each) => each !== '');
  return [...new Set(domains)];
}
