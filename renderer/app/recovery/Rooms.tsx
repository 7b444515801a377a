import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupFile, Host, Problem } from '../../../shared/host'
import { RecoveryHead } from '../../screens/Recovery'
import { RecoveryAside, RecoverySetAside } from '../../screens/RecoveryAside'
import { RecoveryCopies } from '../../screens/RecoveryCopies'
import { RecoveryCopy } from '../../screens/RecoveryCopy'
import { RecoveryLibrary } from '../../screens/RecoveryLibrary'
import { RecoveryTails } from '../../screens/RecoveryTails'
import { copiesByEdition } from '../../screens/copy-groups'
import { AlertDialog } from '../../ui/AlertDialog'
import { Button } from '../../ui/Button'
import { problemText } from '../i18n'
import type { Session } from '../session'
import { CompareCopies } from './CompareCopies'
import type { RecoveryView } from './recovery-view'
import { useCopies } from './use-copies'
import { useTails } from './use-tails'
import type { LibraryFound } from './use-library-check'
import { useRecovery, type Recovering } from './use-recovery'

/**
 * What there is to recover from, and what is in one of those. Without a session nothing can be restored into the library,
 * but copies can be looked at and saved.
 */
export function Rooms(props: {
  readonly host: Host
  readonly session: Session | null
  readonly found: LibraryFound | 'unreadable' | null
  readonly turn: number
  /** What has happened: stands over the list. */
  readonly head: ReactNode
  /** Told when something of what there is was changed. */
  readonly onChanged: () => void
}) {
  const recovering = useRecovery(props.host, props.session, props.onChanged)
  return (
    <>
      <View {...props} {...{ recovering }} view={recovering.view} />
      {recovering.problem !== null && <Refused problem={recovering.problem} onClose={recovering.forget} />}
      {recovering.compared !== null && props.session !== null && (
        <CompareCopies session={props.session} compared={recovering.compared} onClose={recovering.endCompare} />
      )}
    </>
  )
}

interface ViewProps {
  readonly host: Host
  readonly session: Session | null
  readonly found: LibraryFound | 'unreadable' | null
  readonly turn: number
  readonly head: ReactNode
  readonly recovering: Recovering
}

function View(props: ViewProps & { readonly view: RecoveryView }) {
  const { t } = useTranslation('recovery')
  const { view, recovering, session } = props
  switch (view.kind) {
    case 'list':
      return <List {...props} />
    case 'reading':
      return <p role="status">{t('copy.reading')}</p>
    case 'failed':
      return (
        <RecoveryHead
          tone="trouble"
          title={t('copy.failed')}
          text={problemText(view.problem)}
          actions={<Button onClick={recovering.back}>{t('copy.backToList')}</Button>}
        />
      )
    case 'copy': {
      const { name, from, read, texts } = view
      return (
        <RecoveryCopy
          copy={{ name, from, newer: read.newer, damaged: read.damaged, texts }}
          onBack={recovering.back}
          onRestore={session === null ? null : recovering.restore}
          onCompare={recovering.compare}
          onSaveText={recovering.saveText}
          onSaveCopy={recovering.saveCopy}
        />
      )
    }
    case 'aside':
      return <Aside view={view} recovering={recovering} />
  }
}

function List({ host, session, found, turn, head, recovering }: ViewProps) {
  const [looks, setLooks] = useState(0)
  const copies = useCopies(host, turn + looks)
  const lookAgain = () => {
    setLooks((now) => now + 1)
  }
  const library = found === 'unreadable' || found === null ? null : found
  const names = new Map(library?.library.editions.map(({ edition }) => [edition.id, edition.name] as const))
  const tails = useTails(session?.store.db ?? null, turn)
  const isEmpty = library?.library.editions.length === 0
  const latest = isEmpty && copies.kind === 'found' ? latestOf(copies.files) : []
  const showsTails = tails.length > 0 && library !== null && copies.kind !== 'reading'
  return (
    <>
      {head}
      {showsTails && (
        <RecoveryTails
          tails={tails.map(({ text, title, editionName, at }) => ({ id: text, title, edition: editionName, at }))}
          withCopies={latest.length > 0}
          onRestore={() => {
            recovering.restoreTails(tails, latest)
          }}
        />
      )}
      {library !== null && library.setAside.length > 0 && (
        <RecoverySetAside rows={library.setAside} onLook={recovering.lookAside} />
      )}
      <RecoveryCopies
        copies={copies}
        library={library === null ? null : names}
        onCopy={recovering.lookInto}
        onOpenFile={recovering.openFile}
        onChooseFolder={() => {
          recovering.chooseFolder(lookAgain)
        }}
        onLookAgain={lookAgain}
        onRestoreAll={session !== null && isEmpty && !showsTails ? recovering.restoreAll : null}
      />
      {library !== null && session !== null && (
        <RecoveryLibrary
          library={library.library}
          onEdition={(edition) => void session.showEdition(edition)}
          onText={(text) => void session.openTranscription(text)}
        />
      )}
    </>
  )
}

/** The last copy of each edition; files that are no copies of an edition are not among them. */
function latestOf(files: readonly BackupFile[]): readonly BackupFile[] {
  return copiesByEdition(files).flatMap(({ edition, files: all }) => (edition === '' ? [] : all.slice(0, 1)))
}

function Aside(props: {
  readonly view: Extract<RecoveryView, { readonly kind: 'aside' }>
  readonly recovering: Recovering
}) {
  const { t } = useTranslation('recovery')
  const [asking, setAsking] = useState(false)
  const { view, recovering } = props
  const { row, salvage } = view
  const doc = salvage.state?.doc ?? null
  const text = (doc === null ? salvage.words : doc.textBetween(0, doc.content.size, '\n', ' ')).trim()
  return (
    <>
      <RecoveryAside
        row={row}
        text={text === '' ? null : text}
        unreadable={salvage.unreadable}
        onBack={recovering.back}
        onRestore={doc === null ? null : recovering.restoreAside}
        onCompare={doc === null ? null : recovering.compareAside}
        onSave={recovering.saveAside}
        onLetGo={() => {
          setAsking(true)
        }}
      />
      <AlertDialog
        open={asking}
        danger
        title={t('aside.letGoTitle')}
        description={t('aside.letGoText', { title: row.title })}
        confirmLabel={t('aside.letGoButton')}
        cancelLabel={t('cancel', { ns: 'app' })}
        onCancel={() => {
          setAsking(false)
        }}
        onConfirm={() => {
          setAsking(false)
          recovering.letGo()
        }}
      />
    </>
  )
}

/** A problem where there is no session that could tell it. */
function Refused({ problem, onClose }: { readonly problem: Problem; readonly onClose: () => void }) {
  const { t } = useTranslation('app')
  return (
    <AlertDialog
      open
      title={t('dialog.problem')}
      description={problemText(problem)}
      confirmLabel={t('dialog.ok')}
      cancelLabel={t('close')}
      onCancel={onClose}
      onConfirm={onClose}
    />
  )
}
