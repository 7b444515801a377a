import i18next from 'i18next'
import { redo, undo } from 'prosemirror-history'
import { Selection, type Command as EditorCommand, type EditorState } from 'prosemirror-state'
import { becoming, rangeToTag, retag, tagRange } from '../../shared/commands/tag'
import type { EntryKind } from '../../shared/edition'
import type { DocRange } from '../../shared/finding'
import { markOf, mentionNames, spanAttrs, spanRange, type Span } from '../../shared/queries/spans'
import { certainEntry } from '../../shared/register/certain-entry'
import { conventionsOf, mentionKind } from '../../shared/register/conventions'
import type { DateReading } from '../../shared/register/date-reading'
import { dateContextAt } from '../../shared/register/date-context'
import { readDate } from '../../shared/register/dates'
import type { Entry } from '../../shared/register/entry'
import { entryFromWords, nameInWords } from '../../shared/register/entry-from-words'
import { pointerTo, usualLink, withLink, withoutLink } from '../../shared/register/links'
import { attributeUse } from '../../shared/queries/attribute-use'
import { localName, type Attributes } from '../../shared/schema'
import type { CommandContext } from '../app/command'
import type tagging from '../app/messages/en/tagging.json'
import type { OpenText } from '../app/open-text'
import { rememberTag, type LastTag } from './last-tag'
import { newId } from './new-id'
import { perform } from './perform'
import { isEditable } from './plugins/editable'
import { freshTag, makesTag, type FreshTag } from './plugins/fresh-tag'
import { showSurface, type Surface } from './plugins/surface'
import { tagAtCaret } from './plugins/tag-at-caret'
import { readCaret } from './read-caret'

/** What can be tagged by a key of its own. */
export type TagTarget = EntryKind | 'date'

type Said = keyof (typeof tagging)['tagged']

/** Says something of tagging in the status line, to screen readers too. */
export function sayTagged(context: CommandContext, said: Said, values: Readonly<Record<string, string>> = {}): void {
  const key: `tagged.${Said}` = `tagged.${said}`
  context.say(i18next.t(key, { ns: 'tagging', ...values }))
}

/** The words of a stretch of the text, without notes and page breaks, on one line. */
export function wordsOf(state: EditorState, { from, to }: DocRange): string {
  let words = ''
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isText) words += (node.text ?? '').slice(Math.max(0, from - pos), to - pos)
    else if (node.type.name === 'lineBreak') words += ' '
    else if (node.isTextblock && words !== '' && pos > from) words += ' '
    return node.type.name !== 'note' || pos < from
  })
  return words.replace(/\s+/gu, ' ').trim()
}

/** Where the words of a kind would be tagged, and as what; `null` where nothing can be. */
interface Aim {
  readonly range: DocRange
  readonly name: string
  readonly attributes: Attributes
  /** The tag that becomes one of this kind, where one is there. */
  readonly tag: Span | null
}

/**
 * Tags the name or date at the caret, or what is selected, as the text tags its own. A name that means one entry of the
 * register and no other is linked at once, a date that can be read in one way has its value; else the list of what
 * they can mean opens. At a tag of another kind, that one changes; at one of this kind, its list opens.
 */
export function tagAs(context: CommandContext, target: TagTarget): void {
  const { text } = context
  if (!text || !isEditable(text.state)) return
  const there = ownTag(text.state)
  if (there && isOf(there, target)) openList(text, target === 'date' ? 'date' : 'link')
  else {
    const aim = aimOf(text.state, target)
    if (!aim) return
    if (target === 'date') tagDate(context, aim)
    else tagName(context, aim, target)
  }
}

/** Whether {@link tagAs} has something to do. Does not try whether the grammar allows it. */
export function canTagAs(state: EditorState, target: TagTarget): EditorCommand | null {
  const there = ownTag(state)
  if (there && isOf(there, target)) return () => true
  const aim = aimOf(state, target)
  return aim && commandFor(aim, aim.attributes, newId)
}

function tagName(context: CommandContext, aim: Aim, kind: EntryKind): void {
  const { text, linker } = context
  if (!text) return
  const words = wordsOf(text.state, aim.range)
  const register = linker?.register.get()
  const entry = register ? certainEntry(words, kind, register) : null
  const attributes =
    entry && register
      ? withLink(aim.attributes, conventionsOf(text.state.doc)[kind].link, pointerTo(register, entry, text.id))
      : aim.attributes
  if (!makeTag(text, aim, attributes, `tag/${kind}`)) return
  if (entry) sayTagged(context, 'linked', { words, kind: kindWord(kind), entry: entry.name })
  else sayTagged(context, 'unlinked', { words, kind: kindWord(kind) })
  if (linker && !entry) openList(text, 'link')
  else text.view?.focus()
}

