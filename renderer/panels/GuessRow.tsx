import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { guessActions } from '../../shared/commands/guess-actions'
import { settleGuess } from '../../shared/commands/guesses'
import type { Guess } from '../../shared/edition'
import { excerptOf } from '../../shared/queries/excerpt'
import type { CommandContext } from '../app/command'
import { messageOf } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { guessKeys, settle, showGuess } from '../editor/commands/findings'
import { perform } from '../editor/perform'
import { guessesOf } from '../editor/state'
import { Button } from '../ui/Button'
import { Excerpt } from './Excerpt'
import styles from './panels.module.css'

interface GuessProps {
  readonly text: OpenText
  readonly context: CommandContext
  readonly guess: Guess
}

/** A guess in the list, with what can be done about it where the person looks at it. */
export function GuessRow({ text, context, guess, current }: GuessProps & { readonly current: boolean }) {
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
            showGuess(open, now(), 'stay')
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !current || guess.settled) return
            event.preventDefault()
            settle(open, now(), 'accept')
          }}
        >
          <Excerpt {...excerptOf(text.state.doc, now().range)} />
          <span className={styles.message}>{messageOf(`finding.${guess.code}`, guess.values) ?? guess.message}</span>
        </button>
        {current && <GuessActions text={text} context={context} guess={now()} />}
      </div>
    </li>
  )
}

function GuessActions({ text, context, guess }: GuessProps) {
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
