/**
 * How a page is printed. Browsers know no footnotes: notes stand below the block with their reference, or after the text,
 * as was chosen. Engines that know `float: footnote` (CSS Generated Content for Paged Media, 2.1) put them at the foot.
 */
export const paperStyle = `
@page {
  size: A4; margin: 24mm 24mm 24mm 18mm;
  @bottom-center { content: counter(page); font: 8pt sans-serif; color: #555; }
}
@media print {
  :root, :root[data-theme] { --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --rubric: #8c2620; color-scheme: light; --gutter: 14mm; }
  html { font-size: 10.5pt; } body { line-height: 1.45; background: none; }
  .bar, .skip, .turn, .display { display: none; }
  main, .page-foot, .notes-beside main, .notes-beside .page-foot { max-width: none; padding: 0 0 0 14mm; margin: 0; }
  .contents details:not([open]) { display: none; }
  .text + .text { break-before: page; border: 0; padding: 0; margin: 0; }
  .index { break-before: page; border: 0; padding: 0; margin: 0; columns: 2; column-gap: 8mm; } .index h2 { column-span: all; }
  h1, h2, h3, h4, h5, h6, .tei-head, .tei-dateline, .tei-salute { break-after: avoid; } .tei-closer, .tei-signed { break-before: avoid; }
  tr, li, .note { break-inside: avoid; } thead { display: table-header-group; } .scroll { overflow: visible; }
  p { orphans: 2; widows: 2; } a { text-decoration: none; color: inherit; } .places a { text-decoration: none; color: inherit; } .page-foot { margin-top: 6mm; } .recto-text .ref a, .note .back { color: #000; }
  .note, .note-block { font-size: 8.5pt; line-height: 1.35; }
  .page-n { left: -14mm; width: 11mm; position: absolute; } .page-n::before, .page-n::after { content: none !important; }
  div.note { margin: 1.5mm 0 1.5mm 5mm; padding: 0; border: 0; }
  @supports (float: footnote) {
    div.note { float: footnote; margin: 0; padding: 0; border: 0; }
    div.note::footnote-call, div.note::footnote-marker { content: none; }
  }
}
`

/** The running head of printed pages, but for the first. */
export function runningHead(title: string): string {
  const said = title
    .replace(/[\s\u0000-\u001f]+/g, ' ')
    .replace(/["\\<>&]/g, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)
  return `@page { @top-center { content: "${said}"; font: italic 8.5pt serif; color: #555; } }\n@page :first { @top-center { content: none; } }`
}
