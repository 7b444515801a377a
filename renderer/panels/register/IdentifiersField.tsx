import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Identifier } from '../../../shared/register/entry'
import { identifierExample, identifierTypes, readIdentifier } from '../../../shared/register/identifiers'
import { Select } from '../../ui/Select'
import { DraftField } from './DraftField'
import styles from './EntryForm.module.css'

/** What authorities call an entry. The type of a pasted URI is told from it; what is malformed is said and not taken. */
export function IdentifiersField(props: {
  readonly identifiers: readonly Identifier[]
  readonly onChange: (identifiers: readonly Identifier[]) => void
  readonly onUndo: (redo: boolean) => void
  readonly readOnly: boolean
  /** The name of another entry with the same identifier. */
  readonly sharedWith: (identifier: Identifier) => string | null
}) {
  const { t } = useTranslation('register')
  const { identifiers, onChange, readOnly, sharedWith } = props
  const id = useId()
  const put = (index: number, value: string, type: string): string | null => {
    if (value === '') {
      onChange(identifiers.toSpliced(index, 1))
      return null
    }
    const { identifier, flaw } = readIdentifier(value, type)
    if (flaw === 'spaces') return t('identifierSpaces')
    const example = identifierExample(identifier.type)
    if (flaw === 'malformed')
      return example === null
        ? t('identifierUnknown')
        : t('identifierMalformed', { type: identifier.type, example, value })
    onChange(identifiers.toSpliced(index, 1, identifier))
    return null
  }
  return (
    <div role="group" aria-labelledby={id} className={styles.list}>
      <span id={id} className={styles.label}>
        {t('fields.identifiers')}
      </span>
      {identifiers.map((identifier, index) => {
        const other = sharedWith(identifier)
        return (
          <div key={index} className={styles.identifier}>
            {readOnly ? (
              <span className={styles.type}>{identifier.type}</span>
            ) : (
              <Select
                label={t('identifierType')}
                hideLabel
                value={identifier.type}
                options={[...new Set([...identifierTypes, identifier.type])].map((type) => ({
                  value: type,
                  label: type,
                }))}
                onChange={(type) => {
                  onChange(identifiers.toSpliced(index, 1, { ...identifier, type }))
                }}
              />
            )}
            <DraftField
              label={t('numbered', { label: t('fields.identifiers'), number: index + 1 })}
              hideLabel
              value={identifier.value}
              readOnly={readOnly}
              hint={other === null ? undefined : t('identifierShared', { name: other })}
              onCommit={(typed) => put(index, typed, identifier.type)}
              onUndo={props.onUndo}
            />
          </div>
        )
      })}
      {!readOnly && (
        <DraftField
          label={t('addIdentifier')}
          hideLabel
          adding
          placeholder={t('addIdentifier')}
          value=""
          onCommit={(typed) => put(identifiers.length, typed, '')}
          onUndo={props.onUndo}
        />
      )}
    </div>
  )
}
