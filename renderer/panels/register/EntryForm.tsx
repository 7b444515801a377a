import { ChevronLeft, Ellipsis } from 'lucide-react'
import { useMemo, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry, Identifier } from '../../../shared/register/entry'
import { identifierKey } from '../../../shared/register/identifiers'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { matchesKey } from '../../ui/keys'
import { Menu } from '../../ui/Menu'
import { countWords } from './count-words'
import type { EntryFacts } from './entry-facts'
import { EntryFields } from './EntryFields'
import styles from './EntryForm.module.css'
import { entryMenu } from './entry-menu'
import { isKeyOf, type RegisterDeeds } from './register-deeds'

interface EntryFormProps {
  readonly entry: Entry
  readonly entries: readonly Entry[]
  readonly facts: EntryFacts
  readonly inText: boolean
  readonly readOnly: boolean
  readonly deeds: RegisterDeeds
  readonly onBack: () => void
}

/** An entry of the register, to be read and changed: each field is taken when it is left, as an act of its own. */
export function EntryForm(props: EntryFormProps) {
  const { t } = useTranslation('register')
  const { entry, entries, facts, readOnly, deeds } = props
  const line = { kind: 'entry', key: entry.id, entry, facts } as const
  const sharedWith = useSharing(entry, entries)
  const undo = (redo: boolean) => {
    if (redo) deeds.redo()
    else deeds.undo()
  }
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    if (event.key === 'Escape') props.onBack()
    else if (matchesKey(event, 'Mod-z')) undo(false)
    else if (!readOnly && isKeyOf('occurrence/all', event, deeds)) deeds.occurrences(entry.id)
    else if (matchesKey(event, 'Mod-Shift-z') || matchesKey(event, 'Mod-y')) undo(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className={styles.form} aria-label={entry.name} onKeyDown={press}>
      <div className={styles.head}>
        <Button variant="quiet" icon={ChevronLeft} shortcut="Escape" onClick={props.onBack} data-aside>
          {t('back')}
        </Button>
        <Menu
          align="end"
          trigger={<IconButton label={t('more', { name: entry.name })} icon={Ellipsis} data-aside />}
          entries={entryMenu(line, { deeds, readOnly, onOpen: () => undefined }, t).slice(1)}
        />
      </div>
      <div className={styles.fields}>
        <EntryFields
          entry={entry}
          entries={entries}
          readOnly={readOnly}
          sharedWith={sharedWith}
          onChange={(change) => {
            deeds.change(entry.id, change)
          }}
          onUndo={undo}
        />
        <div className={styles.mentions}>
          <p className={styles.counts}>{countWords(facts, props.inText, t)}</p>
          <div className={styles.actions}>
            <Button
              disabled={facts.here === 0 && facts.edition === 0}
              shortcut={deeds.keyOf('register/next-mention')}
              onClick={() => {
                deeds.walk(line, 1)
              }}
            >
              {t('next')}
            </Button>
            <Button
              onClick={() => {
                deeds.concordance(entry.id)
              }}
            >
              {t('concordance')}
            </Button>
            <Button
              disabled={readOnly}
              shortcut={deeds.keyOf('occurrence/all')}
              onClick={() => {
                deeds.occurrences(entry.id)
              }}
            >
              {t('occurrences')}
            </Button>
          </div>
        </div>
      </div>
    </section>
  )
}

/** Tells the name of another entry with the same identifier. */
function useSharing(entry: Entry, entries: readonly Entry[]): (identifier: Identifier) => string | null {
  const others = useMemo(
    () =>
      new Map(
        entries
          .filter((one) => one.id !== entry.id)
          .flatMap((one) => one.identifiers.map((identifier) => [identifierKey(identifier), one.name] as const)),
      ),
    [entries, entry.id],
  )
  return (identifier) => others.get(identifierKey(identifier)) ?? null
}
