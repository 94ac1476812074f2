/** A typeface as a page's style sheet declares it: plain values, for a worker. */
export interface Typeface {
  readonly family: string;
  readonly source: string;
  readonly descriptors: { readonly weight: string; readonly unicodeRange: string };
}

/** The upright typefaces the page's style sheets declare. */
export function declaredTypefaces(): Typeface[] {
  return [...document.styleSheets].flatMap((sheet) =>
    rulesOf(sheet).flatMap((rule) =>
      rule instanceof CSSFontFaceRule && rule.style.getPropertyValue('font-style') !== 'italic'
        ? [typefaceOf(rule.style, sheet.href ?? location.href)]
        : [],
    ),
  );
}

function typefaceOf(style: CSSStyleDeclaration, base: string): Typeface {
  const value = (name: string) => style.getPropertyValue(name);
  return {
    family: value('font-family').replace(/^["']|["']$/gu, ''),
    // A worker would read an address from its own file on.
    source: value('src').replace(
      /url\(["']?([^"')]+)["']?\)/gu,
      (_, address: string) => `url("${new URL(address, base).href}")`,
    ),
    descriptors: {
      weight: value('font-weight') || 'normal',
      unicodeRange: value('unicode-range') || 'U+0-10FFFF',
    },
  };
}

/** A sheet that something from elsewhere brought does not let itself be read. */
function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
}
