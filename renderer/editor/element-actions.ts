import i18next from 'i18next'
import type { Command, EditorState } from 'prosemirror-state'
import { deleteElement, unwrapElement } from '../../shared/commands/remove-element'
import { renameElement } from '../../shared/commands/rename-element'
import {
  attributeProblem,
  pointDataProblem,
  setAttribute,
  setKeptSource,
  setPointData,
} from '../../shared/commands/set-attribute'
import { allows } from '../../shared/grammar'
import { attributeUse } from '../../shared/queries/attribute-use'
import { attributesAs } from '../../shared/queries/element-attributes'
import { nameOf, scopeOf } from '../../shared/queries/element-content'
import { fitsUnwrapped, fitsWithout, placeOfElement, renamesOf } from '../../shared/queries/element-fit'
import type { ElementAt } from '../../shared/queries/element-path'
import { expandedName, sameName, writtenName } from '../../shared/queries/element-names'
import { escapeAttribute } from '../../shared/xml/escape'
import { parseXml } from '../../shared/xml/parse'
import type { CommandContext } from '../app/command'
import type { OpenText } from '../app/open-text'
import { perform } from './perform'
import { pathOf } from './plugins/element-choice'
import { grammarOf } from './plugins/grammar'
import { say, type Said } from './say'

/** The element that something is done to: the text, and the way to it, where it comes last. */
export interface ElementSubject {
  readonly text: OpenText
  readonly context: CommandContext
  readonly path: readonly ElementAt[]
}

/** Sets an attribute or takes it away (`null`); answers what is wrong with it as a sentence, `null` where it is done. */
export function changeAttribute(subject: ElementSubject, name: string, value: string | null): string | null {
  const { text, context, path } = subject
  const element = path.at(-1)
  if (!element || !isStill(text, element)) return null
  if (value !== null) {
    const ids = name === 'xml:id' ? new Set(attributeUse(text.state.doc).ids.map(({ id }) => id)) : new Set<string>()
    const problem = attributeProblem(element, name, value, { scope: scopeOf(path), ids })
    if (problem !== null) return i18next.t(`element.wrong.${problem}`, { ns: 'editor', name, value })
  }
  if (perform(text, 'element/attribute', setAttribute(element, name, value)))
    say(context, value === null ? 'attribute-removed' : 'attribute-set', { name })
  return null
}

/** The names that the element could have instead, as they are written there. */
export function renamesFor(subject: ElementSubject): readonly string[] {
  const { text } = subject
  const path = pathNow(subject)
  const scope = scopeOf(path.slice(0, -1))
  return renamesOf(text.state.doc, path, grammarOf(text.state)).map((name) => writtenName(name, scope).name)
}

/**
 * Gives the element another name, whether the grammar allows it there or not; what it may not have under that name is
 * taken off and said. Answers what is wrong with the name, `null` where it is done.
 */
export function rename(subject: ElementSubject, typed: string): string | null {
  const { text, context } = subject
  const path = pathNow(subject)
  const element = path.at(-1)
  const name = typed.trim()
  if (!element || !isStill(text, element) || name === element.name) return null
  const scope = scopeOf(path)
  const grammar = grammarOf(text.state)
  const to = expandedName(name, scope)
  if (attributeProblem({ ...element, attributes: {} }, name, '', { scope, ids: new Set() }) !== null)
    return i18next.t('element.wrong.element', { ns: 'editor', name })
  const allowed = isRoot(path) || renamesOf(text.state.doc, path, grammar).some((one) => sameName(one, to))
  const { kept, dropped } = attributesAs(grammar, element.attributes, nameOf(path), to, scope)
  const attributes = dropped.length === 0 ? element.attributes : kept
  if (!perform(text, 'element/rename', renameElement(element, name, attributes)))
    return i18next.t('element.wrong.rename', { ns: 'editor', from: element.name, to: name })
  sayAll(context, [
    ['element-renamed', { from: element.name, to: name }],
    ...(dropped.length > 0 ? [['element-dropped', { attributes: dropped.join(', ') }] as const] : []),
    ...(allowed ? [] : [['element-not-allowed', { name, parent: path.at(-2)?.name ?? '' }] as const]),
  ])
  return null
}

