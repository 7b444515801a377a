import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Editor } from '../editor/Editor'
import { Toolbar } from '../editor/Toolbar'
import { FindingsPanel } from '../panels/FindingsPanel'
import { HeaderPanel } from '../panels/HeaderPanel'
import { NotesPanel } from '../panels/NotesPanel'
import { OutlinePanel } from '../panels/OutlinePanel'
import { PagesPanel } from '../panels/PagesPanel'
import { RegisterPanel } from '../panels/RegisterPanel'
import { TranscriptionsPanel } from '../panels/TranscriptionsPanel'
import { SideSection } from '../screens/SideSection'
import { Workbench } from '../screens/Workbench'
import type { TranscriptionRow } from '../store/rows'
import type { MenuEntry } from '../ui/menu-entry'
import { useSource } from '../ui/use-source'
import type { Actions } from './actions'
import type { CommandContext } from './command'
import type { OpenTranscription } from './screen'
import type { Session } from './session'
import { TextStatus } from './TextStatus'

/** The workbench with an open text in it: the place where frame, editor and panels meet. */
export function TextScreen(props: {
  readonly session: Session
  readonly actions: Actions
  readonly context: CommandContext
  readonly appMenu: ReactNode
  readonly edition: string
  readonly open: OpenTranscription
}) {
  const { t } = useTranslation('app')
  const { session, actions, context, open } = props
  const { text } = open
  const editions = useSource(session.library.editions)
  const rows = useSource(session.library.transcriptions(props.edition)) ?? []
  const panel = useSource(session.panel)
  const { zoom } = useSource(session.settings)
  const columns = useSource(session.columns)
  useEffect(() => {
    const { view } = text
    if (view === null) return
    session.textShown(view)
    view.focus()
  }, [session, text])
  return (
    <Workbench
      edition={editions?.find((one) => one.id === props.edition)?.name ?? ''}
      title={rows.find((row) => row.id === text.id)?.title ?? open.stored.transcription.title}
      actions={actions}
      appMenu={props.appMenu}
      toolbar={<Toolbar context={context} />}
      editor={<Editor text={text} context={context} />}
      side={
        <>
          <Transcriptions {...{ session, actions, rows }} edition={props.edition} current={text.id} />
          <SideSection title={t('panel.pages')}>
            <PagesPanel text={text} />
          </SideSection>
          <SideSection title={t('panel.outline')}>
            <OutlinePanel text={text} />
          </SideSection>
        </>
      }
      panels={{
        register: <Register session={session} edition={props.edition} />,
        notes: <NotesPanel text={text} />,
        findings: <FindingsPanel text={text} context={context} />,
        header: <HeaderPanel text={text} />,
      }}
      panel={panel}
      onPanel={(chosen) => {
        session.panel.set({ ...session.panel.get(), panel: chosen })
      }}
      columns={columns}
      onColumn={(change) => {
        session.columns.show(change)
      }}
      onText={() => {
        session.columns.clear()
      }}
      status={<TextStatus session={session} text={text} />}
      zoom={zoom}
    />
  )
}

function Register({ session, edition }: { readonly session: Session; readonly edition: string }) {
  const entries = useSource(session.library.register(edition))
  return entries === null ? null : <RegisterPanel entries={entries} />
}

function Transcriptions(props: {
  readonly session: Session
  readonly actions: Actions
  readonly edition: string
  readonly rows: readonly TranscriptionRow[]
  readonly current: string
}) {
  const { t } = useTranslation('app')
  const { actions, rows } = props
  const entriesOf = (row: TranscriptionRow): readonly MenuEntry[] => [
    { kind: 'item', label: t('command.transcription/rename'), onSelect: () => actions.renameTranscription(row) },
    { kind: 'item', label: t('command.transcription/duplicate'), onSelect: () => actions.copyTranscription(row) },
    { kind: 'item', label: t('command.transcription/move'), onSelect: () => actions.moveTranscription(row) },
    { kind: 'separator' },
    {
      kind: 'item',
      label: t('command.transcription/delete'),
      danger: true,
      onSelect: () => actions.removeTranscription(row),
    },
  ]
  return (
    <TranscriptionsPanel
      rows={rows}
      current={props.current}
      onOpen={actions.openTranscription}
      onAdd={() => actions.openFiles(false)}
      onPut={(id, index) => {
        actions.putAt(rows, id, index)
      }}
      entriesOf={entriesOf}
    />
  )
}
