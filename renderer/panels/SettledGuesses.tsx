import { ChevronDown, ChevronRight } from 'lucide-react'
import type { EditorState } from 'prosemirror-state'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Guess } from '../../shared/edition'
import { excerptOf } from '../../shared/queries/excerpt'
import type { OpenText } from '../app/open-text'
import { guessesOf } from '../editor/state'
import { useRestedText } from '../editor/use-text'
import { Button } from '../ui/Button'
import { FindingList } from './FindingList'
import findings from './FindingsPanel.module.css'
import { guessSentence } from './stop-words'
import styles from './ProofPanel.module.css'

/** The guesses that were settled, each to be gone to and opened again; folded at first. */
export function SettledGuesses(props: {
  readonly text: OpenText
  readonly onGo: (guess: Guess) => void
  readonly onReopen: (guess: Guess) => void
}) {
  const { t } = useTranslation(['proofing', 'editor'])
  const { text } = props
  const state = useRestedText(text, stateItself)
  const settled = guessesOf(state).filter((guess) => guess.settled)
  const id = useId()
  const [shown, show] = useState(false)
  if (settled.length === 0) return null
  const Chevron = shown ? ChevronDown : ChevronRight
  return (
    <section className={styles.verdicts} aria-labelledby={id}>
      <h3 className={findings.kind}>
        <button
          type="button"
          id={id}
          aria-expanded={shown}
          onClick={() => {
            show(!shown)
          }}
        >
          <Chevron aria-hidden />
          {t('panel.settled')} <span>{t('findings.count', { ns: 'editor', count: settled.length })}</span>
        </button>
      </h3>
      {shown && (
        <div className={styles.verdictList}>
          <FindingList all={settled} current={-1}>
            {(guess) => {
              const words = excerptOf(state.doc, guess.range).words
              return (
                <li key={guess.id} className={styles.verdict}>
                  <button
                    type="button"
                    className={styles.settled}
                    onClick={() => {
                      props.onGo(guess)
                    }}
                  >
                    <span>{words}</span>
                    <small>{guessSentence(guess)}</small>
                  </button>
                  <Button
                    variant="quiet"
                    aria-label={t('panel.reopenOf', { words })}
                    onClick={() => {
                      props.onReopen(guess)
                    }}
                  >
                    {t('panel.reopen')}
                  </Button>
                </li>
              )
            }}
          </FindingList>
        </div>
      )}
    </section>
  )
}

const stateItself = (state: EditorState): EditorState => state