/** Takes the element away; with `content`, with all it holds. Says so where the grammar does not like what is left. */
export function remove(subject: ElementSubject, content: boolean): void {
  const { text, context } = subject
  const path = pathNow(subject)
  const element = path.at(-1)
  const command = element && removal(text.state, path, element, content)
  if (!element || !command) return
  const grammar = grammarOf(text.state)
  const place = placeOfElement(text.state.doc, path)
  const fits = !place || (content ? fitsWithout : fitsUnwrapped)(place, nameOf(path), grammar)
  if (!perform(text, content ? 'element/delete' : 'element/unwrap', command)) return
  text.view?.focus()
  sayAll(context, [
    [content ? 'element-deleted' : 'element-unwrapped', { name: element.name }],
    ...(fits ? [] : [['element-does-not-fit', { name: path.at(-2)?.name ?? '' }] as const]),
  ])
}

/** Whether the element can be taken away, with or without what it holds. */
export function canRemove(
  { state, path }: { readonly state: EditorState; readonly path: readonly ElementAt[] },
  content: boolean,
): boolean {
  const element = path.at(-1)
  return element !== undefined && (removal(state, path, element, content)?.(state) ?? false)
}

/** Sets what a comment or instruction says, or the source of what is kept whole; answers what is wrong with it. */
export function changeSource({ text, context, path }: ElementSubject, source: string): string | null {
  const element = path.at(-1)
  if (!element || !isStill(text, element)) return null
  if (element.kind === 'comment' || element.kind === 'instruction') {
    if (pointDataProblem(element, source)) return i18next.t(`element.wrong.${element.kind}`, { ns: 'editor' })
    if (perform(text, 'element/source', setPointData(element, source))) say(context, 'element-changed')
    return null
  }
  const problem = sourceProblem(source, path)
  if (problem !== null) return problem
  if (perform(text, 'element/source', setKeptSource(element, source))) say(context, 'element-changed')
  return null
}

/** Says several things together. */
function sayAll(context: CommandContext, parts: readonly (readonly [Said, Readonly<Record<string, string>>])[]): void {
  context.say(parts.map(([said, values]) => i18next.t(`said.${said}`, { ns: 'editor', ...values })).join(' '))
}

function removal(state: EditorState, path: readonly ElementAt[], element: ElementAt, content: boolean): Command | null {
  if (isRoot(path)) return null
  if (content) return deleteElement(element)
  const mixed = element.span === null && allows(grammarOf(state), nameOf(path.slice(0, -1)), ['text'])
  return unwrapElement(element, mixed)
}

function isRoot(path: readonly ElementAt[]): boolean {
  return path.length < 2
}

/** The way to the same element in the text as it is now: what stands in it may have grown. */
function pathNow({ text, path }: ElementSubject): readonly ElementAt[] {
  const now = pathOf(text.state).slice(0, path.length)
  const [before, after] = [path.at(-1), now.at(-1)]
  const same = before?.kind === after?.kind && before?.name === after?.name && before?.span === after?.span
  return same && (before?.span !== null || before.from === after?.from) ? now : path
}

/** Whether an element stands where it stood: a field may be left when the text has gone on under it. */
function isStill({ state }: OpenText, { kind, name, attributes, span, from }: ElementAt): boolean {
  if (span !== null) return true
  const node = kind === 'root' ? state.doc : from < state.doc.content.size ? state.doc.nodeAt(from) : null
  if (!node) return false
  if (kind !== 'node' && kind !== 'root') return node.isLeaf
  return node.attrs['name'] === name && node.attrs['attributes'] === attributes
}

/** What is wrong with the source of one element, with the prefixes that are bound where it stands. */
function sourceProblem(source: string, path: readonly ElementAt[]): string | null {
  const scope = scopeOf(path.slice(0, -1))
  const prefixes = [...new Set(Array.from(source.matchAll(/[<\s/]([\w.-]+):[\w.-]/g), ([, prefix]) => prefix ?? ''))]
  const bound = prefixes.flatMap((prefix) => {
    const uri = prefix === 'xml' || prefix === 'xmlns' ? null : scope.uriOf(prefix)
    return uri === null ? [] : [` xmlns:${prefix}="${escapeAttribute(uri)}"`]
  })
  const { value, findings } = parseXml(`<r${bound.join('')}>${source.trim()}</r>`)
  const only = value?.root.children.length === 1 ? value.root.children[0] : undefined
  if (only?.kind === 'element') return null
  return findings[0]?.message ?? i18next.t('element.wrong.source', { ns: 'editor' })
}
