import { useCallback, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/finding'
import { RecoveryFrame, RecoveryHead } from '../../screens/Recovery'
import { Button } from '../../ui/Button'
import type { Actions } from '../actions'
import type { RecoveryWhy } from '../screen'
import type { Session } from '../session'
import { keepMarker } from './library-marker'
import { LaterRooms } from './LaterRooms'
import { useLibraryCheck, type LibraryFound } from './use-library-check'

/** The Recovery screen of a session. */
export function RecoveryOf(props: {
  readonly session: Session
  readonly actions: Actions
  readonly appMenu: ReactNode
  readonly why: RecoveryWhy
}) {
  const { session, actions } = props
  const [turn, setTurn] = useState(0)
  const found = useLibraryCheck(session.store.db, turn)
  const again = useCallback(() => {
    setTurn((now) => now + 1)
  }, [])
  return (
    <RecoveryFrame
      onBack={() => {
        actions.run('library/show')
      }}
      backKey={actions.keyOf('library/show')}
      appMenu={props.appMenu}
    >
      <LaterRooms
        host={session.host}
        session={session}
        found={found}
        turn={turn}
        onChanged={again}
        head={<Head why={props.why} found={found} onGoOn={() => goOn(session)} />}
      />
    </RecoveryFrame>
  )
}

/** The person knows that the library is empty, and goes on with it. */
function goOn(session: Session): void {
  keepMarker(session.store.db.name, { editions: 0 })
  void session.showLibrary()
}

function Head(props: {
  readonly why: RecoveryWhy
  readonly found: LibraryFound | 'unreadable' | null
  readonly onGoOn: () => void
}) {
  const { t } = useTranslation('recovery')
  const { why, found } = props
  switch (why.kind) {
    case 'asked': {
      if (found === 'unreadable')
        return <RecoveryHead tone="trouble" title={t('title')} text={t('library.none')} about={t('fineAbout')} />
      const well = found === null || (found.setAside.length === 0 && found.library.damaged.length === 0)
      return (
        <RecoveryHead
          tone={well ? 'fine' : 'attention'}
          title={t('title')}
          text={t(well ? 'fine' : 'attention')}
          about={t('fineAbout')}
        />
      )
    }
    case 'lost': {
      const editions = why.editions === null ? '' : t('lost.editions', { count: why.editions })
      return (
        <RecoveryHead
          tone="trouble"
          title={t('lost.title')}
          text={why.editions === null ? t('lost.copiesOnly') : t('lost.text', { editions })}
          actions={<Button onClick={props.onGoOn}>{t('lost.goOn')}</Button>}
        />
      )
    }
    case 'gone':
      return <RecoveryHead tone="trouble" title={t('gone.title')} text={t('gone.text')} about={t('fineAbout')} />
    default:
      return assertNever(why)
  }
}
