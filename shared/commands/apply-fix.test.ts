import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EditorState } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { teiGrammar } from '../grammar/tei'
import { readTei } from '../tei/read'
import { writeRebuilt } from '../tei/write'
import { p, letter } from '../testing/build'
import { runs } from '../testing/campaign'
import { applyFix, mapWordChanges, wordSteps, type WordChange } from './apply-fix'
import { wordsBetween } from './replace-text'
import { turnWords } from './turn-words'
import type { Node } from 'prosemirror-model'

const newId = () => 'new'

const tei = (body: string) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div>${body}</div></body></text></TEI>`

function docOf(body: string): Node {
  const { value } = readTei(tei(body))
  if (!value) throw new Error('This is not TEI')
  return value.doc
}

/** Where words stand in a doc of one paragraph, notes left out. */
function placeOf(doc: Node, words: string): { readonly from: number; readonly to: number } {
  let from = -1
  doc.descendants((node, pos) => {
    if (!node.isTextblock || from >= 0) return
    for (let start = pos + 1; start <= pos + node.nodeSize && from < 0; start++)
      for (let end = start; end < pos + node.nodeSize && from < 0; end++)
        if (wordsBetween(doc, start, end) === words) from = start
  })
  let to = from
  while (wordsBetween(doc, from, to) !== words) to++
  return { from, to }
}

function applied(doc: Node, changes: readonly WordChange[]): Node {
  return wordSteps(doc, changes, newId).steps.reduce((now, step) => step.apply(now).doc ?? now, doc)
}

test('a fix keeps the tags, notes and page breaks in its range', () => {
  const doc = docOf('<p>He <hi>sai<note><p>so</p></note>dUS<pb n="2"/>SR</hi> had</p>')
  const place = placeOf(doc, 'saidUSSR')
  const after = applied(doc, [{ ...place, was: 'saidUSSR', becomes: 'said USSR' }])
  expect(after.textContent).toContain('He saisod USSR had')
  const names: string[] = []
  after.descendants((node) => {
    names.push(node.type.name)
  })
  expect(names.filter((name) => name === 'note' || name === 'pageBreak')).toHaveLength(2)
  const plain = placeOf(after, 'said USSR')
  after.nodesBetween(plain.from, plain.to, (node) => {
    if (node.isText && node.text !== 'so') expect(node.marks).toHaveLength(1)
  })
})

test('letters that are put in come into the tags that both sides are in', () => {
  const doc = docOf('<p>He <hi>said (so</hi> much</p>')
  const { to } = placeOf(doc, '(so')
  const inside = placeOf(doc, 'said')
  expect(applied(doc, [{ from: inside.to, to: inside.to, was: '', becomes: '!' }]).toString()).toContain('said! (so')
  expect(applied(doc, [{ from: to, to, was: '', becomes: ')' }]).textContent).toContain('(so) much')
})

test('where other words stand, nothing is changed', () => {
  const doc = letter(p('One two three'))
  const change = { ...placeOf(doc, 'two'), was: 'too', becomes: 'to' }
  expect(wordSteps(doc, [change], newId)).toMatchObject({ steps: [], done: 0, left: 1 })
  expect(applyFix(change, newId)(EditorState.create({ doc }))).toBe(false)
})

test('what was changed is undone where the text was changed since, but for what was changed itself', () => {
  const doc = letter(p('teh cat and teh dog and teh cow'))
  const starts = [0, 12, 24].map((at) => placeOf(doc, 'teh').from + at)
  const changes = starts.map((from) => ({ from, to: from + 3, was: 'teh', becomes: 'the' }))
  const { steps, inverse } = wordSteps(doc, changes, newId)
  const done = steps.reduce((now, step) => step.apply(now).doc ?? now, doc)
  const state = EditorState.create({ doc: done })
  const first = starts[0] ?? 0
  const tr = state.tr.insertText('Now ', first)
  tr.insertText('X', tr.mapping.map((starts[1] ?? 0) + 2))
  const words = inverse.filter((step) => step instanceof ReplaceStep)
  const turned = turnWords(tr.doc, words, tr.steps)
  const back = turned.steps.reduce((now, step) => step.apply(now).doc ?? now, tr.doc)
  expect(back.textContent).toContain('Now teh cat')
  expect(back.textContent).toContain('teh cow')
  const again = turned.inverse.reduce((now, step) => step.apply(now).doc ?? now, back)
  expect(again.eq(tr.doc)).toBe(true)
})

test('any changes of words are undone exactly, and follow what was typed before them', () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 8 }), fc.array(word, { maxLength: 4 }), (all, others) => {
      const doc = letter(p(all.join(' ')))
      const start = placeOf(doc, all.join(' ')).from
      let at = start
      const changes = all.flatMap((was, index) => {
        const change = { from: at, to: at + was.length, was, becomes: others[index] ?? was }
        at += was.length + 1
        return change.was === change.becomes ? [] : [change]
      })
      const { steps, inverse, done } = wordSteps(doc, changes, newId)
      expect(done).toBe(changes.length)
      const after = steps.reduce((now, step) => step.apply(now).doc ?? now, doc)
      expect(after.textContent).toBe(all.map((was, index) => others[index] ?? was).join(' '))
      expect(inverse.reduce((now, step) => step.apply(now).doc ?? now, after).eq(doc)).toBe(true)
      const typed = EditorState.create({ doc }).tr.insertText('Now ', start)
      expect(applied(typed.doc, mapWordChanges(changes, typed.mapping)).textContent).toBe(`Now ${after.textContent}`)
    }),
    runs(100, process.env['RECTO_CAMPAIGN']),
  )
})

test('what the grammar does not let be recorded is changed in silence', () => {
  const doc = docOf('<p>He saw teh end of <idno>teh x</idno></p>')
  const record = { kind: 'correction', resp: '' } as const
  const changes: WordChange[] = []
  doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? '').indexOf('teh') : -1
    const from = pos + index
    if (index >= 0) changes.push({ from, to: from + 3, was: 'teh', becomes: 'the', record })
  })
  let ids = 0
  const { steps, done } = wordSteps(doc, changes, () => `n${String(++ids)}`, teiGrammar())
  const xml = writeRebuilt(steps.reduce((now, step) => step.apply(now).doc ?? now, doc))
  expect(done).toBe(2)
  expect(xml).toContain('saw <choice><sic>teh</sic><corr>the</corr></choice> end of <idno>the x</idno>')
})

test('what is recorded names who is responsible in the header once, and is undone with it', () => {
  const { value } = readTei(
    tei('<p>tbe one and tbe other</p>').replace(
      '<teiHeader/>',
      '<teiHeader><fileDesc><titleStmt><title>x</title></titleStmt></fileDesc></teiHeader>',
    ),
  )
  if (!value) throw new Error('This is not TEI')
  const { doc } = value
  const first = placeOf(doc, 'tbe')
  const record = { kind: 'correction', resp: '#Jane-Doe', share: 'corrections' } as const
  const changes = [first, { from: first.from + 12, to: first.to + 12 }].map((place) => ({
    ...place,
    ...{ was: 'tbe', becomes: 'the', record },
  }))
  let id = 0
  const { steps, inverse, done } = wordSteps(doc, changes, () => `s${String((id += 1))}`)
  const after = steps.reduce((now, step) => step.apply(now).doc ?? now, doc)
  expect(done).toBe(2)
  const written = writeRebuilt(after)
  expect(written.match(/<corr resp="#Jane-Doe">the<\/corr>/g)).toHaveLength(2)
  expect(written.match(/<respStmt xml:id="Jane-Doe"><resp>corrections<\/resp><name>Jane Doe<\/name>/g)).toHaveLength(1)
  expect(inverse.reduce((now, step) => step.apply(now).doc ?? now, after).eq(doc)).toBe(true)
})
