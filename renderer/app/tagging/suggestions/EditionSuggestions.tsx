import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filterOf, isOffered } from '../../../editor/plugins/suggestions'
import { useText } from '../../../editor/use-text'
import { FindingKind } from '../../../panels/FindingList'
import styles from '../../../panels/SuggestionsPanel.module.css'
import { Button } from '../../../ui/Button'
import { AskStatus } from '../AskStatus'
import { besideText } from '../../beside-text'
import { useAskedTexts } from '../../edition-texts/use-asked-texts'
import type { OpenText } from '../../open-text'
import type { Session } from '../../session'

/** What is suggested in the texts of the edition, looked for where it is asked for; choosing a text opens it. */
export function EditionSuggestions(props: {
  readonly session: Session
  readonly edition: string
  readonly text: OpenText
}) {
  const { t } = useTranslation('tagging')
  const { session, edition, text } = props
  const [turn, setTurn] = useState(0)
  const question = useMemo(
    () => (turn === 0 ? null : ({ kind: 'suggestions', source: besideText(session).suggestions.source('') } as const)),
    [session, turn],
  )
  const asked = useAskedTexts(session, edition, question, null, turn)
  const filter = useText(text, filterOf)
  const texts = useMemo(
    () =>
      asked.heard
        .map(({ row, answer }) => ({ row, count: answer.filter((one) => isOffered(one, filter)).length }))
        .filter(({ count }) => count > 0),
    [asked.heard, filter],
  )
  return (
    <div className={styles.edition}>
      {question !== null && (
        <>
          <AskStatus asked={asked} elsewhere={[]} />
          <FindingKind title={t('suggestions.panel.inEdition')} all={texts} current={-1}>
            {({ row, count }) => (
              <li key={row.id}>
                <button
                  type="button"
                  className={styles.line}
                  aria-current={row.id === text.id}
                  onClick={() => void session.openTranscription(row.id)}
                >
                  <span className={styles.words}>{row.title}</span>
                  <span className={styles.count}>{count}</span>
                </button>
              </li>
            )}
          </FindingKind>
        </>
      )}
      {(question === null || asked.phase.kind !== 'asking') && (
        <div className={styles.asking}>
          <Button
            data-aside
            onClick={() => {
              setTurn(turn + 1)
            }}
          >
            {t(question === null ? 'suggestions.panel.lookInEdition' : 'suggestions.panel.lookAgain')}
          </Button>
        </div>
      )}
    </div>
  )
}
