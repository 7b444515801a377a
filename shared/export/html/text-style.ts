/** How the text itself looks, within an element of the class `recto-text`. */
export const textStyle = `
.recto-text { position: relative; overflow-wrap: break-word; hyphens: auto; font-variant-numeric: oldstyle-nums; hanging-punctuation: first; }
.recto-text p { margin: 0; text-wrap: pretty; }
.recto-text p.follows, .recto-text :is(li, td, th, blockquote, .note-block, .note-text) > p + p { text-indent: 1.5em; }
.recto-text p.rend-flush, .recto-text p.rend-center, .recto-text p.rend-right, .recto-text .scroll + p, .recto-text blockquote + p { text-indent: 0; }
.recto-text h1, .recto-text h2, .recto-text h3, .recto-text h4, .recto-text h5, .recto-text h6 { font-weight: 600; line-height: 1.3; text-wrap: balance; hyphens: none; margin: 2.4rem 0 0.9rem; }
.recto-text h2 { font-size: 1.35rem; } .recto-text h3 { font-size: 1.15rem; } .recto-text h4, .recto-text h5, .recto-text h6 { font-size: 1rem; }
.recto-text > :first-child, .recto-text > section:first-child > :first-child, .recto-text > .page:first-child + *, .recto-text > section:first-child > .page:first-child + * { margin-top: 0; }
.recto-text section { margin-top: 2.4rem; } .recto-text > section:first-child { margin-top: 0; }
.recto-text .tei-front > section, .recto-text .tei-back > section { margin-top: 3rem; }

.tei-dateline, .tei-byline, .tei-docDate { font-style: italic; text-align: right; }
.recto-text .tei-dateline, .recto-text .tei-salute, .recto-text .tei-signed, .recto-text .tei-opener p, .recto-text .tei-closer p { text-indent: 0; }
.recto-text p.tei-dateline { margin: 0.5rem 0; } .recto-text .tei-opener { margin-bottom: 0.75rem; } .recto-text .tei-closer { margin-top: 0.75rem; }
.recto-text p.tei-salute { margin: 0.4rem 0; }
.tei-signed { text-align: right; font-variant-caps: small-caps; letter-spacing: 0.03em; }
.tei-postscript { margin-top: 1.25rem; }
.tei-trailer, .rend-center { text-align: center; } .rend-right { text-align: right; }
.rend-italic { font-style: italic; } .rend-bold { font-weight: 600; }
.smallcaps, .rend-smallcaps { font-variant-caps: small-caps; letter-spacing: 0.02em; }
.recto-text blockquote, .recto-text p.rend-quote { margin: 0.9rem 0 0.9rem 1.5rem; text-indent: 0; }
.recto-text p.tei-l { text-indent: -1.5em; padding-left: 1.5em; } .tei-lg { margin: 0.9rem 0 0.9rem 1.5rem; }
.recto-text p.tei-head { font-weight: 600; text-indent: 0; margin: 0.9rem 0 0.35rem; }
.recto-text p.tei-addrLine, .recto-text .tei-address p { text-indent: 0; }
.tei-speaker { font-variant-caps: small-caps; } .tei-stage { font-style: italic; }
[data-space='preserve'] { white-space: pre-wrap; }
.recto-text sup, .recto-text sub { line-height: 0; font-size: 0.72em; }

.recto-text ul, .recto-text ol { margin: 0.7rem 0; padding-left: 1.5rem; }
.recto-text li { padding-left: 0.15rem; margin: 0.15rem 0; } .recto-text li::marker { color: var(--quiet); }
.recto-text ul ul { list-style-type: disc; } .recto-text li > ul, .recto-text li > ol { margin: 0.2rem 0; }
.recto-text ul.plain { list-style: none; padding-left: 1.5rem; } .recto-text ul.plain > li { text-indent: -1.5rem; padding-left: 0; } .recto-text ul.plain > li > * { text-indent: 0; }
.recto-text .labelled { padding-left: 0; list-style: none; } .recto-text .labelled > li { padding-left: 0; display: grid; grid-template-columns: minmax(1.75rem, max-content) 1fr; gap: 0.5rem; text-indent: 0; }
.recto-text .labelled > li.between { display: block; } .recto-text li.between { list-style: none; }
.label { font-variant-numeric: tabular-nums; max-width: 12rem; }
.scroll { overflow-x: auto; margin: 1.1rem 0; }
.recto-text table { border-collapse: collapse; font-size: 0.9rem; line-height: 1.42; min-width: 100%; hyphens: manual; font-variant-numeric: lining-nums tabular-nums; border-top: 1px solid var(--ink); border-bottom: 1px solid var(--ink); }
.recto-text caption { text-align: left; font-weight: 600; padding: 0 0 0.45rem; }
.recto-text td, .recto-text th { padding: 0.32rem 1.1rem 0.32rem 0; vertical-align: top; text-align: left; font-weight: 400; }
.recto-text td:last-child, .recto-text th:last-child { padding-right: 0; }
.recto-text tbody tr + tr > * { border-top: 1px solid var(--line); } .recto-text thead > tr:last-child > * { border-bottom: 1px solid var(--ink); } .recto-text th { font-weight: 600; }
.recto-text .figures { text-align: right; } .recto-text tr.between > * { font-style: italic; }
.recto-text figure { margin: 1.2rem 0; } .recto-text img { max-width: 100%; height: auto; } .object { color: var(--quiet); font: 0.82rem/1.5 var(--sans); }

.page { color: var(--quiet); }
span.page::before { content: ''; display: inline-block; height: 0.95em; margin: 0 0.06em -0.14em; border-left: 1.5px solid var(--rubric); }
div.page { height: 0; }
.page-n { position: absolute; left: calc(-1 * var(--gutter)); width: calc(var(--gutter) - 1.1rem); text-align: right; font: 0.75rem/2.1 var(--sans); font-style: normal; font-variant: tabular-nums; text-indent: 0; letter-spacing: 0; user-select: none; }
.page:target .page-n { color: var(--rubric); font-weight: 600; }
@media screen and (max-width: 46rem) {
  .page-n { position: static; width: auto; font-size: 0.7rem; line-height: 1; }
  .page-n:not(:empty)::before { content: '['; } .page-n:not(:empty)::after { content: ']'; }
  span.page { margin: 0 0.15em; } div.page { height: auto; text-align: right; }
}

.ref { font-variant: lining-nums; } .recto-text sup.ref { line-height: 0; font-size: 0.7em; margin-left: 0.06em; }
.recto-text :is(h1, h2, h3) sup.ref { font-size: 0.6em; vertical-align: 0.5em; }
.ref a { color: var(--rubric); text-decoration: none; padding: 0.5em 0.15em; margin: 0 -0.1em; font-style: normal; font-weight: 500; } .ref a:hover { text-decoration: underline; }
.note, .note-block { font-size: 0.83rem; line-height: 1.5; text-align: left; font-style: normal; }
.note { display: grid; grid-template-columns: minmax(1.3rem, max-content) 1fr; column-gap: 0.35rem; }
.note .back { color: var(--rubric); text-decoration: none; font: 500 0.75rem/1.65 var(--sans); font-variant-numeric: tabular-nums; } .note .back:hover { text-decoration: underline; }
div.note { margin: 0.65rem 0 0.65rem 0.75rem; padding-left: 0.75rem; border-left: 1px solid var(--line); }
.note.in-note { margin-left: 1.5rem; }
.note-text { min-width: 0; } .note:target, .recto-text :target:not(.page):not(section):not(div) { background: var(--found); box-shadow: 0 0 0 0.25rem var(--found); }
.note-block { margin: 0.7rem 0; color: var(--quiet); } .note-block .back { float: left; margin-right: 0.5em; }
.end-notes { border-top: 1px solid var(--line); padding-top: 1.2rem; } .recto-text ol.notes { list-style: none; padding: 0; } .end-notes .note { padding: 0; margin: 0.35rem 0; }
.recto-text .end-notes > :is(h2, h3) { font: 600 0.8rem/1.5 var(--sans); color: var(--quiet); margin: 0 0 0.6rem; }
@media print, (max-width: 74.99rem) { .recto-text div.note + p.follows { text-indent: 0; } }
.notes-below .recto-text div.note + p.follows { text-indent: 0; }
@media screen and (min-width: 75rem) {
  .notes-beside div.note { float: right; clear: right; width: var(--notes); margin: 0 calc(-1 * var(--notes) - 2.5rem) 0.75rem 0; padding: 0; border: 0; }
  .notes-beside .placed div.note { float: none; position: absolute; left: calc(100% + 2.5rem); margin: 0; }
}

.names .recto-text .is-person, .names .recto-text .is-place, .names .recto-text .is-organisation, .names .recto-text .is-date, .names .recto-text .is-term { text-decoration-line: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
.names .recto-text .is-person { text-decoration-color: var(--person); } .names .recto-text .is-place { text-decoration-color: var(--place); text-decoration-style: dashed; }
.names .recto-text .is-organisation { text-decoration-color: var(--organisation); text-decoration-style: double; } .names .recto-text .is-date { text-decoration-color: var(--date); text-decoration-style: dotted; } .names .recto-text .is-term { text-decoration-color: var(--term); text-decoration-style: wavy; }
html:not(.names) .recto-text a:is(.is-person, .is-place, .is-organisation, .is-term) { text-decoration: underline dotted 1px color-mix(in srgb, currentColor 45%, transparent); }
html:not(.names) .recto-text a:is(.is-person, .is-place, .is-organisation, .is-term):hover { text-decoration-style: solid; }
.recto-text cite, .recto-text ins, .recto-text abbr { font-style: inherit; text-decoration: none; } .recto-text cite { font-style: italic; } .recto-text cite[data-level='a'] { font-style: normal; }
.tei-unclear { text-decoration: underline dotted var(--quiet); text-underline-offset: 0.2em; } .tei-gap, .tei-space { color: var(--quiet); }
.reading-all .part-corr::before, .reading-all .part-reg::before, .reading-all .part-expan::before { content: ' ['; } .reading-all .part-corr::after, .reading-all .part-reg::after, .reading-all .part-expan::after { content: ']'; }
`
