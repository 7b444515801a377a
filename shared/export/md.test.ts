import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { importMarkdown } from '../import/markdown'
import { blockText } from '../queries/block-text'
import {
  cell,
  div,
  head,
  item,
  lb,
  letter,
  list,
  note,
  numbered,
  p,
  pageBreak,
  pb,
  quote,
  row,
  span,
  spanWith,
  table,
} from '../testing/build'
import { runs } from '../testing/campaign'
import { toExport } from '../testing/to-export'
import { mdFormat } from './md'

const times = process.env['RECTO_CAMPAIGN']

async function markdown(doc: Node): Promise<string> {
  const { files } = await mdFormat.write(toExport(['', doc]), {}, () => undefined)
  return new TextDecoder().decode(files[0]?.bytes)
}

describe('A text in Markdown', () => {
  test('has headings, emphasis, lists, quotations, footnotes and pages', async () => {
    const hi = (rend: string, ...words: string[]) => spanWith('hi', { rend }, ...words)
    const text = letter(
      head('To *Hale*'),
      p(
        'The ',
        hi('italic', 'old'),
        ' quay',
        numbered('18', p('East', note(p('Inner.')), '.'), p('More.')),
        ' is ',
        hi('italic', '(new)'),
        'ly s',
        hi('strong', 'ol'),
        'd.',
      ),
      pageBreak('5'),
      p('1. No list', lb(), 'but # text', pb('6')),
      div(head('Part'), quote(p('said'), p('twice')), list(item(p('one'), list(item(p('deep')))), item(p('two')))),
      p('See ', spanWith('ref', { target: 'https://example.org/a(b' }, 'there'), '. www.x.org a@b.c'),
    )
    expect(await markdown(text)).toBe(
      [
        '# To \\*Hale\\*',
        'The *old* quay[^18] is <em>(new)</em>ly s<strong>ol</strong>d.',
        '\\[Page 5\\]',
        '1\\. No list<br>but # text\\[Page 6\\]',
        '## Part',
        '> said\n>\n> twice',
        '- one\n\n  - deep\n- two',
        'See [there](<https://example.org/a(b>). www&#46;x.org a&#64;b.c',
        '[^18]: East[^2].\n\n    More.',
        '[^2]: Inner.\n',
      ].join('\n\n'),
    )
  })

  test('draws tables as GitHub does, and as HTML where that cannot', async () => {
    expect(await markdown(letter(table(row(cell(p('a|b')), cell(p('c'))), row(cell(p('1'))))))).toBe(
      '|  |  |\n| --- | --- |\n| a\\|b | c |\n| 1 |  |\n',
    )
    const html = await markdown(letter(table(row(cell(p('a'), p('*b')), cell(p('c'))))))
    expect(html).toContain('<td>\n\na\n\n\\*b\n\n</td>')
  })
})

/** The words of each block, those of notes behind, as a reader has them; a line break is a space. */
function wordsOf(doc: Node): { readonly blocks: readonly string[]; readonly notes: readonly string[] } {
  const [blocks, notes]: [string[], string[]] = [[], []]
  const visit = (node: Node, to: string[]): void => {
    if (node.isTextblock) {
      const words = blockText(node).text.replace(/\s+/g, ' ').trim()
      if (words !== '') to.push(words)
      for (const child of node.children) if (child.type.name === 'note') visit(child, notes)
    } else for (const child of node.children) visit(child, to)
  }
  visit(doc, blocks)
  return { blocks, notes: notes.toSorted() }
}

const signs = fc.constantFrom(
  ...'*_`~[]()<>&#!|\\-+=.:^$123'.split(''),
  'ab',
  'c',
  ' ',
  '  ',
  '\u00a0',
  'é',
  '𝔊',
  '&amp;',
  '<b>',
  '[^1]',
  '1. ',
  '- ',
  '    x',
  '---',
  'www.a.bc',
  'http://a.b',
  'x@y.zz',
  '![',
  '](',
  '~~',
  '**',
)
const words = fc.array(signs, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))
const inline = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: words },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('italic', 'strong', 'strikethrough', 'sup', 'smallcaps'), words)
        .map(([rend, text]) => spanWith('hi', { rend }, text)),
    },
    { weight: 1, arbitrary: words.map((text) => span('persName', text)) },
    { weight: 1, arbitrary: words.map((text) => spanWith('ref', { target: 'https://a.bc/d' }, text)) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom('1', '2', '*', 'a'), words).map(([n, text]) => numbered(n, p(text))),
    },
    { weight: 1, arbitrary: fc.constant(null).map(() => lb()) },
  ),
  { minLength: 1, maxLength: 6 },
)
const blocks = fc.oneof(
  { weight: 3, arbitrary: inline.map((inner) => p(...inner)) },
  { weight: 1, arbitrary: inline.map((inner) => head(...inner)) },
  { weight: 1, arbitrary: inline.map((inner) => quote(p(...inner))) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(inline, inline)
      .map(([one, other]) => list(item(p(...one)), item(p(...other), list(item(p(...one)))))),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(inline, inline).map(([one, other]) => table(row(cell(p(...one)), cell(p(...other))))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(inline, inline)
      .map(([one, other]) => table(row(cell(p(...one), p(...other)), cell(p(...other))))),
  },
)

test('What a reader of Markdown has of any text are its words, block by block, and its notes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(blocks, { minLength: 1, maxLength: 4 }), async (parts) => {
      const doc = letter(...parts)
      const text = await markdown(doc)
      const { value } = importMarkdown('a.md', { text, encoding: 'utf-8', bom: false })
      expect([text, value && wordsOf(value.doc)]).toEqual([text, wordsOf(doc)])
    }),
    runs(60, times),
  )
})
