import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OutlinePanel } from '../panels/OutlinePanel'
import { PagesPanel } from '../panels/PagesPanel'
import { TranscriptionsPanel } from '../panels/TranscriptionsPanel'
import { SideSection } from '../screens/SideSection'
import type { TranscriptionRow } from '../store/rows'
import { IconButton } from '../ui/IconButton'
import type { MenuEntry } from '../ui/menu-entry'
import { useSource } from '../ui/use-source'
import type { Actions } from './actions'
import { RoundFoot } from './rounds/RoundFoot'
import type { Session } from './session'
import { sideParts, type SidePart } from './settings'
import type { TextScreenProps } from './text-screen-props'

/** The left column beside an open text: the transcriptions of its edition, its pages and its outline. */
export function TextSide({ session, actions, context, edition, open }: TextScreenProps) {
  const { t } = useTranslation('app')
  return (
    <>
      <Part
        {...{ session }}
        part="transcriptions"
        action={<IconButton label={t('transcriptions.add')} icon={Plus} onClick={() => actions.openFiles(false)} />}
      >
        <Transcriptions {...{ session, actions }} edition={edition} current={open.text.id} />
      </Part>
      <Part session={session} part="pages">
        <PagesPanel text={open.text} rounds={session.rounds.now} />
      </Part>
      <Part session={session} part="outline">
        <OutlinePanel text={open.text} context={context} />
      </Part>
      <RoundFoot session={session} />
    </>
  )
}

/** A part of the left column, folded as the person has left it. */
function Part(props: {
  readonly session: Session
  readonly part: SidePart
  readonly action?: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useTranslation('app')
  const { session, part } = props
  const { folded } = useSource(session.settings)
  return (
    <SideSection
      title={t(`sidePart.${part}`)}
      folded={folded.includes(part)}
      onFold={(fold) => {
        session.settings.set({ folded: sideParts.filter((one) => (one === part ? fold : folded.includes(one))) })
      }}
      action={props.action}
    >
      {props.children}
    </SideSection>
  )
}

function Transcriptions(props: {
  readonly session: Session
  readonly actions: Actions
  readonly edition: string
  readonly current: string
}) {
  const { t } = useTranslation('app')
  const { session, actions } = props
  const rows = useSource(session.library.transcriptions(props.edition)) ?? []
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
      rounds={session.rounds.now}
      current={props.current}
      onOpen={actions.openTranscription}
      onPut={(id, index) => {
        actions.putAt(rows, id, index)
      }}
      entriesOf={entriesOf}
    />
  )
}
