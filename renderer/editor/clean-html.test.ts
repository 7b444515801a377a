import { expect, test } from 'vitest'
import { cleanHtml } from './clean-html'

test('a web page keeps headings, lists, emphasis and tables, and nothing that could be taken for ours', () => {
  const html =
    '<h2 class="note">Title</h2><ul><li><span class="span persName" style="font-style: italic">One</span></li></ul>' +
    '<table><tr><td colspan="2" onclick="x()">Cell</td></tr></table><script>alert(1)</script>'
  expect(cleanHtml(html)).toBe(
    '<h2>Title</h2><ul><li><span><i>One</i></span></li></ul><table><tbody><tr><td colspan="2">Cell</td></tr></tbody></table>',
  )
})

test('our own text is left as it is', () => {
  const html = '<div class="textblock p" data-pm-slice="1 1 []">Text</div>'
  expect(cleanHtml(html)).toBe(html)
})

test('style sheets are gone before they are read, and so are the edit links of an encyclopedia', () => {
  const html = '<style>p { color: red }</style><h2>Title<span class="mw-editsection">[edit]</span></h2>'
  expect(cleanHtml(html)).toBe('<h2>Title</h2>')
})

test('small capitals stay', () => {
  expect(cleanHtml('<p><span style="font-variant: small-caps">Wendt</span></p>')).toBe(
    '<p><span><span class="span hi" data-attributes="{&quot;rend&quot;:&quot;smallcaps&quot;}">Wendt</span></span></p>',
  )
})

test('what a word processor says is a list becomes one, nested as it was', () => {
  const item = (level: number, mark: string, words: string) =>
    `<p class="MsoListParagraph" style="mso-list:l0 level${String(level)} lfo1"><span style="mso-list:Ignore">${mark}</span>${words}</p>`
  const html = `<p>Before</p>${item(1, '·', 'One')}${item(2, '1.', 'Inner')}${item(1, '·', 'Two')}<p>After</p>${item(1, '·', 'Three')}`
  expect(cleanHtml(html)).toBe(
    '<p>Before</p><ul><li>One<ol><li>Inner</li></ol></li><li>Two</li></ul><p>After</p><ul><li>Three</li></ul>',
  )
})

test('the caption of a table stands before it', () => {
  expect(cleanHtml('<table><caption>Tons</caption><tr><td>1</td></tr></table>')).toBe(
    '<p>Tons</p><table><tbody><tr><td>1</td></tr></tbody></table>',
  )
})
