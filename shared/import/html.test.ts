import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { validate } from '../grammar'
import { teiGrammar } from '../grammar/tei'
import { runs } from '../testing/campaign'
import { parseXml } from '../xml/parse'
import { importHtml } from './html'
import { importMarkdown } from './markdown'

const times = process.env['RECTO_CAMPAIGN']

function read(html: string) {
  const { value, findings } = importHtml('page.html', { text: html, encoding: 'utf-8', bom: false })
  if (!value) throw new Error(findings.map(({ message }) => message).join())
  const tree = parseXml(value.file.text).value
  const violations = tree ? validate(teiGrammar(), tree, value.file.text).map(({ message }) => message) : ['malformed']
  expect(violations).toEqual([])
  const [, body = ''] = /<body>\n([^]*)\n<\/body>/.exec(value.file.text) ?? []
  return { ...value, body: body.replaceAll('\n', ''), tei: value.file.text, findings }
}

const body = (html: string): string => read(html).body
const markdown = (text: string) => {
  const { value } = importMarkdown('text.md', { text, encoding: 'utf-8', bom: false })
  const [, found = ''] = /<body>\n([^]*)\n<\/body>/.exec(value?.file.text ?? '') ?? []
  return { body: found.replaceAll('\n', ''), title: value?.title, doc: value?.doc }
}

describe('A web page', () => {
  test('becomes divisions by its headings, each as deep as its heading', () => {
    expect(body('<p>Before</p><h1>One</h1><p>a</p><h3>Deep</h3><div>b</div><h2>Two</h2><h1>Three</h1>')).toBe(
      '<div><p>Before</p></div><div><head>One</head><p>a</p><div><head>Deep</head><p>b</p></div><div><head>Two</head></div></div><div><head>Three</head></div>',
    )
    expect(body('')).toBe('<div><p/></div>')
  })

  test('keeps emphasis, by elements and by styles, and one space where a browser shows one', () => {
    expect(
      body('<p>  A <b> bold\n </b> and <span style="font-style:italic">slanted</span> <em></em><sc>x</sc> </p>'),
    ).toBe('<div><p>A <hi rend="strong">bold </hi>and <hi rend="italic">slanted</hi> x</p></div>')
    expect(body('<p>x<sup>2</sup> <del>no</del> <i lang="fr">oui</i><br> y<br></p>')).toBe(
      '<div><p>x<hi rend="superscript">2</hi> <del>no</del> <foreign xml:lang="fr"><hi rend="italic">oui</hi></foreign><lb/>y</p></div>',
    )
  })

  test('keeps lists, tables, quotations, rules and what is set letter by letter', () => {
    expect(body('<ol start=3><li>a<li><p>b</p><ul>loose<li>c</ul></ol><dl><dt>T<dd>D<dd>E</dl>')).toBe(
      '<div><list rend="numbered"><item n="3">a</item><item n="4"><p>b</p><list><item>loose</item><item>c</item></list></item></list><list type="gloss"><label>T</label><item><p>D</p><p>E</p></item></list></div>',
    )
    expect(
      body(
        '<table><caption>Salt</caption><tr><th>a<th>b<tr><td colspan=2>c</table><blockquote>q</blockquote><hr><pre>\n a\n  b\n</pre>',
      ),
    ).toBe(
      '<div><table><head>Salt</head><row role="label"><cell>a</cell><cell>b</cell></row><row><cell cols="2">c</cell></row></table><quote><p>q</p></quote><milestone unit="section" rend="rule"/><ab rend="preformatted" xml:space="preserve"> a<lb/>  b</ab></div>',
    )
  })

  test('keeps links, to places in it too, and runs nothing', () => {
    expect(
      body(
        '<h1 id="a b">A</h1><p>to <a href="#a%20b">A</a>, <a href="https://example.org/?a&amp;b">out</a>, <a href="javascript:alert(1)">run</a></p>',
      ),
    ).toBe(
      '<div><head xml:id="a_b">A</head><p>to <ref target="#a_b">A</ref>, <ref target="https://example.org/?a&amp;b">out</ref>, run</p></div>',
    )
  })

  test('leaves out scripts, styles, forms and what is not shown, and tells', () => {
    const { body: text, findings } = read(
      '<style>p{}</style><p>a<script>b</script><img src="x.png" alt="y"></p><iframe>c</iframe><p hidden>d</p><svg><text>e</text></svg>',
    )
    expect(text).toBe('<div><p>a<graphic url="x.png"/></p></div>')
    expect(findings.map(({ code, values }) => [code, values?.['count']])).toEqual([
      ['html-left-out', 4],
      ['html-images', 1],
    ])
  })

  test('says what it is called, its language and its pages', () => {
    const {
      title,
      tei,
      body: text,
    } = read(
      '<html lang="de_CH"><title>Der  Brief</title><p>A<span role="doc-pagebreak" aria-label="Page 12"></span>b</p>',
    )
    expect(title).toBe('Der Brief')
    expect(tei).toContain('<text xml:lang="de-CH">')
    expect(text).toBe('<div><p>A<pb n="12"/>b</p></div>')
  })
})

