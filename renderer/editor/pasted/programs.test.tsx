import fc from 'fast-check'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { exportTei } from '../../../shared/export/tei'
import { at, letter, p } from '../../../shared/testing/build'
import { runs } from '../../../shared/testing/campaign'
import { assertSound } from '../../../shared/testing/sound'
import { mountEditor } from '../../testing/mount-editor'
import { cleanHtml } from '../clean-html'

/** Pastes a page into an empty paragraph, as the browser does; the answer is the text of the body as TEI. */
async function pasted(html: string, into = letter(p('<a>'))) {
  const { select, text, doc } = await mountEditor(into)
  select(at(into, 'a'))
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/html', html)
  clipboardData.setData('text/plain', 'plain')
  text.view?.dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  assertSound(doc())
  const xml = exportTei({ doc: doc(), source: null }, { rebuild: true })
  const body = /<body>([^]*)<\/body>/.exec(xml)?.[1] ?? ''
  return {
    xml: body
      .replace(/>\s*\n\s*</g, '><')
      .replace(/\s+/g, ' ')
      .trim(),
    doc,
    into,
  }
}

const word = (body: string, notes = '') =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0} @font-face {font-family:"X"} --></style></head><body lang=EN-US style='tab-interval:35.4pt'><!--StartFragment-->${body}<!--EndFragment-->${notes}</body></html>`

const wordNotes = (texts: readonly string[]) =>
  `<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>${texts
    .map(
      (text, index) =>
        `<div style='mso-element:footnote' id=ftn${String(index + 1)}><p class=MsoFootnoteText><a style='mso-footnote-id:ftn${String(index + 1)}' href="#_ftnref${String(index + 1)}" name="_ftn${String(index + 1)}" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[${String(index + 1)}]</span><![endif]></span></span></a> ${text}<o:p></o:p></p></div>`,
    )
    .join('')}</div>`

const wordReference = (number: number) =>
  `<a style='mso-footnote-id:ftn${String(number)}' href="#_ftn${String(number)}" name="_ftnref${String(number)}" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[${String(number)}]</span><![endif]></span></span></a>`

test('Word keeps headings, emphasis, links and footnotes', async () => {
  const { xml } = await pasted(
    word(
      `<h2>The harbour<o:p></o:p></h2><p class=MsoNormal><o:p>&nbsp;</o:p></p>` +
        `<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Wendt</b> wrote<span style='mso-spacerun:yes'>  </span>` +
        `<span style='font-variant:small-caps'>to Hollander</span>${wordReference(1)} on the 2<sup>nd</sup> of H<sub>2</sub>O, ` +
        `<a href="https://example.org/a?b=1&amp;c=2"><span style='color:blue;text-decoration:underline'>there</span></a>.` +
        `<span style='display:none;mso-hide:all'>hidden</span><o:p></o:p></p>` +
        `<p class=MsoNormal>The <i style='mso-bidi-font-style:normal'>end</i>${wordReference(2)}</p>`,
      wordNotes(['A <i>first</i> note.', 'The second.']),
    ),
  )
  expect(xml).toBe(
    '<div><head>The harbour</head><p><hi rend="strong">Wendt</hi> wrote <hi rend="smallcaps">to Hollander</hi>' +
      '<note n="1"><p>A <hi rend="italic">first</hi> note.</p></note> on the 2<hi rend="superscript">nd</hi> of ' +
      'H<hi rend="sub">2</hi>O, <ref target="https://example.org/a?b=1&amp;c=2">there</ref>.</p>' +
      '<p>The <hi rend="italic">end</hi><note n="2"><p>The second.</p></note></p></div>',
  )
})

test('Word keeps lists, tables and comments, which become notes to oneself', async () => {
  const item = (level: number, mark: string, words: string) =>
    `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${String(level)} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>`
  const { xml } = await pasted(
    word(
      `<p class=MsoNormal>Before<a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AB1]</a></p>` +
        item(1, '1.', 'One') +
        item(2, '·', 'Inner') +
        item(1, '2.', 'Two') +
        `<table class=MsoNormalTable border=1><tr><td colspan=2 style='border:solid'><p class=MsoNormal>Tons<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>1</p></td><td><p class=MsoNormal>2</p></td></tr></table>` +
        `<p class=MsoListParagraph>After</p>`,
      `<div style='mso-element:comment-list'><hr class=msocomoff align=left size=1 width="33%"><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText><a name="_msocom_1"></a><a class=msocomoff href="#_msoanchor_1">[AB1]</a>Is this right?<o:p></o:p></p></div></div></div>`,
    ),
  )
  expect(xml).toBe(
    '<div><p>Before<note type="query"><p>Is this right?</p></note></p>' +
      '<list rend="numbered"><item><p>One</p><list><item><p>Inner</p></item></list></item><item><p>Two</p></item></list>' +
      '<table><row><cell cols="2"><p>Tons</p></cell></row><row><cell><p>1</p></cell><cell><p>2</p></cell></row></table>' +
      '<p>After</p></div>',
  )
})

test('LibreOffice keeps footnotes, emphasis by fonts, and lists within lists', async () => {
  const { xml } = await pasted(
    `<html><head><style type="text/css">p { margin-bottom: 0.25cm }</style></head><body lang="en-GB" dir="ltr">` +
      `<p>The <font face="Serif"><span style="font-variant: small-caps">Pilot</span></font> waits<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> ` +
      `and<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a> <u>ends</u>.</p>` +
      `<ul><li><p>One</p></li><ul><li><p>Inner</p></li></ul><li><p>Two</p></li></ul>` +
      `<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>At the <b>quay</b>.</p></div>` +
      `<div id="sdendnote1"><p class="sdendnote"><a class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a>An endnote.</p></div></body></html>`,
  )
  expect(xml).toBe(
    '<div><p>The <hi rend="smallcaps">Pilot</hi> waits<note n="1"><p>At the <hi rend="strong">quay</hi>.</p></note> ' +
      'and<note n="i"><p>An endnote.</p></note> <hi rend="underline">ends</hi>.</p>' +
      '<list><item><p>One</p><list><item><p>Inner</p></item></list></item><item><p>Two</p></item></list></div>',
  )
})

test('Google Docs keeps emphasis by style, lists and footnotes, and is not bold as a whole', async () => {
  const plain =
    'font-size:11pt;font-weight:400;font-style:normal;font-variant:normal;text-decoration:none;vertical-align:baseline'
  const { xml } = await pasted(
    `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d-7fff"><p dir="ltr" style="line-height:1.38"><span style="${plain}">The </span>` +
      `<span style="font-size:11pt;font-weight:700;font-style:italic;text-decoration:none">harbour</span><span style="${plain}"> is </span>` +
      `<a href="https://example.org/" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline">closed</span></a>` +
      `<span style="font-size:0.6em;vertical-align:super"><a href="#ftnt1" id="ftnt_ref1">[1]</a></span></p><br />` +
      `<ol><li dir="ltr" style="${plain}" aria-level="1"><p dir="ltr" role="presentation"><span style="${plain}">One</span></p></li><ul><li aria-level="2"><p><span style="${plain}">Inner</span></p></li></ul></ol>` +
      `<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span style="${plain}">&nbsp;Since May.</span></p></div></b>`,
  )
  expect(xml).toContain(
    '<p>The <hi rend="strong"><hi rend="italic">harbour</hi></hi> is <ref target="https://example.org/">closed</ref>' +
      '<note n="1"><p>Since May.</p></note></p>' +
      '<list rend="numbered"><item><p>One</p><list><item><p>Inner</p></item></list></item></list>',
  )
})

