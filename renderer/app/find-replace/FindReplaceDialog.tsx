import { useDeferredValue, useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { hiddenParts, presetReadings } from '../../../shared/queries/readings'
import { searchProblem } from '../../../shared/queries/search-text'
import type { ContextGroup } from '../../panels/context-rows'
import { Button } from '../../ui/Button'
import { goToPlace } from '../edition-texts/go-to-place'
import { lineShown, PlacesDialog } from '../edition-texts/PlacesDialog'
import type { Session } from '../session'
import { shownReading } from '../readings/reading'
import { recordingNow } from '../readings/recording-now'
import { AskStatus } from '../tagging/AskStatus'
import { queryOf, withSearch, type EditionSearch } from './edition-search'
import styles from './FindReplaceDialog.module.css'
import { losingTags, matchKey, placeGroups, replaceFound, type FoundIn } from './found-places'
import { placeNow } from './place-now'
import { SearchOptions } from './SearchOptions'
import { useFoundPlaces } from './use-found-places'
import { useSettled } from './use-settled'

/** How long what is typed rests before it is looked for, in milliseconds. */
const rest = 60

/** Words in the texts of an edition, in context, to be replaced one by one or all that are ticked as one act. */
export function FindReplaceDialog(props: {
  readonly session: Session
  readonly edition: string
  readonly start: EditionSearch
  readonly onClose: () => void
}) {
  const { t } = useTranslation('find-replace')
  const { session, edition } = props
  const [search, setSearch] = useState(props.start)
  const [turn, setTurn] = useState(0)
  /** What is ticked otherwise than it is at first. */
  const [turned, turnTicks] = useState<ReadonlySet<string>>(new Set())
  const [replaced, setReplaced] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [settled, now] = useSettled(search, rest)
  const { found, isOld, asked, asks } = useFoundPlaces(session, edition, settled, turn)
  const { regex, replacement } = useDeferredValue(search)
  const records = recordingNow(session).record !== undefined
  const left = useMemo(() => withoutReplaced(found, replaced), [found, replaced])
  const groups = useMemo(
    () =>
      placeGroups(
        left,
        { regex, replacement, records },
        {
          same: t('same'),
          hidden: t('overHidden'),
          lost: (tags) => t('losesTags', { count: tags.length, tags: tags.join(', ') }),
        },
      ),
    [left, regex, replacement, records, t],
  )
  const losing = useMemo(() => losingTags(left, { regex, replacement, records }), [left, regex, replacement, records])
  const tickable = useMemo(() => tickableIn(groups), [groups])
  const ticked = useMemo(
    () => new Set(tickable.filter((key) => turned.has(key) === losing.has(key))),
    [tickable, turned, losing],
  )
  const count = left.reduce((sum, one) => sum + one.count, 0)
  const done = asks && asked.phase.kind !== 'asking'
  useSaid(session, done ? t('said', { count }) : null)
  const query = queryOf(search, shownReading(session))
  const problem = query === null ? null : searchProblem(query)
  const change = (next: Partial<EditionSearch>) => {
    setSearch({ ...search, ...next })
    if (Object.keys(next).some((key) => key !== 'replacement')) setReplaced(new Set())
  }
  const remember = () => {
    session.settings.set({ searches: withSearch(session.settings.get().searches, search) })
  }
  const replace = async (keys: ReadonlySet<string>, quiet: boolean) => {
    setBusy(true)
    remember()
    const isDone = await replaceFound(session, search, found, keys, quiet)
    setBusy(false)
    return isDone
  }
  const canReplace = search.replacement !== null && !busy && !isOld && search === settled
  const replaceOne = async () => {
    const line = lineShown(groups, active)?.line
    if (search.replacement === null) session.say(t('noReplacement'))
    else if (line?.tickable !== true) session.say(t('noPlace'))
    if (!canReplace || line?.tickable !== true) return
    const next = lineBeside(groups, line.key)
    if (!(await replace(new Set([line.key]), true))) return
    setReplaced(new Set([...replaced, line.key]))
    setActive(next)
  }
  const replaceTicked = async () => {
    if (await replace(ticked, false)) props.onClose()
  }
  const open = (key: string) => {
    for (const one of found)
      for (const match of one.matches)
        if (matchKey(one.transcription, match) === key) {
          remember()
          props.onClose()
          void goToPlace(session, one.transcription, placeNow(session, one, match))
        }
  }
  const close = () => {
    remember()
    props.onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    void replaceOne()
  }
  const shown = lineShown(groups, active)?.line
  return (
    <PlacesDialog
      title={t('title')}
      counts={
        asks
          ? `${t('ticked', { ticked: ticked.size, count })} ${t('texts', { count: found.filter((one) => one.count > 0).length })}`
          : ''
      }
      action={{
        label: busy ? t('applying') : actionLabel(search, ticked.size, t),
        enabled: canReplace && ticked.size > 0,
        run: () => void replaceTicked(),
      }}
      others={
        <Button
          shortcut="Alt-Enter"
          disabled={!canReplace || shown?.tickable !== true}
          onClick={() => void replaceOne()}
        >
          {t('one')}
        </Button>
      }
      options={
        <SearchOptions
          {...{ search, problem }}
          earlier={session.settings.get().searches}
          hasText={session.open !== null}
          hides={hiddenParts(shownReading(session)).size > 0}
          onChange={change}
          onDone={(field, again) => {
            now()
            if (again) {
              setReplaced(new Set())
              setTurn(turn + 1)
            }
            focusList(field)
          }}
        />
      }
      status={<Status {...{ session, asked, asks, found }} replaces={search.replacement !== null} />}
      empty={emptyOf(search, { asks, done, bad: problem !== null }, t)}
      list={{
        ...{ groups, ticked, active },
        label: t('list'),
        onTick: (keys, on) => {
          const others = new Set(turned)
          for (const key of keys)
            if (on === losing.has(key)) others.add(key)
            else others.delete(key)
          turnTicks(others)
        },
        onActive: setActive,
        onOpen: open,
        autoFocus: false,
      }}
      onClose={close}
      onKeyDown={onKeyDown}
    />
  )
}

type Words = ReturnType<typeof useTranslation<'find-replace'>>['t']

function actionLabel({ replacement }: EditionSearch, count: number, t: Words): string {
  if (count === 0 || replacement === null) return t('applyNone')
  return replacement === '' ? t('remove', { count }) : t('apply', { count })
}

function emptyOf(
  search: EditionSearch,
  { asks, done, bad }: { readonly asks: boolean; readonly done: boolean; readonly bad: boolean },
  t: Words,
) {
  if (bad) return { title: t('badTitle'), text: t('bad') }
  if (search.text === '') return { title: t('emptyTitle'), text: t('empty') }
  if (queryOf(search, presetReadings.all) === null) return { title: t('noElementTitle'), text: t('noElement') }
  return asks && done ? { title: t('nothingTitle'), text: t('nothing') } : null
}

/** How far the search is, and what is not in the list. */
function Status(props: {
  readonly session: Session
  readonly asked: ReturnType<typeof useFoundPlaces>['asked']
  readonly asks: boolean
  readonly found: readonly FoundIn[]
  /** Whether it is said what is to stand there. */
  readonly replaces: boolean
}) {
  const { t } = useTranslation('find-replace')
  const { found, asks } = props
  const count = found.reduce((sum, one) => sum + one.count, 0)
  const listed = found.reduce((sum, { matches }) => sum + matches.length, 0)
  if (!asks) return null
  return (
    <>
      <AskStatus asked={props.asked} elsewhere={found.filter(({ elsewhere }) => elsewhere)} />
      {count > listed && <p className={styles.notice}>{t(props.replaces ? 'tooMany' : 'listed', { count: listed })}</p>}
    </>
  )
}

/** Tells screen readers what was found, once it was. */
function useSaid(session: Session, message: string | null): void {
  useEffect(() => {
    if (message !== null) session.say(message)
  }, [session, message])
}

function withoutReplaced(found: readonly FoundIn[], replaced: ReadonlySet<string>): readonly FoundIn[] {
  if (replaced.size === 0) return found
  return found.map((one) => {
    const matches = one.matches.filter((match) => !replaced.has(matchKey(one.transcription, match)))
    return { ...one, matches, count: one.count - one.matches.length + matches.length }
  })
}

function tickableIn(groups: readonly ContextGroup[]): readonly string[] {
  return groups.flatMap(({ lines }) => lines.filter(({ tickable }) => tickable).map(({ key }) => key))
}

/** The line behind one, or before it where it is the last; `null` where it is the only one. */
function lineBeside(groups: readonly ContextGroup[], key: string): string | null {
  const keys = groups.flatMap(({ lines }) => lines.map((line) => line.key))
  const index = keys.indexOf(key)
  return keys[index + 1] ?? keys[index - 1] ?? null
}

function focusList(field: HTMLElement): void {
  field.closest('[role="dialog"]')?.querySelector<HTMLElement>('[role="tree"]')?.focus()
}
