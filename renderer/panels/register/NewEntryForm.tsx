import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryKind } from '../../../shared/edition'
import { entryKinds, type Entry } from '../../../shared/register/entry'
import { fold } from '../../../shared/register/fold'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { TextField } from '../../ui/TextField'
import styles from './EntryForm.module.css'

/** Asks for the kind and name of a new entry; all else is said in its form, which opens then. */
export function NewEntryForm(props: {
  readonly kind: EntryKind
  readonly name: string
  readonly entries: readonly Entry[]
  readonly onAdd: (kind: EntryKind, name: string) => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('register')
  const [kind, setKind] = useState(props.kind)
  const [name, setName] = useState(props.name)
  const [missing, setMissing] = useState(false)
  const wanted = fold(name)
  const same = wanted === '' ? undefined : props.entries.find((one) => one.kind === kind && fold(one.name) === wanted)
  const add = () => {
    if (name.trim() === '') setMissing(true)
    else props.onAdd(kind, name.trim())
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return
    if (event.key === 'Escape') props.onBack()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) add()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className={styles.form} aria-label={t('new')} onKeyDown={press}>
      <div className={styles.fields}>
        <TextField
          label={t('fields.name')}
          value={name}
          hint={same === undefined ? t(`hints.name.${kind}`) : t('same', { name: same.name })}
          error={missing ? t('flaws.name') : undefined}
          onChange={(text) => {
            setName(text)
            setMissing(false)
          }}
        />
        <Choice
          label={t('fields.kind')}
          value={kind}
          onChange={setKind}
          options={entryKinds.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
        />
        <div className={styles.actions}>
          <Button variant="primary" shortcut="Enter" onClick={add}>
            {t('add')}
          </Button>
          <Button shortcut="Escape" onClick={props.onBack}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </section>
  )
}
