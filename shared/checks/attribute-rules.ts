import type { CheckedElement, CheckedText, Flaw } from './checked-text'

/** Attributes that contradict each other wherever both stand (TEI P5, 14.4 and 17.1). */
const EXCLUDING = [
  ['when', 'notBefore'],
  ['when', 'notAfter'],
  ['when', 'from'],
  ['when', 'to'],
  ['from', 'notBefore'],
  ['to', 'notAfter'],
] as const

/** Attributes that contradict each other on these elements. */
const EXCLUDING_ON: ReadonlyMap<string, readonly (readonly [string, string])[]> = new Map([
  ['ref', [['cRef', 'target']]],
  ['ptr', [['cRef', 'target']]],
  [
    'span',
    [
      ['from', 'target'],
      ['to', 'target'],
    ],
  ],
  ['relation', [['active', 'mutual']]],
])

/** Attributes that say nothing without another. */
const WANTING = [
  ['subtype', 'type'],
  ['targetLang', 'target'],
] as const

/** Attributes that cannot stand beside each other, and attributes that lack another (constraints of TEI P5). */
export function checkAttributes(text: CheckedText): readonly Flaw[] {
  const flaws: Flaw[] = []
  for (const checked of text.elements) {
    const { element, local, tei } = checked
    if (!tei) continue
    const { attributes } = element
    for (const [one, other] of EXCLUDING_ON.get(local) ?? [])
      if (one in attributes && other in attributes) flaws.push(excluding(text, checked, one, other))
    if ('when' in attributes || 'notBefore' in attributes || 'notAfter' in attributes)
      for (const [one, other] of EXCLUDING)
        if (one in attributes && other in attributes) flaws.push(excluding(text, checked, one, other))
    for (const [one, other] of WANTING)
      if (one in attributes && !(other in attributes) && local !== 'schemaSpec')
        flaws.push(wanting(text, checked, one, other))
  }
  return flaws
}

function excluding(text: CheckedText, { element, local }: CheckedElement, one: string, other: string): Flaw {
  return {
    severity: 'warning',
    code: 'attributes-exclusive',
    message: `@${one} and @${other} of <${local}> contradict each other: keep one of them.`,
    values: { element: local, one, other },
    stretch: text.namePlace(element, one),
  }
}

function wanting(text: CheckedText, { element, local }: CheckedElement, one: string, other: string): Flaw {
  return {
    severity: 'warning',
    code: 'attribute-alone',
    message: `@${one} of <${local}> says nothing without @${other}.`,
    values: { element: local, one, other },
    stretch: text.namePlace(element, one),
  }
}
