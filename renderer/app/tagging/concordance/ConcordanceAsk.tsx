import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { entriesWithLabels } from './entry-labels'
import type { Entry } from '../../../../shared/register/entry'
import { Button } from '../../../ui/Button'
import { Combobox } from '../../../ui/Combobox'
import { TextField } from '../../../ui/TextField'
import styles from './ConcordanceDialog.module.css'

/** What is asked before mentions are changed: which other entry, or what the new one is called. */
export type Asked = 'link' | 'split'

/** Asks it in a line over the list. */
export function ConcordanceAsk(props: {
  readonly asked: Asked
  /** How many mentions it is about. */
  readonly count: number
  readonly entry: Entry
  readonly entries: readonly Entry[]
  readonly onCancel: () => void
  readonly onLink: (entry: Entry) => void
  readonly onSplit: (name: string) => void
}) {
  const { t } = useTranslation(['tagging', 'app'])
  const { asked, count, entry } = props
  const [name, setName] = useState(entry.name)
  const [labels] = useState(() => entriesWithLabels(props.entries.filter(({ id }) => id !== entry.id)))
  return (
    <div className={styles.ask}>
      <span>{t(asked === 'link' ? 'concordance.linkTo' : 'concordance.splitTo', { count })}</span>
      {asked === 'link' ? (
        <Combobox
          autoFocus
          adding
          completing
          className={styles.field}
          label={t('concordance.linkTo', { count })}
          value=""
          options={() =>
            labels.map(({ label, entry: { description } }) => ({ value: label, hint: description.slice(0, 60) }))
          }
          onCommit={(label) => {
            const other = labels.find((one) => one.label === label)?.entry
            if (other === undefined) return t('concordance.noEntry')
            props.onLink(other)
            return null
          }}
        />
      ) : (
        <TextField
          autoFocus
          hideLabel
          className={styles.field}
          label={t('concordance.splitTo', { count })}
          value={name}
          onChange={setName}
          onFocus={(event) => {
            event.currentTarget.select()
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || name.trim() === '') return
            event.preventDefault()
            props.onSplit(name.trim())
          }}
        />
      )}
      <Button variant="quiet" onClick={props.onCancel}>
        {t('cancel', { ns: 'app' })}
      </Button>
    </div>
  )
}
