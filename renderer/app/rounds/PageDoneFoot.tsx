import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { doneIn } from '../../../shared/proofing/rounds'
import { pageTrackOf } from '../../editor/plugins/page-track'
import { useText } from '../../editor/use-text'
import { PageDone } from '../../panels/PageDone'
import { useSource } from '../../ui/use-source'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { pageDone } from './page-done'
import { pageIndexOf } from './page-order'
import styles from './PageDoneFoot.module.css'

/** The Proofread panel over its foot: “Page done, next”, and what stands in its way. */
export function PageDoneFoot(props: {
  readonly session: Session
  readonly text: OpenText
  readonly keyOf: (command: string) => string | undefined
  readonly children: ReactNode
}) {
  const { t } = useTranslation('proofing')
  const { session, text } = props
  const { records, current } = useSource(session.rounds.now)
  const warned = useSource(session.rounds.warned)
  const page = useText(text, (state) => pageTrackOf(state).pages[pageIndexOf({ state })]?.id ?? '')
  const isDone = doneIn(records.get(page), current.id) !== null
  const open = warned?.kind === 'open' && warned.page === page ? warned : null
  const ahead = warned?.kind === 'ahead' && warned.text === text.id
  const label = open ? 'again' : ahead ? 'ahead' : isDone ? 'next' : 'done'
  return (
    <div className={styles.panel}>
      {props.children}
      <PageDone
        label={t(`rounds.button.${label}`)}
        shortcut={props.keyOf('page/done')}
        warning={open === null ? null : t('rounds.stillOpen', { count: open.count })}
        onDone={() => void pageDone(session)}
      />
    </div>
  )
}
