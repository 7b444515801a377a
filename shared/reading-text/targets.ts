import { divisionTitle, headingText } from '../queries/division-title'
import { valuesIn, type RegisterIndex } from '../register/links'
import type { EditionWords } from './edition-words'
import type { ReadingTarget } from './reading-text'
import type { Survey } from './survey'

/** The text of the edition that has something of an `xml:id`, and what that is there; `null` where none has. */
export type Elsewhere = (xmlId: string) => { readonly text: string; readonly at: ReadingTarget } | null

/** Where pointers of a text are looked up. */
export interface Pointing {
  readonly text: string
  readonly survey: Survey
  readonly register: RegisterIndex
  readonly elsewhere: Elsewhere
}

/** What the first value of a pointing attribute points at: in the text, in another one, in the register, or outside; `null` where it says nothing. */
export function targetOf(attribute: string | undefined, pointing: Pointing): ReadingTarget | null {
  const [value] = valuesIn('target', attribute)
  if (value === undefined) return null
  const entry = (): ReadingTarget | null => {
    const found = pointing.register.entryAt(value, pointing.text)
    return found && { kind: 'entry', entry: found.id }
  }
  const id = /^#?([^#:/]+)$/.exec(value)?.[1] ?? ''
  const within = id === '' ? null : (targetCalled(id, pointing.survey) ?? targetElsewhere(id, pointing))
  if (within !== null) return within
  const outside: ReadingTarget | null = /^(?:https?|ftp|mailto|doi|urn|info):/i.test(value)
    ? { kind: 'outside', url: value }
    : null
  return entry() ?? outside ?? { kind: 'unknown', value }
}

/** What has an `xml:id` in a text, or `null`. */
export function targetCalled(id: string, { ids, notes, pages }: Survey): ReadingTarget | null {
  const named = ids.get(id)
  if (named === undefined) return null
  if (named.kind === 'place') return { kind: 'place', xmlId: id }
  if (named.kind === 'note') return notes[named.index] ? { kind: 'note', note: named.index } : null
  return { kind: 'page', page: named.index, label: pages[named.index] ?? '' }
}

function targetElsewhere(id: string, { elsewhere }: Pointing): ReadingTarget | null {
  const found = elsewhere(id)
  return found && { kind: 'text', xmlId: id, ...found }
}

/** What a pointer without a text of its own says. */
export function textOfTarget(target: ReadingTarget, { survey, register }: Pointing, words: EditionWords): string {
  switch (target.kind) {
    case 'note':
      return words.note(survey.notes[target.note]?.label ?? '')
    case 'page':
      return words.page(target.label)
    case 'entry':
      return register.byId.get(target.entry)?.name ?? target.entry
    case 'place':
      return titleOf(target.xmlId, survey)
    case 'text':
      return target.xmlId
    case 'outside':
      return target.url
    case 'unknown':
      return target.value
  }
}

function titleOf(xmlId: string, { ids }: Survey): string {
  const named = ids.get(xmlId)
  const node = named?.kind === 'place' ? named.node : null
  if (node === null) return xmlId
  const title = node.isTextblock ? headingText(node) : Object.values(divisionTitle(node)).join('')
  return title.trim() === '' ? xmlId : title.trim()
}
