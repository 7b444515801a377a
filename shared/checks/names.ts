import { attributesOf } from '../grammar/attributes'
import { nearest } from '../grammar/recovery'
import { teiGrammar, teiVocabulary } from '../grammar/tei'
import { TEI_NAMESPACE } from '../namespaces'
import type { CheckedElement, CheckedText, Flaw } from './checked-text'

/**
 * Every element and attribute that TEI P5 does not have. One whose name is near to one that could stand there is told
 * wherever it stands; another, which may be the edition's own, once with how often it stands.
 */
export function checkNames(text: CheckedText): readonly Flaw[] {
  const { elements, attributes } = teiVocabulary()
  const root = text.elements[0]
  if (root?.uri === '' && /^(?:TEI|teiCorpus)\.2$/.test(root.local)) return [olderTei(text, root)]
  if (root?.tei !== true || (root.uri === '' && !elements.has(root.local))) return []
  const elementNames = new UnknownNames('element', () => [...elements])
  const attributeNames = new UnknownNames('attribute', (element) => attributesFor(element, attributes))
  for (const checked of text.elements) {
    if (!checked.tei) continue
    const { element, local } = checked
    if (!elements.has(local)) elementNames.add(local, '', () => text.tagPlace(element))
    for (const attribute in element.attributes)
      if (isTeiAttribute(attribute) && !attributes.has(attribute))
        attributeNames.add(attribute, local, () => text.namePlace(element, attribute))
  }
  return [...namespace(text, root), ...elementNames.flaws(), ...attributeNames.flaws()]
}

/** Whether an attribute of an element of TEI should be one that TEI has: it is in no namespace, and declares none. */
function isTeiAttribute(name: string): boolean {
  return name !== 'xmlns' && !name.includes(':')
}

/** The attributes that an element of TEI may have; of one whose attributes are left open, all there are. */
function attributesFor(element: string, all: ReadonlySet<string>): readonly string[] {
  const rules = attributesOf(teiGrammar(), { uri: TEI_NAMESPACE, local: element })
  return rules.length === 0 ? [...all] : rules.flatMap(({ name: { uri, local } }) => (uri === '' ? [local] : []))
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

/** That a text is TEI P4, whose root elements are called so (https://tei-c.org/Vault/P4/). */
function olderTei(text: CheckedText, root: CheckedElement): Flaw {
  return {
    severity: 'info',
    code: 'tei-p4',
    message: `This file is TEI P4, as <${root.local}> shows. It is read and written as it is, but not held against TEI, which is P5 here.`,
    values: { name: root.local },
    stretch: text.tagPlace(root.element),
  }
}

/** How many unknown names of one kind are compared with those that TEI has; a text with more does not mean them. */
const COMPARED = 500

type Place = () => Flaw['stretch']

/** The names of one kind that TEI does not have. */
class UnknownNames {
  private readonly kind: 'element' | 'attribute'
  private readonly known: (within: string) => readonly string[]
  /** What is likely to be meant, by the name and the element that bears it. */
  private readonly meanings = new Map<string, string | null>()
  private readonly near: Flaw[] = []
  private readonly strange = new Map<string, { readonly first: Place; count: number }>()

  /** `known` gives the names that TEI has; of attributes, those of an element. */
  constructor(kind: 'element' | 'attribute', known: (within: string) => readonly string[]) {
    this.kind = kind
    this.known = known
  }

  add(name: string, within: string, place: Place): void {
    const meant = this.meaning(name, within)
    const before = this.strange.get(name)
    if (meant !== null) this.near.push(this.misspelt(name, meant, place()))
    else if (before) before.count++
    else this.strange.set(name, { first: place, count: 1 })
  }

  flaws(): readonly Flaw[] {
    return [...this.near, ...[...this.strange].map(([name, { first, count }]) => this.unknown(name, count, first()))]
  }

  private meaning(name: string, within: string): string | null {
    const key = `${name} ${within}`
    let meant = this.meanings.get(key)
    if (meant === undefined) {
      meant = this.meanings.size < COMPARED ? nearest(name, this.known(within), (each) => each) : null
      this.meanings.set(key, meant)
    }
    return meant
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
