import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { teiFormat } from '../export/tei-format'
import { importFile } from '.'
import { presetReadings } from '../queries/readings'
import { entriesInText } from '../register/entries-in-text'
import { newEntry, type Entry } from '../register/entry'
import { takeEntries } from '../register/take-entries'
import { runs } from '../testing/campaign'
import { textsOfCorpus } from './corpus-texts'
import { countOfCorpus } from './count-of-corpus'

const header = (title: string) =>
  `<teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>`
const text = (title: string, words: string, attributes = '') =>
  `<TEI${attributes}>${header(title)}<text><body><div><p>${words}</p></div></body></text></TEI>`
const corpus = (inside: string, attributes = '') =>
  `<?xml version="1.0"?>\n<?xml-model href="tei_all.rng"?>\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"${attributes}>${header('All letters')}${inside}</teiCorpus>`

const docOf = (xml: string) => {
  const { value } = importFile('a.xml', { text: xml, encoding: 'utf-8', bom: false })
  if (!value) throw new Error('The text was not read.')
  return value.doc
}

describe('A file that holds several texts', () => {
  test('is taken apart into files of their own, with the namespaces and language of what stood around them', () => {
    const xml = corpus(
      `${text('A', 'One', ' xml:lang="de"')}<teiCorpus xml:lang="fr">${header('B')}${text('B', 'Two &amp; <x:y/>')}</teiCorpus>`,
      ' xmlns:x="urn:x" xml:lang="en"',
    )
    expect(countOfCorpus(xml)).toBe(2)
    const { texts, title } = textsOfCorpus(xml) ?? { texts: [], title: '' }
    expect(title).toBe('All letters')
    expect(texts.map((one) => /<TEI[^>]*>/.exec(one.xml)?.[0])).toEqual([
      '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:x="urn:x" xml:lang="de">',
      '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:x="urn:x" xml:lang="fr">',
    ])
    expect(texts[1]?.xml).toContain('<p>Two &amp; <x:y/></p>')
    expect(texts.every((one) => one.xml.includes('<?xml-model href="tei_all.rng"?>'))).toBe(true)
  })

  test('is left as it is where it is one text, is broken, or has entities of its own', () => {
    expect(textsOfCorpus(text('A', 'One'))).toBeNull()
    expect(countOfCorpus(`<!-- teiCorpus -->${text('A', 'One')}`)).toBe(0)
    expect(textsOfCorpus('<teiCorpus><TEI></teiCorpus>')).toBeNull()
    expect(textsOfCorpus(`<!DOCTYPE teiCorpus [<!ENTITY co "A">]>${corpus(text('A', '&co;')).slice(60)}`)).toBeNull()
  })

  test('lends its texts the persons that it lists, and none of them is made anew of what the texts call them', () => {
    const list =
      '<standOff><listPerson><person xml:id="ada"><persName>Ada Byron</persName></person></listPerson></standOff>'
    const xml = corpus(list + text('A', '<persName ref="#ada">she</persName> <persName ref="#bob">Bob</persName>'))
    const { texts, entries } = textsOfCorpus(xml) ?? { texts: [], entries: [] }
    expect(entries.map(({ ids }) => ids)).toEqual([['ada']])
    expect(texts[0]?.entries.map(({ ids }) => ids)).toEqual([['bob']])
  })
})

/** Entries without what is made anew each time that they are taken in. */
const facts = (entries: readonly Entry[]) =>
  entries.map((entry) => ({ ...entry, id: '' })).sort((a, b) => (a.xmlId < b.xmlId ? -1 : 1))

test('An edition out as one file and in again is the same edition', async () => {
  const words = fc.constantFrom(
    'Ada wrote. ',
    'he ',
    '<hi rend="italic">so</hi> ',
    '<persName ref="#ada">she</persName> ',
  )
  const more = fc.constantFrom(
    '<note><p>See <persName ref="#bob">him</persName>.</p></note>',
    '<pb n="2"/>',
    '&lt;x&gt; ',
  )
  const oneText = fc.array(fc.oneof(words, more), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))
  const kept = newEntry({ id: '1', kind: 'person', name: 'Ada Byron', xmlId: 'ada', pointers: [] })
  const other = newEntry({ id: '2', kind: 'person', name: 'Bob', xmlId: 'bob', pointers: [], variants: ['Robert'] })
  const entries = [kept, other]
  await fc.assert(
    fc.asyncProperty(fc.array(oneText, { minLength: 1, maxLength: 4 }), async (bodies) => {
      const sources = bodies.map((body, index) =>
        text(`Text ${String(index)}`, body, ' xmlns="http://www.tei-c.org/ns/1.0"'),
      )
      const docs = sources.map(docOf)
      const texts = docs.map((doc, index) => ({
        ...{ id: String(index), title: '', doc, source: sources[index] ?? null },
      }))
      const what = { texts, title: 'Letters', entries, today: '2026-01-31' }
      const { files } = await teiFormat.write(
        { ...what, reading: presetReadings.written },
        { files: 'corpus', register: 'all', content: 'complete' },
        () => undefined,
      )
      const [file] = files
      const again = textsOfCorpus(new TextDecoder().decode(file?.bytes))
      if (again === null) throw new Error('It is no corpus.')
      expect(again.title).toBe('Letters')
      expect(again.texts).toHaveLength(docs.length)
      for (const [index, { xml }] of again.texts.entries())
        expect(bodyOf(docOf(xml))).toEqual(bodyOf(docs[index] ?? docOf(xml)))
      let number = 0
      const newId = () => String(++number)
      const taken = takeEntries(again.entries, '0', [], newId).map(({ after }) => after)
      for (const [index, { entries: own }] of again.texts.entries())
        expect(takeEntries(own, String(index), taken, newId)).toEqual([])
      expect(facts(taken)).toEqual(facts(entries))
      expect(entriesInText(again.texts[0]?.xml ?? '').every(({ listed }) => !listed)).toBe(true)
    }),
    runs(40, process.env['RECTO_CAMPAIGN']),
  )
})

/** What a doc holds, without the ids that are made anew each time that it is read. */
const bodyOf = (doc: ReturnType<typeof docOf>): unknown =>
  JSON.parse(JSON.stringify(doc.content.toJSON(), (key, value: unknown) => (key === 'id' ? undefined : value)))
