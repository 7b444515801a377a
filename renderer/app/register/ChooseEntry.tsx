import { Command as Cmdk } from 'cmdk'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryKind } from '../../../shared/edition'
import type { Entry } from '../../../shared/register/entry'
import type { RegisterIndex } from '../../../shared/register/links'
import { candidatesFor, type NameContext } from '../../../shared/register/rank'
import { aboutEntry } from '../../panels/register/entry-words'
import { Dialog } from '../../ui/Dialog'
import searched from '../searched-list.module.css'
import styles from './ChooseEntry.module.css'

/** How many entries are listed; more are found by typing. */
const mostListed = 60

/** Asks for an entry: those first that the words can mean, then a new one where that makes sense, then all others. */
export function ChooseEntry(props: {
  readonly title: string
  readonly placeholder: string
  readonly register: RegisterIndex
  /** What is known where the words stand, by which the likelier stand first. */
  readonly context: NameContext
  readonly kind: EntryKind | null
  /** What is looked for at first. */
  readonly words: string
  /** An entry that is not offered. */
  readonly except?: string
  readonly onChoose: (entry: Entry) => void
  /** Makes a new entry; left out where that is not offered. */
  readonly onNew?: (name: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('register')
  const { register, context, kind, except, onNew } = props
  const [query, setQuery] = useState('')
  const found = useMemo(() => {
    const entriesOf = (words: string, among: EntryKind | null) =>
      candidatesFor(words, among, register, context)
        .filter(({ entry }) => entry !== except)
        .slice(0, mostListed)
        .flatMap(({ entry }) => register.byId.get(entry) ?? [])
    if (query.trim() !== '') return { likely: entriesOf(query, null), others: [] }
    const likely = entriesOf(props.words, kind)
    return { likely, others: entriesOf('', kind).filter((entry) => !likely.includes(entry)) }
  }, [register, context, query, kind, except, props.words])
  const name = query.trim() === '' ? props.words : query.trim()
  const line = (entry: Entry) => (
    <Cmdk.Item
      key={entry.id}
      value={entry.id}
      className={styles.line}
      onSelect={() => {
        props.onChoose(entry)
      }}
    >
      <span className={styles.name}>{entry.name}</span>
      <span className={styles.about}>
        {[t(`kinds.${entry.kind}`), aboutEntry(entry)].filter((part) => part !== '').join(', ')}
      </span>
    </Cmdk.Item>
  )
  return (
    <Dialog open bare onClose={props.onClose} title={props.title} closeLabel={t('close', { ns: 'app' })}>
      <Cmdk label={props.title} shouldFilter={false} className={searched.palette} loop>
        <Cmdk.Input
          autoFocus
          className={searched.input}
          placeholder={props.placeholder}
          value={query}
          onValueChange={setQuery}
        />
        <Cmdk.List className={searched.list} label={props.title}>
          <Cmdk.Empty className={searched.none}>{t('none', { query })}</Cmdk.Empty>
          {found.likely.map(line)}
          {/* Before those that the words cannot mean, so that Enter never takes one of them unseen. */}
          {onNew !== undefined && kind !== null && name !== '' && (
            <Cmdk.Item
              value="new"
              className={styles.line}
              onSelect={() => {
                onNew(name)
              }}
            >
              <span className={styles.name}>{t('newNamed', { kind: t(`kinds.${kind}`), name })}</span>
            </Cmdk.Item>
          )}
          {found.others.map(line)}
        </Cmdk.List>
      </Cmdk>
    </Dialog>
  )
}
