/** How a publication looks where a reading program leaves that to it: little, for the reader chooses type and colours. */
export const epubStyle = `
body { margin: 0 5%; line-height: 1.45; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; font-weight: 600; margin: 1.6em 0 0.6em; page-break-after: avoid; break-after: avoid; }
h1 { font-size: 1.4em; } h2 { font-size: 1.2em; } h3, h4, h5, h6 { font-size: 1em; }
p { margin: 0; } p + p { text-indent: 1.3em; }
blockquote { margin: 0.8em 0 0.8em 1.3em; }
table { border-collapse: collapse; margin: 1em 0; font-size: 0.9em; }
td, th { border: 1px solid; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.4em; }
figure { margin: 1em 0; }
img { max-width: 100%; height: auto; }
a { text-decoration: none; }
sup, sub { line-height: 0; font-size: 0.72em; }
.smallcaps, .rend-smallcaps { font-variant: small-caps; }
.rend-italic { font-style: italic; } .rend-bold { font-weight: 600; } .rend-center { text-align: center; } .rend-right { text-align: right; }
.tei-dateline { text-align: right; font-style: italic; text-indent: 0; margin: 0.5em 0; }
.tei-signed { text-align: right; font-variant: small-caps; text-indent: 0; }
.tei-salute { margin: 0.5em 0; text-indent: 0; }
.tei-opener { margin-bottom: 0.7em; } .tei-closer { margin-top: 0.7em; }
p.tei-head { font-weight: 600; margin: 0.9em 0 0.3em; }
p.tei-l { text-indent: -1.3em; padding-left: 1.3em; } .tei-lg { margin: 0.9em 0 0.9em 1.3em; }
.part-sic ~ .part-corr::before, .part-orig ~ .part-reg::before, .part-abbr ~ .part-expan::before { content: " ["; } .part-sic ~ .part-corr::after, .part-orig ~ .part-reg::after, .part-abbr ~ .part-expan::after { content: "]"; }
ul.plain, .labelled { list-style: none; } .label { font-weight: 600; } .labelled > li > div { display: inline; }
.page-n { font-size: 0.7em; opacity: 0.7; } .page-n:not(:empty)::before { content: "["; } .page-n:not(:empty)::after { content: "]"; }
div.page { text-align: right; }
.object { opacity: 0.7; font-size: 0.85em; }
.end-notes { border-top: 1px solid; margin-top: 2em; font-size: 0.9em; }
ol.notes { list-style: none; padding: 0; } ol.notes > li { margin: 0.4em 0; } .note-text { display: inline; } .note-text > p:first-child { display: inline; }
aside.note, .note-block { font-size: 0.9em; margin: 0.5em 0 0.5em 1.3em; }
.title-page { margin-top: 20%; text-align: center; } .title-page dl { margin: 1.5em 0; } dl.facts dt { display: inline; font-style: italic; margin-right: 0.5em; } dl.facts dd { display: inline; margin: 0; }
.index ul { list-style: none; padding: 0; } .index li { margin: 0.2em 0 0.2em 1.3em; text-indent: -1.3em; } .about { opacity: 0.7; font-size: 0.85em; } .index .about { font-style: italic; }
nav ol { list-style: none; padding-left: 1em; }
[data-space='preserve'] { white-space: pre-wrap; }
`