test('an encyclopedia in the browser keeps its references as notes', async () => {
  const { xml } = await pasted(
    `<p>The <i>pilot</i><sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> and <code>x</code>; <a href="javascript:alert(1)">no</a>.</p>` +
      `<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">^</a></span> <span class="reference-text">A book.</span></li></ol>`,
  )
  expect(xml).toBe(
    '<div><p>The <hi rend="italic">pilot</hi><note n="1"><p>A book.</p></note> and <code>x</code>; no.</p></div>',
  )
})

test('words with a note are pasted into a line, and one undo takes them out again', async () => {
  const { xml, doc, into } = await pasted(
    word(`<p class=MsoNormal>old<b>er</b>${wordReference(1)} and</p>`, wordNotes(['Why?'])),
    letter(p('The <a>pilot.')),
  )
  expect(xml).toBe('<div><p>The old<hi rend="strong">er</hi><note n="1"><p>Why?</p></note> andpilot.</p></div>')
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(doc().eq(into)).toBe(true)
})

test.each<readonly [string, (length: number) => string]>([
  ['bold and italic in each other', (length) => '<b><i>'.repeat(0.6 * length)],
  ['raised in each other', (length) => `${'<sup>'.repeat(length)}x`],
  [
    'numbers of one note',
    (length) =>
      `<p>${Array.from({ length }, (_, index) => `<a href="#fn1" id="r${String(index)}">1</a>`).join('')}</p><div id="fn1">${'<p>x</p>'.repeat(length)}</div>`,
  ],
  ['items of a list', (length) => '<p style="mso-list:l0 level9">x'.repeat(length)],
  ['lists in each other', (length) => '<ul>'.repeat(0.6 * length)],
  ['tables in each other', (length) => '<table><caption>'.repeat(0.06 * length)],
])('a page of the clipboard takes no more time than its length asks for: %s', (_, page) => {
  const time = (length: number) => {
    const start = performance.now()
    cleanHtml(page(length))
    return performance.now() - start
  }
  // Other work of the machine makes a run slow and never quick, so the least of some counts. Quadratic time would be 100 times as long.
  let [short, long] = [time(500), time(5000)]
  for (let round = 0; round < 8 && long >= 50 * Math.max(short, 10); round++) {
    short = Math.min(short, time(500))
    long = Math.min(long, time(5000))
  }
  expect(long).toBeLessThan(50 * Math.max(short, 10))
})

