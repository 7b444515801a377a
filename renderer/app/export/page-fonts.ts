/**
 * The `@font-face` rules of this window, with the paths of their files from the root of the interface, for a page that is printed
 * in the same letters.
 */
export function pageFonts(): string {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => ({ rule, base: sheet.href ?? location.href })))
    .filter(({ rule }) => rule instanceof CSSFontFaceRule)
    .map(({ rule, base }) =>
      rule.cssText.replace(/url\("([^"]+)"\)/g, (_, address: string) => `url("${new URL(address, base).pathname}")`),
    )
    .join('\n')
}
