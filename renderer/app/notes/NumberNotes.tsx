import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { noteSeriesKinds, type NoteNumbering } from '../../../shared/queries/note-numbers'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import styles from './NumberNotes.module.css'

/**
 * Asks how the notes of the edition are numbered: shown so in all its texts at once, and written into them where that is
 * wanted too.
 */
export function NumberNotes(props: {
  readonly numbering: NoteNumbering
  readonly onShow: (numbering: NoteNumbering) => void
  readonly onWrite: (numbering: NoteNumbering) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['notes', 'app'])
  const [chosen, setChosen] = useState(props.numbering)
  const isNew = chosen.series !== 'source'
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    props.onShow(chosen)
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('number.title')}
      description={t('number.about')}
      closeLabel={t('app:close')}
      footer={
        <>
          <Button onClick={props.onClose}>{t('app:cancel')}</Button>
          {isNew && (
            <Button
              onClick={() => {
                props.onWrite(chosen)
              }}
            >
              {t('number.write')}
            </Button>
          )}
          <Button
            variant="primary"
            shortcut="Enter"
            onClick={() => {
              props.onShow(chosen)
            }}
          >
            {t('number.show')}
          </Button>
        </>
      }
    >
      <div onKeyDown={onEnter}>
        <Select
          autoFocus
          label={t('number.series')}
          value={chosen.series}
          options={noteSeriesKinds.map((series) => ({ value: series, label: t(`number.by.${series}`) }))}
          onChange={(series) => {
            setChosen({ ...chosen, series })
          }}
        />
        {isNew && (
          <label className={styles.letters}>
            <input
              type="checkbox"
              checked={chosen.letters}
              onChange={(event) => {
                setChosen({ ...chosen, letters: event.currentTarget.checked })
              }}
            />
            {t('number.letters')}
          </label>
        )}
      </div>
    </Dialog>
  )
}
