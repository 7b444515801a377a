import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Round } from '../../../shared/proofing/page-record'
import { AlertDialog } from '../../ui/AlertDialog'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { IconButton } from '../../ui/IconButton'
import { TextField } from '../../ui/TextField'
import styles from './RoundsDialog.module.css'
import { roundName } from '../../panels/round-words'

/** Names the rounds of an edition, adds, removes and orders them. Removing one in which pages are done asks first. */
export function RoundsDialog(props: {
  readonly rounds: readonly Round[]
  /** How many pages of the edition are done in a round. */
  readonly doneIn: (round: string) => number
  readonly onSave: (rounds: readonly Round[]) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['proofing', 'app'])
  const [rounds, setRounds] = useState(props.rounds)
  const [removing, setRemoving] = useState<Round | null>(null)
  const [missing, setMissing] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  const added = useRef(false)
  useEffect(() => {
    if (added.current) list.current?.querySelector<HTMLInputElement>('li:last-child input')?.select()
    added.current = false
  }, [rounds])
  const nameOf = (round: Round) => (round.name === '' ? t('rounds.unnamed') : roundName(round))
  const put = (index: number, to: number) => {
    const next = rounds.filter((_, at) => at !== index)
    next.splice(to, 0, ...rounds.slice(index, index + 1))
    setRounds(next)
  }
  const remove = ({ id }: Round) => {
    setRounds(rounds.filter((one) => one.id !== id))
  }
  const save = () => {
    if (rounds.some(({ name }) => name?.trim() === '')) setMissing(true)
    else props.onSave(rounds.map(({ id, name }) => ({ id, name: name?.trim() ?? null })))
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('rounds.dialog.title')}
      description={t('rounds.dialog.about')}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <Button onClick={props.onClose}>{t('cancel', { ns: 'app' })}</Button>
          <Button variant="primary" onClick={save}>
            {t('rounds.dialog.save')}
          </Button>
        </>
      }
    >
      <ol ref={list} className={styles.rounds}>
        {rounds.map((round, index) => (
          <li key={round.id} className={styles.round}>
            <TextField
              label={t('rounds.dialog.field', { count: index + 1 })}
              hideLabel
              className={styles.name}
              value={round.name ?? roundName(round)}
              error={missing && round.name?.trim() === '' ? t('rounds.dialog.missing') : undefined}
              autoFocus={index === 0}
              onChange={(name) => {
                setRounds(rounds.map((one) => (one.id === round.id ? { ...one, name } : one)))
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) save()
              }}
            />
            <IconButton
              label={t('rounds.dialog.up', { name: nameOf(round) })}
              icon={ArrowUp}
              disabled={index === 0}
              onClick={() => {
                put(index, index - 1)
              }}
            />
            <IconButton
              label={t('rounds.dialog.down', { name: nameOf(round) })}
              icon={ArrowDown}
              disabled={index === rounds.length - 1}
              onClick={() => {
                put(index, index + 1)
              }}
            />
            <IconButton
              label={t('rounds.dialog.remove', { name: nameOf(round) })}
              icon={Trash2}
              disabled={rounds.length === 1}
              onClick={() => {
                if (props.doneIn(round.id) > 0) setRemoving(round)
                else remove(round)
              }}
            />
          </li>
        ))}
      </ol>
      <Button
        variant="quiet"
        icon={Plus}
        onClick={() => {
          added.current = true
          setRounds([...rounds, { id: crypto.randomUUID(), name: t('rounds.dialog.new') }])
        }}
      >
        {t('rounds.dialog.add')}
      </Button>
      {removing !== null && (
        <AlertDialog
          open
          danger
          title={t('rounds.dialog.removeTitle', { name: nameOf(removing) })}
          description={t('rounds.dialog.removeText', { count: props.doneIn(removing.id) })}
          confirmLabel={t('rounds.dialog.removeButton')}
          cancelLabel={t('cancel', { ns: 'app' })}
          onCancel={() => {
            setRemoving(null)
          }}
          onConfirm={() => {
            remove(removing)
            setRemoving(null)
          }}
        />
      )}
    </Dialog>
  )
}