function tagDate(context: CommandContext, aim: Aim): void {
  const { text } = context
  if (!text) return
  const words = wordsOf(text.state, aim.range)
  const readings = readingsAt(text.state, aim.range)
  const [only] = readings
  const sure = readings.length === 1 && only?.doubt === null ? only : null
  if (!makeTag(text, aim, { ...aim.attributes, ...sure?.attributes }, 'tag/date')) return
  if (sure) sayTagged(context, 'dated', { words, value: valueWords(sure.attributes) })
  else sayTagged(context, readings.length === 0 ? 'undated' : 'doubtful', { words })
  if (!sure && readings.length > 0) openList(text, 'date')
  else text.view?.focus()
}

/** What a date on a stretch of the text can mean, the best first, by the date of its division. */
export function readingsAt(state: EditorState, range: DocRange): readonly DateReading[] {
  return readDate(wordsOf(state, range), dateContextAt(state.doc, range.from))
}

/** The values of a date's attributes, as they are said. */
export function valueWords(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([key, value]) => (key === 'when' ? value : `${key} ${value}`))
    .join(', ')
}

/** The tag at the caret that a key for kinds of tags means: one that names something or is a date. With a selection, none. */
function ownTag(state: EditorState): Span | null {
  const tag = state.selection.empty ? tagAtCaret(state) : null
  const isNaming = tag && (mentionNames.has(localName(tag.name)) || isOf(tag, 'date') || mentionKind(tag.name) !== null)
  return isNaming === true ? tag : null
}

function isOf({ name, attributes }: Span, target: TagTarget): boolean {
  return target === 'date' ? localName(name) === 'date' : mentionKind(name, attributes) === target
}

function aimOf(state: EditorState, target: TagTarget): Aim | null {
  const form = target === 'date' ? { name: 'date', attributes: {} } : conventionsOf(state.doc)[target]
  const tag = ownTag(state)
  const range = tag ?? rangeToTag(state, form.name)
  return range && { range: { from: range.from, to: range.to }, name: form.name, attributes: form.attributes, tag }
}

function commandFor({ range, name, tag }: Aim, attributes: Attributes, id: () => string): EditorCommand {
  return tag ? retag(tag.id, name, becoming(tag, name, attributes)) : tagRange(range, name, attributes, id)
}

/** Makes the tag that is aimed at, as a fresh one of an act; answers whether it could be. */
function makeTag(text: OpenText, aim: Aim, attributes: Attributes, act: string, id = aim.tag?.id ?? newId()): boolean {
  const made = aim.tag ? 'changed' : 'tagged'
  return freshly(
    text,
    { span: id, made, act },
    commandFor(aim, attributes, () => id),
  )
}

/** Runs a command as the act that makes a tag, which can be made otherwise as long as nothing else is done. */
export function freshly(text: OpenText, fresh: FreshTag, command: EditorCommand): boolean {
  const done = perform(text, fresh.act, (state, dispatch) =>
    command(state, dispatch && ((transaction) => dispatch(makesTag(transaction, fresh)))),
  )
  const tag = done ? spanAt(text.state, fresh.span) : null
  if (tag) rememberTag(text, lastOf(tag))
  return done
}

const lastOf = ({ id, name, attributes }: Span): LastTag => ({ span: id, name, attributes })

/** The span of this id around the selection. */
function spanAt(state: EditorState, id: string): Span | null {
  const range = spanRange(state.doc, id, state.selection.from)
  const mark = range && markOf(state.doc.resolve(range.from).nodeAfter?.marks ?? [], id)
  return range && mark ? { ...spanAttrs(mark), ...range } : null
}

/** The tag that the list, the extent and the like are about: the one that was just made, else the one at the caret. */
export function currentTag(state: EditorState): Span | null {
  const fresh = freshTag(state)
  return (fresh && spanAt(state, fresh.span)) ?? tagAtCaret(state)
}

function openList(text: OpenText, surface: Extract<Surface, 'link' | 'date'>): void {
  text.dispatch(showSurface(text.state.tr, surface))
}

/**
 * Makes a tag otherwise: where the last act made it, that act is taken back and done anew with this, so that one undo takes
 * back both; else as an act of its own. `command` is made for the state that it is run on.
 */
export function remake(
  text: OpenText,
  tag: Span,
  act: string,
  made: { readonly anew: EditorCommand; readonly changed: EditorCommand },
): boolean {
  const fresh = freshTag(text.state)
  if (fresh?.span !== tag.id || fresh.made === 'changed') {
    const done = perform(text, act, made.changed)
    const now = done ? spanAt(text.state, tag.id) : null
    if (now) rememberTag(text, lastOf(now))
    return done
  }
  return takenBack(text, () => freshly(text, fresh, made.anew))
}

