import { BookUser } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import { classes } from '../ui/classes'
import { EmptyState } from '../ui/EmptyState'
import { keyLabel } from '../ui/keys'
import { ContextMenu } from '../ui/Menu'
import type { MenuEntry } from '../ui/menu-entry'
import { ChosenCard } from './register/ChosenCard'
import type { RegisterContent } from './register/entry-facts'
import { entryMenu } from './register/entry-menu'
import { EntryForm } from './register/EntryForm'
import { NewEntryForm } from './register/NewEntryForm'
import { isKeyOf, type RegisterDeeds } from './register/register-deeds'
import { registerLines, type ChosenLine } from './register/register-lines'
import type { OpenForm, RegisterShown } from './register/register-shown'
import { RegisterFilters } from './register/RegisterFilters'
import { RegisterList } from './register/RegisterList'
import { useLineChoice } from './register/use-line-choice'
import styles from './RegisterPanel.module.css'

/** What the panel shows of a register, and what it can have done. */
export interface RegisterPanelProps {
  readonly content: RegisterContent
  readonly shown: RegisterShown
  readonly onShown: (change: Partial<RegisterShown>) => void
  readonly deeds: RegisterDeeds
  /** Whether it can only be looked at. */
  readonly readOnly: boolean
  /** List and form side by side, where there is room. */
  readonly wide?: boolean
  /** What else brings entries in or out; offered as buttons where there is no entry yet. */
  readonly more?: readonly MenuEntry[]
}

/**
 * The register of the edition: its entries by kind, found as one types, with the names of the open text that point at
 * none; the form of an entry takes the place of the list, or stands beside it.
 */
export function RegisterPanel(props: RegisterPanelProps) {
  const { t } = useTranslation('register')
  const { content, shown, onShown, wide = false } = props
  const form = openForm(props)
  const list = (
    <div className={styles.list}>
      <List {...props} />
    </div>
  )
  const close = () => {
    onShown({ form: null })
  }
  // What was opened and is not there any more leaves the list.
  const gone = shown.form !== null && form === null
  useEffect(() => {
    if (gone) onShown({ form: null })
  }, [gone, onShown])
  const place = useFocusOnForm(shown.form)
  if (content.entries.length + content.unlinked.length === 0 && form === null) return <NoEntries {...props} />
  return (
    <section ref={place} className={classes(styles.panel, wide && styles.wide)} aria-label={t('label')} data-register>
      {(wide || form === null) && list}
      {form !== null && (
        <div className={styles.form} data-form>
          {formOf(props, form, close)}
        </div>
      )}
      {wide && form === null && <p className={styles.aside}>{t('chooseOne')}</p>}
    </section>
  )
}

/** What is said in place of an empty list. */
function noneWords(
  { untagged }: RegisterContent,
  { view }: RegisterShown,
  t: ReturnType<typeof useTranslation<'register'>>['t'],
): string {
  if (view.state === 'untagged' && untagged === null) return t('lookingUntagged')
  return view.query.trim() === '' ? t('noneOfState') : t('none', { query: view.query.trim() })
}

/** Puts the focus into a form when it is opened, and back into the list when it is closed. */
function useFocusOnForm(form: OpenForm | null): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null)
  const last = useRef(form)
  useEffect(() => {
    if (last.current === form) return
    last.current = form
    const find = (selector: string) => place.current?.querySelector<HTMLElement>(selector) ?? null
    const to = form === null ? (find('[role="listbox"]') ?? find('input')) : find('[data-form] input')
    to?.focus({ preventScroll: true })
  }, [form])
  return place
}

/** The form that is open, unless its entry is gone. */
function openForm({ content, shown: { form } }: RegisterPanelProps): OpenForm | null {
  if (form?.kind !== 'entry') return form
  return content.entries.some(({ id }) => id === form.id) ? form : null
}

function formOf(props: RegisterPanelProps, form: OpenForm, close: () => void): ReactNode {
  const { content, deeds, onShown, readOnly } = props
  if (form.kind === 'new')
    return (
      <NewEntryForm
        kind={form.of}
        name={form.name}
        entries={content.entries}
        onBack={close}
        onAdd={(kind, name) => {
          void deeds.add(kind, name).then((id) => {
            if (id !== null) onShown({ form: { kind: 'entry', id }, choice: { active: id, picked: new Set() } })
          })
        }}
      />
    )
  const entry = content.entries.find(({ id }) => id === form.id)
  if (entry === undefined) return null
  return (
    <EntryForm
      key={entry.id}
      {...{ entry, deeds, readOnly }}
      entries={content.entries}
      facts={content.factsOf(entry)}
      inText={content.inText}
      onBack={close}
    />
  )
}

