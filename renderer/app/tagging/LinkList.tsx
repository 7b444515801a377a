import { Command as Palette } from 'cmdk'
import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { entryKinds, type Entry } from '../../../shared/register/entry'
import type { EntryKind } from '../../../shared/edition'
import type { Span } from '../../../shared/queries/spans'
import { mentionKind } from '../../../shared/register/conventions'
import { headingFromWords } from '../../../shared/register/entry-from-words'
import { entriesLinked, type RegisterIndex } from '../../../shared/register/links'
import { nameContextAt } from '../../../shared/register/name-context'
import { candidatesFor, type NameContext } from '../../../shared/register/rank'
import { aboutEntry } from '../../editor/about-entry'
import { anchorAt } from '../../editor/anchor'
import type { Linker } from '../../editor/linker'
import { currentTag, linkNewEntry, linkTag, nameOfTag, wordsOf } from '../../editor/tagging'
import { useSurface } from '../../editor/use-surface'
import { classes } from '../../ui/classes'
import { KindMark } from '../../ui/KindMark'
import { Popover } from '../../ui/Popover'
import { useSource } from '../../ui/use-source'
import type { CommandContext } from '../command'
import type { OpenText } from '../open-text'
import searched from '../searched-list.module.css'
import styles from './LinkList.module.css'

/** How many entries are listed at most; the others are found by typing. */
const mostListed = 60

/** The entries that the tag at the caret can point at, over the text: filtered as one types, a new one among them. */
export function LinkList({ text, context }: { readonly text: OpenText; readonly context: CommandContext }) {
  const { t } = useTranslation('tagging')
  const { open, close } = useSurface(text, 'link')
  const { linker } = context
  const tag = open && linker ? currentTag(text.state) : null
  if (!tag || !linker) return null
  return (
    <Popover
      label={t('link.label')}
      open
      onOpenChange={close}
      onEscape={() => {
        close()
        linker.listLeft()
      }}
      anchor={anchorAt(text, tag.from, tag.to)}
    >
      <Entries key={tag.id} {...{ text, context, linker, tag, close }} />
    </Popover>
  )
}

/** One line of the list. */
type Line =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'new'; readonly of: EntryKind; readonly words: string }

interface EntriesProps {
  readonly text: OpenText
  readonly context: CommandContext
  readonly linker: Linker
  readonly tag: Span
  readonly close: () => void
}

function Entries({ text, context, linker, tag, close }: EntriesProps) {
  const { t } = useTranslation('tagging')
  const [query, setQuery] = useState('')
  const register = useSource(linker.register)
  const mentions = useSource(linker.mentions)
  const kind = mentionKind(tag.name, tag.attributes)
  const words = kind === null ? wordsOf(text.state, tag) : nameOfTag(text.state, tag, kind)
  const where = useMemo(
    () => nameContextAt(text.state.doc, tag, register, text.id, linker.mentions.get()),
    [text, tag, register, linker],
  )
  const lines = useMemo(() => linesOf(register, kind, words, query, where), [register, kind, words, query, where])
  const linked = entriesLinked(register, text.id, tag.attributes)
  const list = useRef<HTMLDivElement>(null)
  // The best one stands at the top, wherever the list was scrolled to.
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: 0 })
  }, [query])
  const take = (line: Line) => {
    close()
    if (line.kind === 'new') void linkNewEntry(context, tag, line.of, line.words).then(linker.listLeft)
    else {
      linkTag(context, tag, line.entry)
      linker.listLeft()
    }
  }
  const line = (one: Line): ReactNode =>
    one.kind === 'entry' ? (
      <EntryLine
        key={one.entry.id}
        entry={one.entry}
        count={mentions.get(one.entry.id)}
        now={linked.includes(one.entry)}
        onTake={() => {
          take(one)
        }}
      />
    ) : (
      <Palette.Item
        key={`new ${one.of}`}
        value={`new ${one.of}`}
        className={classes(searched.item, styles.new)}
        onSelect={() => {
          take(one)
        }}
      >
        <span className={styles.plus} aria-hidden>
          +
        </span>
        {newLabel(one)}
      </Palette.Item>
    )
  const newLabel = (one: Extract<Line, { kind: 'new' }>) => {
    const name = headingFromWords(one.words, one.of)
    return kind === null ? t('link.newKind', { kind: t(`kind.${one.of}`), name }) : t('link.newEntry', { name })
  }
  return (
    <Palette className={classes(searched.palette, styles.palette)} label={t('link.label')} loop shouldFilter={false}>
      <Palette.Input
        className={searched.input}
        placeholder={t('link.placeholder', { words })}
        value={query}
        onValueChange={setQuery}
        autoFocus
      />
      <Palette.List ref={list} className={classes(searched.list, styles.list)}>
        {lines.slice(0, mostListed).map(line)}
      </Palette.List>
      {lines.length > mostListed && (
        <p className={styles.more}>{t('link.more', { count: lines.length - mostListed })}</p>
      )}
    </Palette>
  )
}

function EntryLine(props: {
  readonly entry: Entry
  readonly count: number | undefined
  readonly now: boolean
  readonly onTake: () => void
}) {
  const { t } = useTranslation('tagging')
  const { entry, count } = props
  return (
    <Palette.Item value={entry.id} className={classes(searched.item, styles.line)} onSelect={props.onTake}>
      <KindMark kind={entry.kind} label={t(`kind.${entry.kind}`)} />
      <span className={styles.name}>{entry.name}</span>
      <span className={styles.count}>
        {props.now ? t('link.now') : count !== undefined && count > 0 ? t('link.mentions', { count }) : ''}
      </span>
      <span className={styles.about}>{aboutEntry(entry)}</span>
    </Palette.Item>
  )
}

/** What the list holds for a name, or for what is typed: who it can be, a new entry, and, nothing typed, all others of its kind. */
function linesOf(
  register: RegisterIndex,
  kind: EntryKind | null,
  words: string,
  query: string,
  where: NameContext,
): readonly Line[] {
  const typed = query.trim()
  const candidates = candidatesFor(typed === '' ? words : typed, kind, register, where)
  const likely = candidates.flatMap(({ entry }): Line[] => {
    const found = register.byId.get(entry)
    return found ? [{ kind: 'entry', entry: found }] : []
  })
  const fresh = (kind === null ? entryKinds : [kind]).map((of): Line => ({
    kind: 'new',
    of,
    words: typed === '' ? words : typed,
  }))
  if (typed !== '') return [...likely, ...fresh]
  const listed = new Set(candidates.map(({ entry }) => entry))
  const others = register.entries
    .filter((entry) => (kind === null || entry.kind === kind) && !listed.has(entry.id))
    .map((entry): Line => ({ kind: 'entry', entry }))
  return [...likely, ...fresh, ...others]
}
