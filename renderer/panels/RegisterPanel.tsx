import { BookUser } from 'lucide-react'
import { memo, useCallback, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorState } from 'prosemirror-state'
import type { Entry } from '../../shared/register/entry'
import { mentionAfter, nameKinds, namesIn, type NameKind, type TaggedName } from '../../shared/queries/names'
import type { OpenText } from '../app/open-text'
import { reveal } from '../editor/reveal'
import { useRestedText } from '../editor/use-text'
import { EmptyState } from '../ui/EmptyState'
import { keyLabel } from '../ui/keys'
import { TextField } from '../ui/TextField'
import styles from './RegisterPanel.module.css'

interface RegisterProps {
  readonly text: OpenText
  /** The entries of the edition, by name. */
  readonly entries: readonly Entry[]
  /** Says something in the status line. */
  readonly say: (message: string) => void
  /** The key of a command, if it has one. */
  readonly keyOf: (command: string) => string | undefined
}

const namesOf = (state: EditorState): readonly TaggedName[] => namesIn(state.doc)

/**
 * The names tagged in the open text, by kind and with how often they are, counted when the text rests; choosing one goes
 * to its next mention. Below them, where there are any, the entries of the edition.
 */
export function RegisterPanel(props: RegisterProps) {
  const { t } = useTranslation('app')
  const { text, say } = props
  const names = useRestedText(text, namesOf)
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query.trim().toLowerCase())
  const go = useCallback(
    (name: TaggedName) => {
      const next = mentionAfter(text.state.doc, name, text.state.selection.from)
      if (next === null) return
      reveal(text, next.from, next.to, 'stay')
      say(t('register.mention', { name: name.text, index: next.index, count: name.count }))
    },
    [text, say, t],
  )
  if (names.length === 0 && props.entries.length === 0) return <NoNames keyOf={props.keyOf} />
  const shownNames = names.filter((name) => name.text.toLowerCase().includes(wanted))
  const shownEntries = props.entries.filter((entry) =>
    [entry.name, ...entry.variants].some((name) => name.toLowerCase().includes(wanted)),
  )
  return (
    <section className={styles.panel} aria-label={t('panel.register')}>
      <div className={styles.filter}>
        <TextField
          label={t('register.filter')}
          hideLabel
          placeholder={t('register.filterCount', { count: names.length + props.entries.length })}
          value={query}
          onChange={setQuery}
        />
      </div>
      <div className={styles.lists}>
        {nameKinds.map((kind) => (
          <Names key={kind} kind={kind} names={shownNames.filter((name) => name.kind === kind)} onChoose={go} />
        ))}
        {shownEntries.length > 0 && <Entries entries={shownEntries} />}
        {shownNames.length + shownEntries.length === 0 && (
          <p className={styles.none}>{t('register.none', { query: query.trim() })}</p>
        )}
      </div>
    </section>
  )
}

function NoNames({ keyOf }: Pick<RegisterProps, 'keyOf'>) {
  const { t } = useTranslation('app')
  const key = (kind: string) => keyLabel(keyOf(`tag/${kind}`) ?? '')
  return (
    <EmptyState icon={BookUser} title={t('register.empty')}>
      {t('register.emptyHint', { person: key('person'), place: key('place'), organisation: key('organisation') })}
    </EmptyState>
  )
}

function Names(props: {
  readonly kind: NameKind
  readonly names: readonly TaggedName[]
  readonly onChoose: (name: TaggedName) => void
}) {
  const { t } = useTranslation('app')
  if (props.names.length === 0) return null
  return (
    <>
      <h3 className={styles.heading}>{t(`register.kinds.${props.kind}`)}</h3>
      <ul aria-label={t(`register.kinds.${props.kind}`)}>
        {props.names.map((name) => (
          <Name key={name.text.toLowerCase()} {...name} onChoose={props.onChoose} />
        ))}
      </ul>
    </>
  )
}

const Name = memo(function Name(props: TaggedName & { readonly onChoose: (name: TaggedName) => void }) {
  const { t } = useTranslation('app')
  const { kind, text, count } = props
  return (
    <li className={styles.line}>
      <button
        type="button"
        className={styles.name}
        onClick={() => {
          props.onChoose({ kind, text, count })
        }}
      >
        <span className={styles.swatch} data-kind={kind} />
        <span className={styles.words}>{text}</span>
        <span className={styles.count} aria-label={t('register.mentions', { count })}>
          {count}
        </span>
      </button>
    </li>
  )
})

function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation('app')
  return (
    <>
      <h3 className={styles.heading}>{t('register.entries')}</h3>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <span className={styles.swatch} data-kind={entry.kind} title={t(`register.kinds.${entry.kind}`)} />
            <span className={styles.words}>{entry.name}</span>
            {entry.variants.length > 0 && <span className={styles.variants}>{entry.variants.join(' · ')}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
