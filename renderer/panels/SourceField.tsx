import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import { TextArea } from '../ui/TextField'
import styles from './ElementPanel.module.css'

/** Several lines of source, which hold when they are applied: what is half typed would be no XML. */
export function SourceField(props: {
  readonly label: string
  readonly value: string
  readonly readOnly: boolean
  /** Takes the source; answers what is wrong with it, `null` where it was taken. */
  readonly onCommit: (source: string) => string | null
}) {
  const { t } = useTranslation('editor')
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const changed = draft !== null && draft !== props.value
  const apply = () => {
    const problem = draft === null ? null : props.onCommit(draft)
    setError(problem)
    if (problem === null) setDraft(null)
  }
  return (
    <form
      className={styles.source}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <TextArea
        label={props.label}
        value={draft ?? props.value}
        error={error ?? undefined}
        readOnly={props.readOnly}
        rows={Math.min(14, Math.max(3, props.value.split('\n').length + 1))}
        spellCheck={false}
        onChange={(value) => {
          setDraft(value)
          setError(null)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) apply()
          if (event.key !== 'Escape' || !changed) return
          event.stopPropagation()
          setDraft(null)
          setError(null)
        }}
      />
      {changed && (
        <div className={styles.actions}>
          <Button variant="primary" type="submit" shortcut="Mod-Enter">
            {t('element.apply')}
          </Button>
          <Button
            variant="quiet"
            onClick={() => {
              setDraft(null)
              setError(null)
            }}
          >
            {t('element.revert')}
          </Button>
        </div>
      )}
    </form>
  )
}