describe('Footnotes come from', () => {
  const note = (n: string, id: string) =>
    `<div><p>Quay.<note n="${n}" xml:id="${id}"><p>East of <hi rend="italic">it</hi>.</p></note></p></div>`

  test.each([
    [
      'Word',
      '<p>Quay.<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a></p><div style="mso-element:footnote-list"><br clear=all><hr width="33%"><div style="mso-element:footnote" id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> East of <i>it</i>.</p></div></div>',
      '1',
      '_ftn1',
    ],
    [
      'LibreOffice',
      '<p>Quay.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>East of <i>it</i>.</p></div>',
      '1',
      'sdfootnote1sym',
    ],
    [
      'pandoc',
      '<p>Quay.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p><section id="footnotes" class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>East of <em>it</em>.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
      '1',
      'fn1',
    ],
    [
      'DPUB-ARIA',
      '<p>Quay.<sup><a role="doc-noteref" href="#n-a" id="r">a</a></sup></p><aside role="doc-footnote" id="n-a"><p><a role="doc-backlink" href="#r">a</a> East of <em>it</em>.</p></aside>',
      'a',
      'n-a',
    ],
    [
      'EPUB',
      '<p>Quay.<a epub:type="noteref" href="#x9">9</a></p><aside epub:type="footnote" id="x9">East of <i>it</i>.</aside>',
      '9',
      'x9',
    ],
    [
      'an encyclopedia',
      '<p>Quay.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup></p><div class="reflist"><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text">East of <i>it</i>.</span></li></ol></div>',
      '1',
      'cite_note-1',
    ],
  ])('%s', (_, html, n, id) => {
    expect(body(html)).toBe(note(n, id))
  })

  test('a note that is referred to twice, once; in a note, too; and what is no reference stays', () => {
    expect(
      body(
        '<p>a<a href="#fn1">1</a> b<a href="#fn1">1</a> <a href="#p">7</a></p><p id=p>P</p><ol class=footnotes><li id=fn1>One<a href="#fn2">2</a></li><li id=fn2>Two<a href="#fn1">1</a></li><li id=fn3>Three</li></ol>',
      ),
    ).toBe(
      '<div><p>a<note n="1" xml:id="fn1"><p>One<note n="2" xml:id="fn2"><p>Two<ref target="#fn1">1</ref></p></note></p></note> b<ref target="#fn1">1</ref> <ref target="#p">7</ref></p><p xml:id="p">P</p><list rend="numbered"><item>Three</item></list></div>',
    )
  })
})