test.each([
  '<p><a href="#fn1">1</a></p><div id="fn1"><a href="#fn2">2</a></div><div id="fn2"><a href="#fn1">1</a></div>',
  '<p id="fn1"><a href="#fn1">1</a></p>',
])('notes that lead to each other have an end: %s', (html) => {
  expect(cleanHtml(html)).toBeDefined()
})

test('whatever pieces of such pages are pasted, the words outside of notes stay, and nothing of theirs is left but what is ours', () => {
  const pieces = [
    '<p class=MsoNormal>',
    '</p>',
    '<b>',
    '</b>',
    '<sup>',
    '</sup>',
    '<div style="mso-element:footnote">',
    '</div>',
    'word ',
    wordReference(1),
    wordNotes(['Text']),
    '<ul>',
    '<li>',
    '</li>',
    '</ul>',
    '<table><tr><td>',
    '</td></tr></table>',
    '<p class=MsoListParagraph style="mso-list:l0 level2 lfo1">',
    '<span style="font-weight:bold;vertical-align:super">',
    '</span>',
    '<a href="#sdfootnote1sym" class="sdfootnoteanc"><sup>1</sup></a>',
    '<p id="sdfootnote1sym">',
    '<h1>',
    '</h1>',
    '<br>',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const html = parts.join('')
      const cleaned = cleanHtml(html)
      expect(cleaned).not.toMatch(/ (?:style|id|href|onclick)=/)
      const count = (text: string) => text.split('word').length
      const { textContent } = new DOMParser().parseFromString(cleaned, 'text/html').body
      expect(count(textContent)).toBe(count(html))
    }),
    runs(60, undefined),
  )
})
