import { Plus } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Editor } from '../editor/Editor'
import { Toolbar } from '../editor/Toolbar'
import { ElementPanel } from '../panels/ElementPanel'
import { CheckLine, type CheckControl } from '../panels/CheckLine'
import { HeaderPanel } from '../panels/HeaderPanel'
import { NotesPanel } from '../panels/NotesPanel'
import { OutlinePanel } from '../panels/OutlinePanel'
import { PagesPanel } from '../panels/PagesPanel'
import { TranscriptionsPanel } from '../panels/TranscriptionsPanel'
import { SideSection } from '../screens/SideSection'
import { Workbench } from '../screens/Workbench'
import type { TranscriptionRow } from '../store/rows'
import { IconButton } from '../ui/IconButton'
import { Split } from '../ui/Split'
import { ToggleButton } from '../ui/ToggleButton'
import type { MenuEntry } from '../ui/menu-entry'
import { usePainted } from '../ui/use-painted'
import { useSelected, useSource } from '../ui/use-source'
import type { Actions } from './actions'
import type { CommandContext, Panel } from './command'
import { commandsInText } from './commands-in-text'
import type { OpenTranscription } from './screen'
import { DateList } from './tagging/DateList'
import { LinkList } from './tagging/LinkList'
import { OutsideBar } from './outside/OutsideBar'
import { DoubtCard } from './proofing/DoubtCard'
import { ProofOfText } from './proofing/ProofOfText'
import { ProofWait } from './proofing/ProofWait'
import { ReadingChoice } from './readings/ReadingChoice'
import { RegisterSide } from './register/RegisterSide'
import { ElsewhereBar, HeldBar, ReadOnlyBar } from './ReadOnlyBar'
import { PageDoneFoot } from './rounds/PageDoneFoot'
import { RoundFoot } from './rounds/RoundFoot'
import type { Session } from './session'
import { sideParts, type SidePart } from './settings'
import { TextStatus } from './TextStatus'
import { SuggestionCard } from './tagging/suggestions/SuggestionCard'
import { SuggestionWait } from './tagging/suggestions/SuggestionWait'
import { CollationOfText } from './collate/CollationOfText'
import { SuggestionsOfText } from './tagging/suggestions/SuggestionsOfText'
import { Versions } from './versions/Versions'
import { checkNow } from './check-commands'
import { chooseGrammar, nameOf, removeGrammar } from './grammars'

/** Large, and not asked for by everybody. */
const XmlView = lazy(() => import('../xml-view/XmlView').then((module) => ({ default: module.XmlView })))

/** Not shown by everybody. */
const ReadingPreview = lazy(() =>
  import('./preview/ReadingPreview').then((module) => ({ default: module.ReadingPreview })),
)

/** Large, and not shown by everybody. */
const ImagePane = lazy(() => import('./page-images/ImagePane').then((module) => ({ default: module.ImagePane })))

/** What the screen of a text takes. */
export interface TextScreenProps {
  readonly session: Session
  readonly actions: Actions
  readonly context: CommandContext
  readonly appMenu: ReactNode
  readonly edition: string
  readonly open: OpenTranscription
}

/** The workbench with an open text in it: the place where frame, editor and panels meet. */
export function TextScreen(props: TextScreenProps) {
  const { t } = useTranslation('app')
  const { session, actions, context, open } = props
  const { text } = open
  // Only the names: the library says of each text anew when it was changed, while somebody types.
  const edition = useSelected(session.library.editions, (all) => all?.find((one) => one.id === props.edition)?.name)
  const title = useSelected(
    session.library.transcriptions(props.edition),
    (rows) => rows?.find((row) => row.id === text.id)?.title,
  )
  const panel = useSource(session.panel)
  const zoom = useSelected(session.settings, (settings) => settings.zoom)
  const xmlShare = useSelected(session.settings, (settings) => settings.xmlShare)
  const xml = useSource(session.xml)
  const columns = useSource(session.columns)
  const commands = useMemo(() => commandsInText(session), [session])
  const [askedFirst] = useState(panel.turn)
  // What stands beside the text comes once it is seen, and at once where a panel is asked for before.
  const beside = usePainted() || panel.turn !== askedFirst
  useEffect(() => {
    const { view } = text
    if (view === null) return
    session.textShown(view)
    // Whoever has opened a dialog since then types there.
    if (session.dialog.get() !== null) return
    // A text that can only be read is read and scrolled by keys too; its view takes the focus only to be edited.
    if (view.editable) view.focus()
    else view.dom.focus({ preventScroll: true })
  }, [session, text])
  return (
    <Workbench
      edition={edition ?? ''}
      title={title ?? open.stored.transcription.title}
      actions={actions}
      appMenu={props.appMenu}
      reading={<ReadingChoice session={session} />}
      toolbar={beside && <Toolbar context={context} more={<ImageToggle session={session} actions={actions} />} />}
      editor={
        <Split
          label={t('xml.line')}
          share={xmlShare}
          onShare={(share) => {
            session.settings.set({ xmlShare: share })
          }}
          first={
            <>
              {open.elsewhere !== null && <ElsewhereBar elsewhere={open.elsewhere} actions={actions} />}
              {open.elsewhere === null && open.stored.readOnly !== null && (
                <ReadOnlyBar problem={open.stored.readOnly} />
              )}
              {open.stored.readOnly === null && <OutsideBar outside={session.outside} actions={actions} />}
              <WithImage {...{ session, text, actions }}>
                <WithPreview {...{ session, open, actions }}>
                  <Editor
                    {...{ text, context, commands }}
                    onInsert={() => actions.run('element/insert')}
                    onFindEverywhere={() => actions.run('replace/everywhere')}
                  />
                </WithPreview>
              </WithImage>
              {beside && <Cards {...props} />}
              {xml !== null && <HeldBar xml={xml} />}
            </>
          }
          second={
            xml && (
              <Suspense fallback={null}>
                <XmlView xml={xml} actions={actions} />
              </Suspense>
            )
          }
        />
      }
      side={beside && <Side {...props} />}
      panels={beside ? panelsOf(props) : noPanels}
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
      onLeave={() => {
        if (text.view?.dom.checkVisibility({ visibilityProperty: true }) === false) xml?.focus()
        else text.view?.focus()
      }}
      status={beside && <TextStatus session={session} text={text} />}
      zoom={zoom}
    />
  )
}

