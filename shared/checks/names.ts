import { nearest } from '../grammar/recovery'
import { teiVocabulary } from '../grammar/tei'
import type { CheckedElement, CheckedText, Flaw } from './checked-text'

/**
 * Every element and attribute that TEI P5 does not have. One whose name is near to one that it has is told wherever it
 * stands; another, which may be the edition's own, once with how often it stands.
 */
export function checkNames(text: CheckedText): readonly Flaw[] {
  const { elements, attributes } = teiVocabulary()
  const root = text.elements[0]
  if (root?.tei !== true || (root.uri === '' && !elements.has(root.local))) return []
  const elementNames = new UnknownNames('element', elements)
  const attributeNames = new UnknownNames('attribute', attributes)
  for (const checked of text.elements) {
    if (!checked.tei) continue
    const { element, local } = checked
    if (!elements.has(local)) elementNames.add(local, () => text.tagPlace(element))
    for (const attribute in element.attributes)
      if (isTeiAttribute(attribute) && !attributes.has(attribute))
        attributeNames.add(attribute, () => text.namePlace(element, attribute))
  }
  return [...namespace(text, root), ...elementNames.flaws(), ...attributeNames.flaws()]
}

/** Whether an attribute of an element of TEI should be one that TEI has: it is in no namespace, and declares none. */
function isTeiAttribute(name: string): boolean {
  return name !== 'xmlns' && !name.includes(':')
}

/** That a text does not say it is TEI. */
function namespace(text: CheckedText, root: CheckedElement): readonly Flaw[] {
  if (root.uri !== '') return []
  return [
    {
      severity: 'warning',
      code: 'namespace-missing',
      message: `This file does not say that it is TEI: <${root.local}> wants xmlns="http://www.tei-c.org/ns/1.0". Until it has that, it cannot be held against TEI.`,
      values: { name: root.local },
      stretch: text.tagPlace(root.element),
    },
  ]
}

/** How many unknown names of one kind are compared with those that TEI has; a text with more does not mean them. */
const COMPARED = 500

type Place = () => Flaw['stretch']

/** The names of one kind that TEI does not have. */
class UnknownNames {
  private readonly kind: 'element' | 'attribute'
  private readonly known: ReadonlySet<string>
  private readonly places = new Map<string, Place[]>()

  constructor(kind: 'element' | 'attribute', known: ReadonlySet<string>) {
    this.kind = kind
    this.known = known
  }

  add(name: string, place: Place): void {
    const places = this.places.get(name)
    if (places) places.push(place)
    else this.places.set(name, [place])
  }

  flaws(): readonly Flaw[] {
    const known = [...this.known]
    return [...this.places].flatMap(([name, places], index) => {
      const meant = index < COMPARED ? nearest(name, known, (each) => each) : null
      if (meant !== null) return places.map((place) => this.misspelt(name, meant, place()))
      const [first] = places
      return first ? [this.unknown(name, places.length, first())] : []
    })
  }

  private misspelt(name: string, meant: string, stretch: Flaw['stretch']): Flaw {
    const shown = (each: string) => (this.kind === 'element' ? `<${each}>` : `@${each}`)
    return {
      severity: 'warning',
      code: `${this.kind}-misspelt`,
      message: `TEI has no ${shown(name)}. Is ${shown(meant)} meant?`,
      values: { name, meant },
      stretch,
    }
  }

  private unknown(name: string, count: number, stretch: Flaw['stretch']): Flaw {
    const written = this.kind === 'element' ? `<${name}>` : `@${name}`
    const often = count === 1 ? '' : ` It stands ${String(count)} times in this text.`
    return {
      severity: 'info',
      code: `${this.kind}-unknown`,
      message: `TEI has no ${written}.${often} It is kept as it is.`,
      values: { name, count },
      stretch,
    }
  }
}
