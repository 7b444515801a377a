import type { CheckedElement, CheckedText, Flaw } from './checked-text'

/** What an xml:id is made of (Namespaces in XML 1.0, NCName); of what lies beyond ASCII, everything. */
const NAME = /^[A-Z_a-z\u0080-\u{10FFFF}][-.\w\u0080-\u{10FFFF}]*$/u

/** The elements of a text by xml:id; of several with one id, the first. */
export function elementsById({ elements }: CheckedText): ReadonlyMap<string, CheckedElement> {
  const byId = new Map<string, CheckedElement>()
  for (const checked of elements) {
    const id = idOf(checked)
    if (id !== null && !byId.has(id)) byId.set(id, checked)
  }
  return byId
}

/** Every xml:id that an earlier element has already (XML Id 1.0), and every one that is no name. */
export function checkIds(text: CheckedText, byId: ReadonlyMap<string, CheckedElement>): readonly Flaw[] {
  const flaws: Flaw[] = []
  for (const checked of text.elements) {
    const id = idOf(checked)
    if (id === null) continue
    const stretch = () => text.valuePlace(checked.element, 'xml:id')
    const first = byId.get(id)
    if (first && first !== checked) {
      const { line } = text.lines.placeOf(first.element.start)
      flaws.push({
        severity: 'error',
        code: 'id-doubled',
        message: `The xml:id “${id}” was given before, to <${first.element.name}> in line ${String(line)}. What points at it cannot tell the two apart: give one of them another.`,
        values: { id, first: first.element.name, line },
        stretch: stretch(),
      })
    } else if (!NAME.test(id))
      flaws.push({
        severity: 'error',
        code: 'id-malformed',
        message: `“${id}” cannot be an xml:id: that begins with a letter or “_” and holds only letters, digits, “.”, “-” and “_”.`,
        values: { id },
        stretch: stretch(),
      })
  }
  return flaws
}

function idOf({ element }: CheckedElement): string | null {
  return element.attributes['xml:id']?.trim() ?? null
}
