import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/Kbd'
import { useSource } from '../../ui/use-source'
import { besideText } from '../beside-text'
import { placeBeside, useMoved } from '../beside-words'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import styles from '../tagging/suggestions/SuggestionCard.module.css'
import { doubtSentence, doubtTitle } from '../../editor/doubt-words'
import type { OfferedFixes } from './fix-offer'
import { FixOptions } from './FixOptions'
import { chooseFix, findGood, takeFix, takeFixEverywhere } from './settle-doubt'
import { walkFindings } from './doubt-walk'

/**
 * Says at the doubt that is looked at what is doubtful and what could stand there, where the panel does not say it. It never
 * takes the focus: all of it is done by keys that work in the text.
 */
export function DoubtCard(props: {
  readonly session: Session
  readonly text: OpenText
  readonly keyOf: (command: string) => string | undefined
}) {
  const { session } = props
  const offered = useSource(besideText(session).proofing.fixes.now)
  const { panel } = useSource(session.panel)
  const { inspector } = useSource(session.columns)
  const told = inspector && panel === 'findings'
  return offered === null || told ? null : <Card {...props} offered={offered} />
}

function Card(props: {
  readonly session: Session
  readonly text: OpenText
  readonly keyOf: (command: string) => string | undefined
  readonly offered: OfferedFixes
}) {
  const { t } = useTranslation('proofing')
  const { session, text, offered, keyOf } = props
  const { one, fixes } = offered
  const card = useRef<HTMLDivElement>(null)
  const moved = useMoved(text)
  useLayoutEffect(() => {
    if (card.current) placeBeside(card.current, text, one)
  }, [text, one, offered, moved])
  return (
    <div
      ref={card}
      className={styles.card}
      role="group"
      aria-label={t('card.label', { words: doubtTitle(one.doubt) })}
      onMouseDown={(event) => {
        // The words stay selected, and the caret in the text.
        event.preventDefault()
      }}
    >
      <p className={styles.more}>{doubtSentence(one.doubt)}</p>
      <FixOptions
        offered={offered}
        onTake={(index) => {
          chooseFix(session, index)
          void takeFix(session)
        }}
      />
      <div className={styles.foot}>
        {fixes.length > 0 && (
          <>
            <Act keys={keyOf('doubt/take')} label={t('card.take')} run={() => void takeFix(session)} />
            <Act
              keys={keyOf('doubt/take-everywhere')}
              label={t('card.everywhere')}
              run={() => {
                takeFixEverywhere(session)
              }}
            />
          </>
        )}
        {fixes.length > 1 && (
          <span className={styles.hint}>
            <Kbd keys={keyOf('doubt/next-fix') ?? ''} /> {t('card.others')}
          </span>
        )}
        <Act keys={keyOf('doubt/good-here')} label={t('card.here')} run={() => void findGood(session, 'here')} />
        <Act
          keys={keyOf('doubt/good-in-edition')}
          label={t('card.edition')}
          run={() => void findGood(session, 'edition')}
        />
        <Act keys={keyOf('doubt/good-always')} label={t('card.always')} run={() => void findGood(session, 'always')} />
        <Act keys={keyOf('finding/next')} label={t('card.next')} run={() => void walkFindings(session, 1)} />
      </div>
    </div>
  )
}

function Act(props: { readonly keys: string | undefined; readonly label: string; readonly run: () => void }) {
  return (
    <button type="button" tabIndex={-1} className={styles.act} onClick={props.run}>
      {props.keys !== undefined && <Kbd keys={props.keys} />} {props.label}
    </button>
  )
}