/** Takes the last act back, runs what is to stand instead, and does the act again where that cannot be done. The selection stays. */
function takenBack(text: OpenText, instead: () => boolean): boolean {
  const selection: unknown = text.state.selection.toJSON()
  if (!undo(text.state, text.dispatch)) return false
  const done = instead()
  if (!done) redo(text.state, text.dispatch)
  const { doc, tr } = text.state
  text.dispatch(tr.setSelection(Selection.fromJSON(doc, selection)))
  return done
}

/** Sets the attributes of a tag, as part of making it where it is fresh. */
export function setAttributes(text: OpenText, tag: Span, attributes: Attributes, act: string): boolean {
  return remake(text, tag, act, {
    anew: tagRange({ from: tag.from, to: tag.to }, tag.name, attributes, () => tag.id),
    changed: retag(tag.id, tag.name, attributes),
  })
}

/** Puts a tag on another stretch, as part of making it where it is fresh. */
export function setRange(text: OpenText, tag: Span, range: DocRange, act: string, changed: EditorCommand): boolean {
  return remake(text, tag, act, { anew: tagRange(range, tag.name, tag.attributes, () => tag.id), changed })
}

/** The attributes of a tag, linked to an entry as the text links. */
export function linkedTo(context: CommandContext, tag: Span, entry: Entry): Attributes {
  const { text, linker } = context
  if (!text || !linker) return tag.attributes
  const register = linker.register.get()
  const kind = mentionKind(tag.name, tag.attributes)
  const link = kind === null ? usualLink(tag.name) : linkOfKind(text, tag.name, kind)
  const pointer = register.byId.has(entry.id) ? pointerTo(register, entry, text.id) : `#${entry.xmlId}`
  return withLink(tag.attributes, link, pointer)
}

function linkOfKind({ state }: OpenText, name: string, kind: EntryKind) {
  const form = conventionsOf(state.doc)[kind]
  return localName(form.name) === localName(name) ? form.link : usualLink(name)
}

/** Links a tag to an entry of the register. */
export function linkTag(context: CommandContext, tag: Span, entry: Entry): void {
  const { text } = context
  if (!text) return
  if (setAttributes(text, tag, linkedTo(context, tag, entry), 'tag/link'))
    sayTagged(context, 'linkedTo', { entry: entry.name })
  text.view?.focus()
}

/** Makes a new entry of a name and links a tag to it: one act with the tag, where that is fresh. */
export async function linkNewEntry(context: CommandContext, tag: Span, kind: EntryKind, words: string): Promise<void> {
  const { text, linker } = context
  if (!text || !linker) return
  const entry = newEntryFor(text, linker.register.get().entries, kind, words)
  const attributes = linkedTo(context, tag, entry)
  const fresh = freshTag(text.state)
  const again = fresh?.span === tag.id
  const selection: unknown = text.state.selection.toJSON()
  if (again) undo(text.state, text.dispatch)
  const waiting = text.state.selection
  text.view?.focus()
  const change = again && fresh.made === 'tagged' ? newTag(tag, attributes) : changedTag(tag, attributes)
  const done = await linker.addEntry(entry, change)
  readCaret(text.view)
  if (!done && again) redo(text.state, text.dispatch)
  // Who goes on meanwhile stays there.
  if (text.state.selection.eq(waiting) && text.state.doc.content.size >= (selection as { readonly head: number }).head)
    text.dispatch(text.state.tr.setSelection(Selection.fromJSON(text.state.doc, selection)))
  if (done) {
    const made = tagAtCaret(text.state)
    if (made) rememberTag(text, lastOf(made))
    sayTagged(context, 'newEntry', { entry: entry.name })
  }
}

const newTag = ({ from, to, name }: Span, attributes: Attributes) =>
  ({ kind: 'tag', from, to, name, attributes, across: true }) as const

const changedTag = ({ id, from, name }: Span, attributes: Attributes) =>
  ({ kind: 'retag', span: id, near: from, name, attributes }) as const

/** The entry that {@link linkNewEntry} would make. */
export function newEntryFor(text: OpenText, entries: readonly Entry[], kind: EntryKind, words: string): Entry {
  const taken = new Set([...entries.map(({ xmlId }) => xmlId), ...attributeUse(text.state.doc).ids.map(({ id }) => id)])
  return entryFromWords(newId(), kind, words, taken)
}

/** Takes the link of a tag away; its tag stays. */
export function unlinkTag(context: CommandContext, tag: Span): void {
  const { text } = context
  if (!text) return
  if (perform(text, 'tag/unlink', retag(tag.id, tag.name, withoutLink(tag.attributes)))) sayTagged(context, 'noLink')
  text.view?.focus()
}

/** The name of a tag as a new entry would have it. */
export function nameOfTag(state: EditorState, tag: Span, kind: EntryKind): string {
  return nameInWords(wordsOf(state, tag), kind)
}

/** A kind of entry or `date` in the words of the interface. */
export function kindWord(target: TagTarget): string {
  return i18next.t(`kind.${target}`, { ns: 'tagging' })
}
