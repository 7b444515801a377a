import { Command as Palette } from 'cmdk'
import i18next from 'i18next'
import { TextSelection } from 'prosemirror-state'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { offeredElements, type ElementOffer } from '../../shared/commands/element-offers'
import { insertElement } from '../../shared/commands/insert-element'
import { attributeUse } from '../../shared/queries/attribute-use'
import type { InsertWay } from '../../shared/queries/insert-places'
import { newId } from '../editor/new-id'
import { perform } from '../editor/perform'
import { grammarOf } from '../editor/plugins/grammar'
import { recentElements, rememberElement } from '../editor/recent-elements'
import { classes } from '../ui/classes'
import type { CommandContext } from './command'
import { elementGloss } from './i18n'
import styles from './InsertElement.module.css'
import type { OpenText } from './open-text'
import { ranked } from './ranked'
import { NothingFound } from './NothingFound'
import searched from './searched-list.module.css'

/** How many elements are listed that may not stand here. */
const mostForbidden = 40

/** One line of the list: an element and how it would go in. */
interface Line {
  readonly offer: ElementOffer
  readonly key: string
  readonly label: string
  readonly also: string
  readonly gloss: string
}

/**
 * The elements that can be put in at the selection, each with what it is and how it would go in; those used last and
 * those that the text uses come first. What is typed also finds elements that may not stand here, which say so.
 */
export function InsertElement(props: { readonly text: OpenText; readonly onInsert: (offer: ElementOffer) => void }) {
  const { t } = useTranslation('app')
  const { text, onInsert } = props
  const [query, setQuery] = useState('')
  const lines = useMemo(() => linesOf(text, false), [text])
  const searching = query.trim() !== ''
  const all = useMemo(() => (searching ? linesOf(text, true) : lines), [searching, text, lines])
  const found = ranked(all, query)
  const list = useRef<HTMLDivElement>(null)
  // The best match stands at the top, wherever the list was scrolled to.
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: 0 })
  }, [query])
  const groups = searching
    ? [
        { heading: t('insert.allowed'), lines: found.filter(({ offer }) => offer.allowed) },
        { heading: t('insert.forbidden'), lines: found.filter(({ offer }) => !offer.allowed).slice(0, mostForbidden) },
      ]
    : groupsOf(lines).map(({ kind, lines: inGroup }) => ({ heading: t(`insert.group.${kind}`), lines: inGroup }))
  return (
    <Palette className={searched.palette} label={t('insert.label')} loop shouldFilter={false}>
      <Palette.Input
        className={searched.input}
        placeholder={t('insert.placeholder')}
        value={query}
        onValueChange={setQuery}
        autoFocus
      />
      <Palette.List ref={list} className={searched.list}>
        <NothingFound>{searching ? t('insert.none') : t('insert.nothing')}</NothingFound>
        {groups
          .filter((group) => group.lines.length > 0)
          .map((group) => (
            <Palette.Group key={group.heading} heading={group.heading} className={searched.group}>
              {group.lines.map((line) => (
                <Item key={line.key} line={line} onInsert={onInsert} />
              ))}
            </Palette.Group>
          ))}
      </Palette.List>
    </Palette>
  )
}

function Item({ line, onInsert }: { readonly line: Line; readonly onInsert: (offer: ElementOffer) => void }) {
  const { t } = useTranslation('app')
  const { offer, label, gloss } = line
  return (
    <Palette.Item
      value={line.key}
      className={classes(searched.item, styles.line)}
      data-allowed={offer.allowed}
      onSelect={() => {
        onInsert(offer)
      }}
    >
      <span className={styles.name}>{label}</span>
      <span className={styles.gloss}>{gloss}</span>
      <span className={styles.way}>{wayText(offer.at.way, t)}</span>
    </Palette.Item>
  )
}

/** Puts an element in at the place that was offered, remembers it, and says what was done. */
export function putIn(context: CommandContext, { name, at, allowed }: ElementOffer): void {
  const { text } = context
  if (!text) return
  const done = perform(text, 'element/insert', insertElement(name, at, grammarOf(text.state), newId))
  if (done) lookAtWrapped(text, at.way)
  text.view?.focus()
  if (!done) return
  rememberElement(name.local)
  const values = { name: name.local, parent: at.place.parent.local }
  context.say(i18next.t(allowed ? 'insert.done' : 'insert.doneAgainst', values))
}

/** What was selected may reach beyond the words that were wrapped: then the new element would not be the one at the caret. */
function lookAtWrapped(text: OpenText, way: InsertWay): void {
  const { doc, selection, tr } = text.state
  if (way.kind === 'around-text' && !selection.empty)
    text.dispatch(tr.setSelection(TextSelection.create(doc, way.from, way.to)))
}

type Group = 'recent' | 'around' | 'caret' | 'blocks' | 'beside'

const groupKinds: readonly Group[] = ['recent', 'around', 'caret', 'blocks', 'beside']

function groupsOf(lines: readonly Line[]): readonly { readonly kind: Group; readonly lines: readonly Line[] }[] {
  const recent = new Set(recentElements())
  return groupKinds.map((kind) => ({
    kind,
    lines: lines.filter(({ offer }) => (recent.has(offer.name.local) ? 'recent' : groupOf(offer.at.way)) === kind),
  }))
}

function groupOf({ kind }: InsertWay): Group {
  if (kind === 'around-text') return 'around'
  if (kind === 'around-blocks') return 'blocks'
  return kind === 'at-caret' ? 'caret' : 'beside'
}

function linesOf(text: OpenText, all: boolean): readonly Line[] {
  const { elements } = attributeUse(text.state.doc)
  const recent = recentElements()
  const lastUsed = (local: string) => (recent.includes(local) ? recent.length - recent.indexOf(local) : 0)
  return offeredElements(text.state, grammarOf(text.state), all)
    .map((offer): Line => {
      const { local, uri } = offer.name
      const gloss = elementGloss(local) ?? ''
      return { offer, key: `${local} ${uri} ${JSON.stringify(offer.at.way)}`, label: local, also: gloss, gloss }
    })
    .sort(
      (a, b) =>
        lastUsed(b.label) - lastUsed(a.label) ||
        (elements.get(b.label) ?? 0) - (elements.get(a.label) ?? 0) ||
        (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
    )
}

type Translate = (key: string, values: Readonly<Record<string, string | number>>) => string

/** How an element would go in, in words. */
function wayText(way: InsertWay, translate: unknown): string {
  const t = translate as Translate
  const block = (of: string) => (of === '' ? t('insert.block.text', {}) : blockName(of, t))
  switch (way.kind) {
    case 'around-text':
      return t('insert.way.aroundText', {})
    case 'around-blocks':
      return t('insert.way.aroundBlocks', { count: way.count, block: block(way.of) })
    case 'at-caret':
      return t('insert.way.atCaret', {})
    case 'in-text':
      return t('insert.way.inText', {})
    case 'beside':
      return t(`insert.way.${way.side}`, { block: block(way.of) })
    case 'inside':
      return t(`insert.way.at${way.side === 'start' ? 'Start' : 'End'}`, { block: block(way.of) })
  }
}

function blockName(of: string, t: Translate): string {
  const named = t(`insert.block.${of}`, { defaultValue: '' })
  return named === '' ? t('insert.block.other', { name: of }) : named
}