/** What stands in the left column. */
function Side({ session, actions, context, edition, open }: TextScreenProps) {
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

/** What appears over the text. */
function Cards({ session, actions, context, open }: TextScreenProps) {
  const { text } = open
  return (
    <>
      <SuggestionCard {...{ session, text, context }} keyOf={actions.keyOf} />
      <DoubtCard {...{ session, text }} keyOf={actions.keyOf} />
      <ProofWait session={session} keyOf={actions.keyOf} />
      <SuggestionWait session={session} keyOf={actions.keyOf} />
      <LinkList text={text} context={context} />
      <DateList text={text} context={context} />
    </>
  )
}

/** What each panel of the right column shows. */
function panelsOf({ session, actions, context, edition, open }: TextScreenProps): Readonly<Record<Panel, ReactNode>> {
  const { text } = open
  return {
    register: <RegisterSide {...{ session, actions, text }} edition={edition} />,
    notes: <NotesPanel text={text} />,
    findings: (
      <PageDoneFoot {...{ session, text }} keyOf={actions.keyOf}>
        <ProofOfText {...{ session, open }} keyOf={actions.keyOf} checks={<Checks {...{ session, open }} />} />
      </PageDoneFoot>
    ),
    header: <HeaderPanel text={text} entries={() => session.register.now.get().entries} say={session.say} />,
    element: (
      <ElementPanel
        {...{ text, context }}
        others={session.uses.of(edition, text.id)}
        run={actions.run}
        keyOf={actions.keyOf}
      />
    ),
    versions: <Versions {...{ session, actions, open }} />,
    collation: <CollationOfText {...{ session, open }} keyOf={actions.keyOf} />,
    suggestions: <SuggestionsOfText {...{ session, open, context }} edition={edition} keyOf={actions.keyOf} />,
  }
}

const noPanels: Readonly<Record<Panel, ReactNode>> = {
  register: null,
  notes: null,
  findings: null,
  header: null,
  element: null,
  versions: null,
  collation: null,
  suggestions: null,
}

/** The text, with the image of its page beside or above it where that is shown. */
function WithImage(props: {
  readonly session: Session
  readonly text: OpenTranscription['text']
  readonly actions: Actions
  readonly children: ReactNode
}) {
  const { t } = useTranslation('page-images')
  const { session, text, actions } = props
  const { imageShown, imageStacked, imageShare } = useSource(session.settings)
  return (
    <Split
      label={t('line')}
      share={imageShare}
      onShare={(share) => {
        session.settings.set({ imageShare: share })
      }}
      arrangement={{ stacked: imageStacked, secondFirst: true, narrow: 'stacked' }}
      first={props.children}
      second={
        imageShown ? (
          <Suspense fallback={null}>
            <ImagePane {...{ session, text, actions }} />
          </Suspense>
        ) : null
      }
    />
  )
}

/** The text, with what its readers get of it beside it where that is shown. */
function WithPreview(props: {
  readonly session: Session
  readonly open: OpenTranscription
  readonly actions: Actions
  readonly children: ReactNode
}) {
  const { t } = useTranslation('app')
  const { session, open, actions } = props
  const { previewShown, previewShare } = useSource(session.settings)
  return (
    <Split
      label={t('preview.line')}
      share={previewShare}
      onShare={(share) => {
        session.settings.set({ previewShare: share })
      }}
      arrangement={{ stacked: false, secondFirst: false, narrow: 'stacked' }}
      first={props.children}
      second={
        previewShown ? (
          <Suspense fallback={null}>
            <ReadingPreview {...{ session, open, actions }} />
          </Suspense>
        ) : null
      }
    />
  )
}

/** Shows or hides the image of the page. */
function ImageToggle({ session, actions, ...rest }: { readonly session: Session; readonly actions: Actions }) {
  const { t } = useTranslation('page-images')
  const { imageShown } = useSource(session.settings)
  return (
    <ToggleButton
      {...rest}
      label={t('command.image/toggle')}
      shortcut={actions.keyOf('image/toggle')}
      pressed={imageShown}
      onMouseDown={(event) => {
        event.preventDefault()
      }}
      onClick={() => {
        actions.run('image/toggle')
      }}
    >
      {t('toggle')}
    </ToggleButton>
  )
}

function Checks({ session, open }: { readonly session: Session; readonly open: OpenTranscription }) {
  const grammar = useSource(open.grammar.row)
  const control: CheckControl = {
    state: open.checks.state,
    grammar: grammar === null ? null : nameOf(grammar),
    check: () => void checkNow(session),
    chooseGrammar: () => void chooseGrammar(session),
    removeGrammar: () => void removeGrammar(session),
  }
  return <CheckLine text={open.text} control={control} />
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
