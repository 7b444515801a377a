import { XINCLUDE_NAMESPACE } from '../namespaces'
import { isPointing } from '../tei/pointing'
import type { CheckedElement, CheckedText, Flaw } from './checked-text'

/**
 * Every pointer to a place in this file (`#…`) where no element has that xml:id (TEI P5, chapter 17), and every one that
 * lacks its `#`; @url, which names files, is not taken for one. Other files, prefixes and the schemes of TEI (`#xpath(…)`) are not looked into. In a text that includes
 * other files a pointer may mean a place in one of them.
 */
export function checkPointers(text: CheckedText, byId: ReadonlyMap<string, CheckedElement>): readonly Flaw[] {
  const including = text.elements.some(({ uri, local }) => uri === XINCLUDE_NAMESPACE && local === 'include')
  const flaws: Flaw[] = []
  for (const { element, local, tei, based } of text.elements) {
    if (!tei || based) continue
    for (const attribute in element.attributes) {
      const value = element.attributes[attribute] ?? ''
      if (!isPointing(local, attribute)) continue
      if (value.trim() === '') flaws.push(empty(attribute, text.valuePlace(element, attribute)))
      else if (attribute === 'url' && !value.startsWith('#')) continue
      else if (!value.split(/\s+/).every((word) => leads(word, byId)))
        for (const { word, start, end } of text.wordPlaces(element, attribute)) {
          if (/^#[\w.-]+\(/.test(word)) break
          if (word === '#') flaws.push(empty(attribute, { start, end }))
          else if (!word.startsWith('#') && byId.has(word)) flaws.push(unmarked(attribute, word, { start, end }))
          else if (!leads(word, byId)) flaws.push(dangling(attribute, word, including, { start, end }))
        }
    }
  }
  return flaws
}

/** Whether a pointer leads somewhere, as far as can be seen from this file; a name that is an xml:id here lacks its `#`. */
function leads(pointer: string, byId: ReadonlyMap<string, CheckedElement>): boolean {
  if (!pointer.startsWith('#')) return !byId.has(pointer)
  const id = pointer.slice(1)
  return byId.has(id) || byId.has(unescaped(id))
}

/** A fragment without its percent signs (RFC 3986, section 2.1); as it is where they do not spell UTF-8. */
function unescaped(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

function empty(attribute: string, stretch: Flaw['stretch']): Flaw {
  const message = `@${attribute} says no place, so it points at nothing. Say where it points, or remove it.`
  return { severity: 'warning', code: 'pointer-empty', message, values: { attribute }, stretch }
}

function unmarked(attribute: string, id: string, stretch: Flaw['stretch']): Flaw {
  const message = `@${attribute} names the file “${id}”. Is “#${id}” meant, the place in this file with that xml:id?`
  return { severity: 'warning', code: 'pointer-unmarked', message, values: { attribute, id }, stretch }
}

function dangling(attribute: string, pointer: string, including: boolean, stretch: Flaw['stretch']): Flaw {
  const id = pointer.slice(1)
  const values = { attribute, pointer, id }
  const told = `@${attribute} points at “${pointer}”, but nothing in this file has the xml:id “${id}”`
  if (!including) return { severity: 'warning', code: 'pointer-dangling', message: `${told}.`, values, stretch }
  const message = `${told}. It may stand in one of the files that this one includes.`
  return { severity: 'info', code: 'pointer-elsewhere', message, values, stretch }
}
