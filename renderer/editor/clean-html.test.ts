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
