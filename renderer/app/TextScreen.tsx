import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Editor } from '../editor/Editor'
import { Toolbar } from '../editor/Toolbar'
import { Workbench } from '../screens/Workbench'
import { Split } from '../ui/Split'
import { ToggleButton } from '../ui/ToggleButton'
import { usePainted } from '../ui/use-painted'
import { useSelected, useSource } from '../ui/use-source'
import type { Actions } from './actions'
import { commandsInText } from './commands-in-text'
import type { OpenTranscription } from './screen'
import { OutsideBar } from './outside/OutsideBar'
import { ReadingChoice } from './readings/ReadingChoice'
import { ElsewhereBar, HeldBar, ReadOnlyBar } from './ReadOnlyBar'
import type { Session } from './session'
import { TextCards } from './TextCards'
import { noPanels, panelsOf } from './text-panels'
import type { TextScreenProps } from './text-screen-props'
import { TextSide } from './TextSide'
import { TextStatus } from './TextStatus'

/** Large, and not asked for by everybody. */
const XmlView = lazy(() => import('../xml-view/XmlView').then((module) => ({ default: module.XmlView })))

/** Not shown by everybody. */
const ReadingPreview = lazy(() =>
  import('./preview/ReadingPreview').then((module) => ({ default: module.ReadingPreview })),
)

/** Large, and not shown by everybody. */
const ImagePane = lazy(() => import('./page-images/ImagePane').then((module) => ({ default: module.ImagePane })))

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
              {beside && <TextCards {...props} />}
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
      side={beside && <TextSide {...props} />}
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
