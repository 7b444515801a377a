import { CircleCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { guessActions } from '../../shared/commands/guess-actions'
import { settleGuess } from '../../shared/commands/guesses'
import type { Guess } from '../../shared/edition'
import type { Severity } from '../../shared/finding'
import { excerptOf } from '../../shared/queries/excerpt'
import type { CommandContext } from '../app/command'
import { messageOf } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { goToGuess, guessKeys, settle } from '../editor/commands/findings'
import { perform } from '../editor/perform'
import { currentGuess } from '../editor/plugins/guesses'
import { guessesOf } from '../editor/state'
import { useText } from '../editor/use-text'
import { Button } from '../ui/Button'
import { Choice } from '../ui/Choice'
import { EmptyState } from '../ui/EmptyState'
import { Kbd } from '../ui/Kbd'
import { Select } from '../ui/Select'
import styles from './panels.module.css'

interface FindingsPanelProps {
  readonly text: OpenText
  readonly context: CommandContext
}

type Shown = 'open' | 'settled'

/** What the importer guessed, to be walked through and settled. */
export function FindingsPanel({ text, context }: FindingsPanelProps) {
  const { t } = useTranslation('editor')
  const guesses = useText(text, guessesOf, sameGuesses)
  const current = useText(text, (state) => currentGuess(state)?.id ?? null)
  const [shown, setShown] = useState<Shown>('open')
  const [severity, setSeverity] = useState<Severity | 'all'>('all')
  const open = guesses.filter(({ settled }) => !settled).length
  if (guesses.length === 0)
    return (
      <EmptyState icon={CircleCheck} title={t('findings.none')}>
        {t('findings.none-hint')}
      </EmptyState>
    )
  const listed = guesses.filter(
    (guess) => guess.settled === (shown === 'settled') && (severity === 'all' || guess.severity === severity),
  )
  return (
    <section className={styles.panel} aria-label={t('findings.label')}>
      <header className={styles.head}>
        <span role="status">{t('findings.open', { count: open })}</span>
        <span className={styles.keys}>
          <Kbd keys="F8" /> {t('findings.next')}
        </span>
      </header>
      <div className={styles.filters}>
        <Choice
          label={t('findings.show')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'open', label: t('findings.show-open') },
            { value: 'settled', label: t('findings.show-settled') },
          ]}
        />
        <Select
          label={t('findings.severity')}
          hideLabel
          value={severity}
          onChange={setSeverity}
          options={(['all', 'error', 'warning', 'info'] as const).map((value) => ({
            value,
            label: t(`findings.severities.${value}`),
          }))}
        />
      </div>
      <ol className={styles.list}>
        {listed.map((guess) => (
          <GuessRow key={guess.id} text={text} context={context} guess={guess} current={guess.id === current} />
        ))}
      </ol>
      {listed.length === 0 && <p className={styles.nothing}>{t(`findings.nothing-${shown}`)}</p>}
    </section>
  )
}

function GuessRow({
  text,
  context,
  guess,
  current,
}: FindingsPanelProps & { readonly guess: Guess; readonly current: boolean }) {
  const open = { ...context, text }
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const now = () => guessesOf(text.state).find(({ id }) => id === guess.id) ?? guess
  return (
    <li className={styles.row} ref={row}>
      <div className={current ? styles.card : undefined}>
        <button
          type="button"
          className={styles.guess}
          aria-current={current}
          data-severity={guess.severity}
          onClick={() => {
            goToGuess(open, now())
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !current || guess.settled) return
            event.preventDefault()
            settle(open, now(), 'accept')
          }}
        >
          <Place text={text} guess={now()} />
          <span className={styles.message}>{messageOf(`finding.${guess.code}`, guess.values) ?? guess.message}</span>
        </button>
        {current && <GuessActions text={text} context={context} guess={now()} />}
      </div>
    </li>
  )
}

function GuessActions({ text, context, guess }: FindingsPanelProps & { readonly guess: Guess }) {
  const { t } = useTranslation('editor')
  if (guess.settled)
    return (
      <div className={styles.actions}>
        <Button
          onClick={() => {
            perform(text, 'finding/reopen', settleGuess(guess.id, false))
          }}
        >
          {t('findings.reopen')}
        </Button>
      </div>
    )
  return (
    <div className={styles.actions}>
      {guessActions(text.state, guess).map((action) => (
        <Button
          key={action}
          shortcut={guessKeys[action]}
          onClick={() => {
            settle({ ...context, text }, guess, action)
          }}
        >
          {t(`findings.action.${action}`)}
        </Button>
      ))}
    </div>
  )
}

/** The words of a guess, with those around them. */
function Place({ text, guess }: { readonly text: OpenText; readonly guess: Guess }) {
  const { before, words, after } = excerptOf(text.state.doc, guess.range)
  return (
    <span className={styles.excerpt}>
      {before}
      <strong>{words === '' ? '¶' : words}</strong>
      {after}
    </span>
  )
}

/** Whether two lists show the same: places are read when they are needed. */
function sameGuesses(a: readonly Guess[], b: readonly Guess[]): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every(({ id, settled }, at) => id === b[at]?.id && settled === b[at].settled))
  )
}
