import { paperStyle } from './paper-style'
import { textStyle } from './text-style'

const dark = `--desk: #1b1a18; --paper: #232220; --panel: #2a2926; --line: #3b3935; --ink: #ece8df; --quiet: #b0a99d;
  --rubric: #ec8a80; --person: #8db7f2; --place: #83cf9f; --organisation: #c6a3ea; --date: #e2b266; --term: #6fcdd6;
  --focus: #7fb0f5; --found: #45402c; color-scheme: dark;`

const frame = `
:root {
  --desk: #f6f4ef; --paper: #fffefb; --panel: #faf9f6; --line: #dfdace; --ink: #22201c; --quiet: #625d54;
  --rubric: #a3312b; --person: #2a5fa8; --place: #2b704a; --organisation: #7a4ba3; --date: #835409; --term: #0f6d76;
  --focus: #2f6fd0; --found: #fbf0c9; color-scheme: light;
  --serif: 'Source Serif 4', 'Source Serif 4 Variable', 'Source Serif Pro', 'Iowan Old Style', Charter, 'Bitstream Charter', 'Palatino Linotype', Palatino, 'Noto Serif', Georgia, serif;
  --sans: Inter, 'Inter Variable', system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif;
  --measure: 35rem; --gutter: 4.5rem; --notes: 17rem;
}
@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${dark} } }
:root[data-theme='dark'] { ${dark} }
* { box-sizing: border-box; }
html { font-size: 106.25%; scroll-padding-top: 4rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.62 var(--serif); }
a { color: inherit; text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100vw; top: 0; background: var(--paper); padding: 0.6rem 1rem; z-index: 3; font: 0.85rem/1.4 var(--sans); }
.skip:focus { left: 0; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.bar { position: sticky; top: 0; z-index: 2; display: flex; align-items: center; gap: 1.25rem; min-height: 2.75rem; padding: 0 1.25rem;
  background: var(--panel); border-bottom: 1px solid var(--line); font: 0.8rem/1.4 var(--sans); color: var(--quiet); }
.bar-title { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.bar-title a { text-decoration: none; color: var(--ink); }
.bar nav { display: flex; gap: 1rem; }
.bar summary, .bar nav a { cursor: pointer; padding: 0.45rem 0.1rem; white-space: nowrap; text-decoration: none; color: var(--quiet); }
.bar summary:hover, .bar nav a:hover { color: var(--ink); }
.display { position: relative; }
.display .panel { position: absolute; right: 0; top: calc(100% + 0.4rem); width: min(17rem, calc(100vw - 2.5rem)); padding: 1rem; display: grid; gap: 0.9rem;
  background: var(--panel); color: var(--ink); border: 1px solid var(--line); border-radius: 7px; }
.display fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: 0.15rem; }
.display legend { padding: 0 0 0.25rem; color: var(--quiet); font-size: 0.75rem; }
.display label { display: flex; gap: 0.5rem; align-items: center; min-height: 1.75rem; }
.display input { accent-color: var(--rubric); margin: 0; }

main, .page-foot { max-width: calc(var(--measure) + 2 * var(--gutter)); margin: 0 auto; padding: 0 var(--gutter); }
main { padding-top: 3rem; padding-bottom: 5rem; }
@media screen and (min-width: 75rem) {
  .notes-beside main, .notes-beside .page-foot { max-width: calc(var(--measure) + 2 * var(--gutter) + var(--notes)); padding-right: calc(var(--gutter) + var(--notes)); }
}
@media screen and (max-width: 46rem) { :root { --gutter: 1.25rem; } main { padding-top: 1.75rem; } .bar { padding: 0 1.25rem; } }

.title-page { margin-bottom: 3rem; }
.title-page h1 { margin: 0 0 1.25rem; font-size: 1.9rem; line-height: 1.22; font-weight: 600; letter-spacing: -0.012em; text-wrap: balance; }
.title-page h1::after { content: ''; display: block; width: 2.5rem; margin-top: 1.25rem; border-top: 2px solid var(--rubric); }
.about-text { margin-top: 2.5rem; padding-top: 0.9rem; border-top: 1px solid var(--line); }
.facts { margin: 0; font: 0.8rem/1.5 var(--sans); color: var(--quiet); display: grid; gap: 0.2rem; }
.facts div { display: grid; grid-template-columns: 6rem 1fr; gap: 0.75rem; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; color: var(--ink); overflow-wrap: anywhere; }
.contents { margin: 0 0 3.5rem; }
.contents summary { cursor: pointer; font: 600 0.8rem/2 var(--sans); color: var(--quiet); }
.contents ol { margin: 0.4rem 0 0; padding: 0; list-style: none; counter-reset: line; }
.contents li { counter-increment: line; display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 1.5rem; align-items: baseline; padding: 0.42rem 0 0.42rem 2.4rem; position: relative; border-top: 1px solid var(--line); line-height: 1.4; }
.contents li::before { content: counter(line); position: absolute; left: 0; color: var(--quiet); font: 0.78rem/1.85 var(--sans); font-variant-numeric: tabular-nums; }
.contents a { text-decoration: none; }
.contents a:hover { text-decoration: underline; }
.about { color: var(--quiet); font-size: 0.85em; }
.text + .text { margin-top: 4.5rem; padding-top: 3rem; border-top: 1px solid var(--line); }
.turn { display: flex; justify-content: space-between; gap: 2rem; margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); font: 0.8rem/1.5 var(--sans); }
.turn a { text-decoration: none; color: var(--quiet); }
.turn a:hover { color: var(--ink); text-decoration: underline; }
.turn [rel='next'] { margin-left: auto; text-align: right; }

.index { margin-top: 5rem; padding-top: 2.5rem; border-top: 1px solid var(--line); }
.index h2 { font-size: 1.4rem; line-height: 1.3; font-weight: 600; margin: 0 0 1rem; }
.index h3 { font: 600 0.8rem/1.5 var(--sans); color: var(--quiet); margin: 2rem 0 0.5rem; }
.index ul { list-style: none; margin: 0; padding: 0; font-size: 0.92rem; line-height: 1.5; }
.index li { padding: 0.16rem 0 0.16rem 1.5rem; text-indent: -1.5rem; overflow-wrap: anywhere; }
.index li:target { background: var(--found); box-shadow: 0 0 0 0.3rem var(--found); }
.places { font-variant-numeric: tabular-nums; color: var(--quiet); margin-left: 0.35em; }
.places a { text-decoration-line: underline; color: var(--rubric); white-space: nowrap; padding: 0.1em 0; }
.places a:hover { text-decoration: underline; }
.page-foot { font: 0.75rem/1.5 var(--sans); color: var(--quiet); padding-bottom: 2.5rem; }
`

/** The style sheet of an edition's pages, light and dark, for screens from 360 px and for paper. */
export const editionStyle: string = [frame, textStyle, paperStyle].join('\n')
