import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { presetReadings, readingChoices, type NamedReading, type Reading } from '../../../shared/queries/readings'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Dialog } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { IconButton } from '../../ui/IconButton'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { changePractice } from '../practice/change-practice'
import type { Session } from '../session'
import { readingNow } from './reading'
import { showReading } from './reading-commands'
import styles from './ReadingsDialog.module.css'
import { ReadingSample } from './ReadingSample'

const parts = Object.keys(readingChoices) as (keyof Reading)[]

/** Makes, names, changes and removes the readings of an edition's own; the one that is looked at is shown when they are kept. */
export function ReadingsDialog(props: {
  readonly session: Session
  readonly edition: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['proofing', 'app'])
  const { session, edition } = props
  const [readings, setReadings] = useState(session.practice.now.get().readings)
  const shown = readingNow(session)
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      readings.findIndex(({ id }) => id === shown.id),
    ),
  )
  const [missing, setMissing] = useState(false)
  const one = readings[at]
  const change = (next: Partial<NamedReading>) => {
    setReadings(readings.map((reading, index) => (index === at ? { ...reading, ...next } : reading)))
  }
  const add = () => {
    const name = t('readings.dialog.new', { count: readings.length + 1 })
    // What is shown now is the nearest to what is wanted.
    setReadings([...readings, { id: crypto.randomUUID(), name, reading: shown.reading }])
    setAt(readings.length)
  }
  const save = async () => {
    const nameless = readings.findIndex(({ name }) => name.trim() === '')
    setMissing(nameless >= 0)
    if (nameless >= 0) {
      setAt(nameless)
      return
    }
    const named = readings.map((reading) => ({ ...reading, name: reading.name.trim() }))
    props.onClose()
    const done = await changePractice(session, edition, { readings: named })
    const looked = named[at]
    if (done && looked) showReading(session, looked)
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('readings.dialog.title')}
      description={t('readings.dialog.about')}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <Button onClick={props.onClose}>{t('cancel', { ns: 'app' })}</Button>
          <Button variant="primary" onClick={() => void save()}>
            {t('readings.dialog.save')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <div className={styles.line}>
          {readings.length > 1 && (
            <Choice
              label={t('readings.dialog.which')}
              value={String(at)}
              options={readings.map(({ name }, index) => ({ value: String(index), label: name }))}
              onChange={(index) => {
                setAt(Number(index))
              }}
            />
          )}
          <Button variant="quiet" icon={Plus} onClick={add} autoFocus={readings.length === 0}>
            {t('readings.dialog.add')}
          </Button>
        </div>
        {one === undefined ? (
          <EmptyState title={t('readings.dialog.noneTitle')}>{t('readings.dialog.none')}</EmptyState>
        ) : (
          <>
            <div className={styles.line}>
              <TextField
                key={one.id}
                className={styles.name}
                label={t('readings.dialog.name')}
                value={one.name}
                autoFocus
                error={missing && one.name.trim() === '' ? t('readings.dialog.missing') : undefined}
                onChange={(name) => {
                  change({ name })
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save()
                }}
              />
              <IconButton
                label={t('readings.dialog.remove', { name: one.name })}
                icon={Trash2}
                onClick={() => {
                  setReadings(readings.filter((_, index) => index !== at))
                  setAt(Math.max(0, at - 1))
                }}
              />
            </div>
            <div className={styles.parts}>
              {parts.map((part) => (
                <Select
                  key={part}
                  label={t(`readings.part.${part}`)}
                  value={one.reading[part] as string}
                  options={readingChoices[part].map((value: string) => ({
                    value,
                    label: t(`readings.choice.${value}` as 'readings.choice.both'),
                  }))}
                  onChange={(value) => {
                    change({ reading: { ...presetReadings.all, ...one.reading, [part]: value } })
                  }}
                />
              ))}
            </div>
            <ReadingSample reading={one.reading} />
          </>
        )}
      </div>
    </Dialog>
  )
}
