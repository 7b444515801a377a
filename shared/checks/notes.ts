import type { XmlElement } from '../xml/tree'
import type { CheckedText, Flaw } from './checked-text'

/** Attributes that say where the text of a note is, if not in it. */
const ELSEWHERE = ['sameAs', 'copyOf', 'corresp', 'facs', 'select']
/** Elements that show something although they hold no text. */
const SHOWN = /(?:^|:)(?:graphic|media|binaryObject|formula|notatedMusic|ptr|gap|space|g|include)$/

/** Every note that says nothing. */
export function checkNotes(text: CheckedText): readonly Flaw[] {
  const flaws: Flaw[] = []
  for (const { element, local, tei } of text.elements) {
    if (!tei || local !== 'note' || ELSEWHERE.some((name) => name in element.attributes) || saysSomething(element))
      continue
    flaws.push({
      severity: 'warning',
      code: 'note-empty',
      message: 'This note has no text.',
      values: {},
      stretch: { start: element.start, end: element.startTagEnd },
    })
  }
  return flaws
}

// As deep as the tree, which parsing bounds.
function saysSomething(element: XmlElement): boolean {
  return element.children.some((child) => {
    if (child.kind === 'text' || child.kind === 'cdata') return /\S/.test(child.text)
    if (child.kind === 'reference') return true
    return child.kind === 'element' && (SHOWN.test(child.name) || saysSomething(child))
  })
}