function List(props: RegisterPanelProps) {
  const { t } = useTranslation('register')
  const { content, shown, onShown, deeds, readOnly } = props
  const place = useRef<HTMLDivElement>(null)
  const view = useDeferredValue(shown.view)
  const lines = useMemo(() => registerLines(content, view), [content, view])
  const chosen = useLineChoice(lines, shown.choice, (choice) => {
    onShown({ choice })
  })
  const names = useMemo(
    () => lines.flatMap((line) => (line.kind === 'name' && line.name.kind !== 'other' ? [line.name] : [])),
    [lines],
  )
  const open = (id: string) => {
    onShown({ form: { kind: 'entry', id } })
  }
  const enter = (line: ChosenLine) => {
    if (line.kind === 'entry') open(line.key)
    else if (!readOnly) deeds.link(line.name)
  }
  const begin = () => {
    const kind = shown.view.kind === 'all' ? 'person' : shown.view.kind
    onShown({ form: { kind: 'new', of: kind, name: lines.length === 0 ? shown.view.query.trim() : '' } })
  }
  const press = (event: KeyboardEvent): boolean => {
    const { active } = chosen
    const several = shown.choice.picked.size > 1
    if (!readOnly && active?.kind === 'entry' && isKeyOf('occurrence/all', event, deeds)) {
      deeds.occurrences(active.key)
      return true
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === 'Enter' && active !== null) enter(active)
    else if (readOnly) return false
    else if (event.key === 'Delete' && chosen.entries.length > 0) deeds.remove(chosen.entries)
    else if (event.key.toLowerCase() === 'm' && several) deeds.merge(chosen.entries)
    else if (event.key === '+' || event.key === 'Insert') {
      if (active?.kind === 'name' && active.name.kind !== 'other') deeds.makeEntries([active.name])
      else begin()
    } else return false
    return true
  }
  const { active } = chosen
  const picked = shown.choice.picked.size > 1 ? chosen.entries : []
  return (
    <>
      <RegisterFilters
        content={content}
        view={shown.view}
        onView={(next) => {
          onShown({ view: next, choice: { ...shown.choice, active: null } })
        }}
        onNew={readOnly ? null : begin}
        more={props.more ?? []}
        onList={() => place.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()}
        onEnter={() => {
          if (active !== null) enter(active)
        }}
      />
      <ContextMenu
        entries={() => (active?.kind === 'entry' ? entryMenu(active, { deeds, readOnly, onOpen: open }, t) : [])}
      >
        <div ref={place} className={styles.lines}>
          {lines.length === 0 ? (
            <p className={styles.none}>{noneWords(content, shown, t)}</p>
          ) : (
            <RegisterList
              {...{ lines, chosen }}
              picked={shown.choice.picked}
              inText={content.inText}
              onKey={press}
              onOpen={enter}
            />
          )}
        </div>
      </ContextMenu>
      <ChosenCard
        line={active}
        {...{ picked, names, readOnly, deeds }}
        inText={content.inText}
        onOpen={open}
        onClear={() => {
          onShown({ choice: { ...shown.choice, picked: new Set() } })
        }}
      />
    </>
  )
}

function NoEntries({ deeds, readOnly, onShown, content, more = [] }: RegisterPanelProps) {
  const { t } = useTranslation('register')
  const key = (kind: string) => keyLabel(deeds.keyOf(`tag/${kind}`) ?? '')
  return (
    <EmptyState
      icon={BookUser}
      title={t('empty')}
      action={
        <div className={styles.first}>
          {!readOnly && (
            <Button
              onClick={() => {
                onShown({ form: { kind: 'new', of: 'person', name: '' } })
              }}
            >
              {t('new')}
            </Button>
          )}
          {more.map(
            (one) =>
              one.kind === 'item' &&
              one.disabled !== true && (
                <Button key={one.label} onClick={one.onSelect}>
                  {one.label}
                </Button>
              ),
          )}
        </div>
      }
    >
      {content.inText
        ? t('emptyHint', { person: key('person'), place: key('place'), organisation: key('organisation') })
        : t('emptyHintEdition')}
    </EmptyState>
  )
}