describe('Markdown', () => {
  test('has headings, emphasis, lists, tables and footnotes', () => {
    const { body: text } = markdown(
      '# Quay\n\nThe *old* quay[^a] is **sold**.\n\n- [x] one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> q\n\n[^a]: East.\n\n    More.\n',
    )
    expect(text).toBe(
      '<div><head>Quay</head><p>The <hi rend="italic">old</hi> quay<note n="1" xml:id="user-content-fn-a"><p>East.</p><p>More.</p></note> is <hi rend="strong">sold</hi>.</p><list><item>☒ one</item><item>two</item></list><table><row role="label"><cell>a</cell><cell>b</cell></row><row><cell>1</cell><cell>2</cell></row></table><quote><p>q</p></quote></div>',
    )
  })

  test('is called as its front matter says, else as its first heading', () => {
    expect(markdown('---\ntitle: "The & quay"\nx: y\n---\n\nText.').title).toBe('The & quay')
    expect(markdown('Text.\n\n## A *heading*\n').title).toBe('A heading')
    expect(markdown('---\n\nText with a rule').body).toContain('rend="rule"')
  })
})

describe('Hostile input', () => {
  test.each([
    ['elements without end', '<div>'.repeat(100_000)],
    ['formatting without end', Array.from({ length: 3000 }, (_, index) => `<b a=${String(index)}><p>`).join('')],
    ['tables in tables', '<table><tr><td>'.repeat(2000)],
  ])('%s is refused', (_, html) => {
    expect(importHtml('x.html', { text: html, encoding: 'utf-8', bom: false }).findings[0]?.code).toBe('html-tangled')
  })

  test.each([
    ['quotations', '>'.repeat(20_000) + ' a\n'],
    ['lines of quotations', `${'> '.repeat(200)}a\n`.repeat(300)],
    ['brackets', '['.repeat(20_000)],
    ['emphasis', '*a _b '.repeat(5000)],
    ['lists', '- '.repeat(3000) + 'a'],
  ])('%s without end are read', (_, text) => {
    const { value, findings } = importMarkdown('x.md', { text, encoding: 'utf-8', bom: false })
    expect(value !== null || findings[0]?.code === 'html-tangled').toBe(true)
  })
})

const tags =
  'p div h1 h2 b i sup a ul ol li dl dt dd table tr td th caption blockquote pre br hr figure img span section q ins aside'.split(
    ' ',
  )
const attribute = fc.constantFrom(
  '',
  ' id=a',
  ' id=b',
  ' href="#a"',
  ' href="#b" role=doc-noteref',
  ' class=footnote',
  ' lang=fr',
  ' role=doc-pagebreak title=3',
  ' colspan=2',
  ' style="font-weight:bold"',
)
const tag = fc
  .tuple(fc.constantFrom('<', '<', '</'), fc.constantFrom(...tags), attribute)
  .map(([start, name, more]) => (start === '</' ? `</${name}>` : `<${name}${more}>`))
const soup = fc
  .array(fc.oneof(tag, tag, fc.constantFrom('word ', ' ', '1', '&amp;', '\n', '\u0001', '𝔊')), { maxLength: 40 })
  .map((parts) => parts.join(''))

test('only what is in another language than what is around it is foreign', () => {
  const page =
    '<html lang="en-US"><body><p><span lang="EN-US">The quay</span> <span lang="fr">le <b lang="FR">quai</b> <i lang="en-US">or quay</i></span></p></body></html>'
  const { value } = importHtml('a.html', { text: page, encoding: 'utf-8', bom: false })
  expect(value?.file.text.match(/<foreign[^>]*>/g)).toEqual(['<foreign xml:lang="fr">', '<foreign xml:lang="en-US">'])
})

test('Any page becomes valid TEI, and no word of it is lost', () => {
  fc.assert(
    fc.property(soup, (html) => {
      const { doc } = read(html)
      const words = (text: string) => (text.match(/word/g) ?? []).length
      expect([words(shown(doc)), html]).toEqual([words(html), html])
    }),
    runs(150, times),
  )
})

const shown = (doc: Node): string =>
  doc.textBetween(0, doc.content.size, ' ', ({ type, attrs }) => (type.name === 'header' ? '' : JSON.stringify(attrs)))
