import { expect, test } from 'vitest'
import { decodeReference, escapeAttribute, escapeText } from './escape'
import { positionAt } from './position'
import { cdata, comment, instruction } from './serialize'

test('markup and what reading would change become references, other characters stay', () => {
  expect(escapeText('a & b < c > "d"\t\u00A0\u2019\r')).toBe('a &amp; b &lt; c &gt; "d"\t\u00A0\u2019&#13;')
  expect(escapeAttribute('"\t\n&<')).toBe('&quot;&#9;&#10;&amp;&lt;')
})

test('what XML cannot hold never makes it ill-formed', () => {
  expect(escapeText('a\u0000\u001Fb\uD800c\uDC00\uFFFF')).toBe('a\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFD')
  expect(escapeText('\u{1F600}\u0092')).toBe('\u{1F600}\u0092')
  expect(comment('a--b-')).toBe('<!--a- -b- -->')
  expect(instruction('t ?>')).toBe('<?t ? >?>')
  expect(cdata('a]]>b')).toBe('<![CDATA[a]]]]><![CDATA[>b]]>')
})

test('a reference stands for a character or for nothing', () => {
  expect(decodeReference('#x2019')).toBe('\u2019')
  expect(decodeReference('#8217')).toBe('\u2019')
  expect(decodeReference('amp')).toBe('&')
  expect(decodeReference('nbsp')).toBe(undefined)
  expect(decodeReference('#x110000')).toBe(undefined)
})

test('lines end with LF, CR LF or CR', () => {
  const text = 'a\nb\r\nc\rd'
  expect([0, 2, 5, 7].map((offset) => positionAt(text, offset))).toEqual([
    { line: 1, column: 1 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
  ])
})
