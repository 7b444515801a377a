import type { XmlElement } from '../xml/tree'
import type { CheckedElement, CheckedText, Flaw } from './checked-text'

/** What a rule has against an element; `values` are added to its name. */
interface Objection {
  readonly code: string
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** Finds the nearest element around another that is wanted; `null` where there is none, or what is between is at fault already. */
type Around = (inner: CheckedElement, wanted: ReadonlySet<string>) => CheckedElement | null

/** A rule of TEI that a grammar of elements and attributes cannot express. */
type Rule = (checked: CheckedElement, around: Around) => Objection | null

/**
 * What breaks a rule that TEI P5 lays down beside its grammar (its “constraints”), as far as texts are concerned. `told` are
 * the places at which something was found before: an element that stands wrongly there is not blamed for what it holds.
 */
export function checkRules(text: CheckedText, told: ReadonlySet<number> = new Set()): readonly Flaw[] {
  const flaws: Flaw[] = []
  const atFault = new Set<CheckedElement>()
  const around: Around = (inner, wanted) => {
    for (let outer = inner.parent; outer !== null; outer = outer.parent) {
      if (atFault.has(outer) || told.has(text.tagPlace(outer.element).start)) return null
      if (wanted.has(outer.local)) return outer
    }
    return null
  }
  for (const checked of text.elements) {
    if (!checked.tei) continue
    for (const rule of RULES.get(checked.local) ?? []) {
      const objection = rule(checked, around)
      if (objection === null) continue
      atFault.add(checked)
      const { code, message, values } = objection
      const stretch = text.tagPlace(checked.element)
      flaws.push({ severity: 'warning', code, message, values: { element: checked.local, ...values }, stretch })
    }
  }
  return flaws
}

const PARAGRAPHS = new Set(['p', 'ab', 'floatingText'])
const LINES = new Set(['l', 'floatingText'])
const LINES_AND_NOTES = new Set(['l', 'note', 'floatingText'])

/** In these a paragraph may stand although they stand in another (TEI P5, 1.3). */
const HOLD_PARAGRAPHS = new Set('cell exemplum figure item note q quote remarks said sp stage'.split(' '))

const paragraphInParagraph: Rule = (checked, around) => {
  const outer = around(checked, PARAGRAPHS)
  if (outer === null || outer.local === 'floatingText' || HOLD_PARAGRAPHS.has(checked.parent?.local ?? '')) return null
  return {
    code: 'paragraph-in-paragraph',
    message: `A paragraph cannot stand in another (<${outer.local}>) unless in a note, quotation, item, cell or figure.`,
    values: { outer: outer.local },
  }
}

const inLine: Rule = (checked, around) => {
  const { local, parent } = checked
  if (local !== 'div' && (parent?.local === 'figure' || parent?.local === 'note')) return null
  if (around(checked, LINES)?.local !== 'l') return null
  return {
    code: 'block-in-line',
    message: `<${local}> cannot stand in a line of verse (<l>).`,
  }
}

const lineInLine: Rule = (checked, around) => {
  if (around(checked, LINES_AND_NOTES)?.local !== 'l') return null
  return {
    code: 'block-in-line',
    message: `<${checked.local}> cannot stand in a line of verse (<l>).`,
  }
}

const divisionInParagraph: Rule = (checked, around) => {
  const outer = around(checked, PARAGRAPHS)
  if (outer === null || outer.local === 'floatingText') return null
  return {
    code: 'division-in-paragraph',
    message: `A division cannot stand in a paragraph (<${outer.local}>).`,
    values: { outer: outer.local },
  }
}

const sentenceInSentence: Rule = ({ parent }) =>
  parent?.local === 's'
    ? { code: 'sentence-in-sentence', message: 'A sentence (<s>) cannot stand in another. <seg> and <cl> can.' }
    : null

const stanzaOfLines: Rule = ({ element }) =>
  holds(element, 'l') || holds(element, 'lg') || holds(element, 'gap')
    ? null
    : { code: 'stanza-without-lines', message: 'This group of lines (<lg>) holds no line (<l>), nor a <gap>.' }

const whole: Rule = ({ element }) =>
  element.children.some((child) => isCalled(child, 'add')) &&
  element.children.some((child) => isCalled(child, 'del') || isCalled(child, 'surplus'))
    ? null
    : {
        code: 'substitution-incomplete',
        message:
          'A replacement (<subst>) holds what was deleted (<del>) and what was added (<add>): one of them is missing.',
      }

const endsSomewhere: Rule = ({ element, local }) =>
  'spanTo' in element.attributes
    ? null
    : { code: 'span-without-end', message: `<${local}> does not say where it ends: it wants @spanTo.` }

const several: Rule = ({ element, local }) => {
  const { target } = element.attributes
  if (target === undefined || /\S\s+\S/.test(target)) return null
  return {
    code: 'link-of-one',
    message: `<${local}> ties places together, but its @target names ${target.trim() === '' ? 'none' : 'only one'}.`,
  }
}

const labelled: Rule = ({ element }) =>
  element.attributes['type'] !== 'gloss' || element.children.some((child) => isCalled(child, 'label'))
    ? null
    : {
        code: 'glossary-without-labels',
        message: 'A list of the type “gloss” pairs labels with items, but this one has no <label>.',
      }

const named: Rule = ({ element: { attributes } }) =>
  'name' in attributes || 'ref' in attributes || 'key' in attributes
    ? null
    : { code: 'relation-without-name', message: 'This relation does not say what it is: it wants @name, @ref or @key.' }

const oneLemma: Rule = ({ element }) =>
  element.children.filter((child) => isCalled(child, 'lem')).length > 1
    ? { code: 'lemma-doubled', message: 'A group of readings can hold only one <lem>.' }
    : null

const RULES: ReadonlyMap<string, readonly Rule[]> = new Map([
  ['p', [paragraphInParagraph, inLine]],
  ['ab', [inLine]],
  ['div', [divisionInParagraph, inLine]],
  ['l', [lineInLine]],
  ['lg', [lineInLine, stanzaOfLines]],
  ['s', [sentenceInSentence]],
  ['subst', [whole]],
  ['addSpan', [endsSomewhere]],
  ['delSpan', [endsSomewhere]],
  ['damageSpan', [endsSomewhere]],
  ['link', [several]],
  ['join', [several]],
  ['list', [labelled]],
  ['relation', [named]],
  ['rdgGrp', [oneLemma]],
])

function isCalled(node: XmlElement['children'][number], local: string): boolean {
  return node.kind === 'element' && node.name.slice(node.name.indexOf(':') + 1) === local
}

// As deep as the tree, which parsing bounds.
function holds(element: XmlElement, local: string): boolean {
  return element.children.some((child) => isCalled(child, local) || (child.kind === 'element' && holds(child, local)))
}
