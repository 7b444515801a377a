import { useTranslation } from 'react-i18next'
import { certainties } from '../../../shared/commands/certainty'
import type { InterventionId } from '../../../shared/commands/intervention-kinds'
import type { Attributes } from '../../../shared/schema'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { attributeLabel } from './attribute-label'
import styles from './InterventionDialog.module.css'

/** What is said of an intervention: the words of an editor where it has some, and its attributes; and what is wrong with it. */
export function InterventionFields(props: {
  /** The attributes that are asked for, in their order. */
  readonly asked: readonly string[]
  readonly attributes: Attributes
  /** The words, and whether they are looked at first; `null` for a kind without. */
  readonly words: { readonly id: InterventionId; readonly value: string; readonly first: boolean } | null
  readonly problem: string | null
  readonly onWords: (words: string) => void
  readonly onAttributes: (attributes: Attributes) => void
}) {
  const { t } = useTranslation(['interventions', 'app', 'notes'])
  const { asked, attributes, words, problem } = props
  const change = (name: string) => (value: string) => {
    props.onAttributes({ ...attributes, [name]: value })
  }
  return (
    <div className={styles.fields}>
      {words && (
        <TextField
          label={t(`text.${words.id as 'correction'}`)}
          value={words.value}
          autoFocus={words.first}
          error={problem ?? undefined}
          onFocus={(event) => {
            event.currentTarget.select()
          }}
          onChange={props.onWords}
        />
      )}
      {!words && problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {asked.map((name) =>
        name === 'cert' ? (
          <Select
            key={name}
            label={t('attribute.cert')}
            value={attributes[name] ?? ''}
            options={['', ...certainties].map((value) => ({ value, label: t(`cert.${value as 'high'}`) }))}
            onChange={change(name)}
          />
        ) : (
          <TextField
            key={name}
            label={attributeLabel(t, name)}
            value={attributes[name] ?? ''}
            onChange={change(name)}
          />
        ),
      )}
    </div>
  )
}
