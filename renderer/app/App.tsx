import { Menu as MenuIcon } from 'lucide-react'
import { lazy, memo, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/finding'
import { Library } from '../screens/Library'
import { EditionGone, EditionScreen } from '../screens/EditionScreen'
import { roundProgress } from '../screens/Proofread'
import { RegisterScreen } from '../screens/RegisterScreen'
import { IconButton } from '../ui/IconButton'
import { LiveRegion } from '../ui/LiveRegion'
import { Menu } from '../ui/Menu'
import { Toasts } from '../ui/Toasts'
import { TooltipProvider } from '../ui/Tooltip'
import { useSource } from '../ui/use-source'
import { actionsOf, type Actions } from './actions'
import type { Command, CommandContext } from './command'
import { CopiesNotice } from './backups/CopiesNotice'
import { DialogsWhenRead } from './DialogsWhenRead'
import { DropVeil } from './DropVeil'
import type { Drops } from './drops'
import { ErrorBoundary } from './ErrorBoundary'
import { firstCommands } from './first-commands'
import { windowMenu } from './host-menu'
import { JobProgress } from './JobProgress'
import { readCommands, readRegister, readTextScreen, readTheRest, textScreenRead, withLibraryWork } from './later-parts'
import { RecoveryOf } from './recovery/RecoveryOf'
import { watchLibrary } from './recovery/watch-library'
import { registerPlace } from './register/register-place'
import { isAtFirst } from './screen'
import type { Session } from './session'
import { followTagLook } from './tagging/colours/tag-look'
import { useHost } from './use-host'
import { useKeys } from './use-keys'

const TextScreenLater = lazy(() => readTextScreen().then((screen) => ({ default: screen })))
const RegisterOfEdition = lazy(() => readRegister().then((module) => ({ default: module.RegisterOfEdition })))

/** The whole interface of a session. */
export function App({ session, drops }: { readonly session: Session; readonly drops: Drops }) {
  const screen = useSource(session.screen)
  return (
    <>
      <ErrorBoundary rescue={() => session.rest()}>
        <TooltipProvider>
          <Screens session={session} drops={drops} />
        </TooltipProvider>
      </ErrorBoundary>
      <DropVeil drops={drops} inEdition={screen.kind === 'edition' || screen.kind === 'text'} />
    </>
  )
}

function Screens({ session, drops }: { readonly session: Session; readonly drops: Drops }) {
  const { t } = useTranslation(['app', 'editor'])
  const screen = useSource(session.screen)
  const [isUsable, setUsable] = useState(false)
  const [isRestRead, setRestRead] = useState(false)
  const read = useCommands(session, isRestRead)
  const commands = read.now ?? noCommands
  const text = screen.kind === 'text' ? screen.open.text : null
  const linker = useSource(session.beside)?.linker
  const context = useMemo<CommandContext>(
    () => ({ text, show: session.show, say: session.say, ...(linker && { linker }) }),
    [session, text, linker],
  )
  const actions = useMemo(() => actionsOf(session, commands, () => context), [session, commands, context])
  useKeys(session, read.now, context)
  useHost(session, read.all ?? noCommands, context)
  useEffect(() => {
    if (!isUsable) return
    // From here on, nothing that the library can do waits; see `e2e/bench/loaded.ts`.
    performance.mark(usableMark)
    return readTheRest(session, () => setRestRead(true))
  }, [session, isUsable])
  useEffect(() => watchLibrary(session), [session])
  useEffect(() => followTagLook(session.settings), [session])
  useEffect(() => followText(session), [session])
  useEffect(
    () => drops.take((drop) => withLibraryWork(session, (library) => library.takeDrop(session, drop))),
    [drops, session],
  )
  useEffect(() => text?.subscribeRefused(() => session.say(t('refused.invalid', { ns: 'editor' }))), [session, text, t])
  const usable = useCallback(() => setUsable(true), [])
  const appMenu = useMemo(
    () => session.host.kind === 'browser' && <AppMenu {...{ commands, context, session }} />,
    [session, commands, context],
  )
  return (
    <>
      <Suspense fallback={null}>
        <Screen {...{ session, actions, context, appMenu }} />
      </Suspense>
      <DialogsWhenRead session={session} commands={read.now} all={read.all} context={context} onReady={usable} />
      <JobProgress session={session} />
      <ToastsOf session={session} />
      <Said session={session} />
    </>
  )
}

function ToastsOf({ session }: { readonly session: Session }) {
  const { t } = useTranslation('app')
  const toasts = useSource(session.toasts)
  return <Toasts toasts={toasts} label={t('notifications')} closeLabel={t('close')} onClose={session.dropToast} />
}

function Said({ session }: { readonly session: Session }) {
  const { message, turn } = useSource(session.said)
  return <LiveRegion message={message} turn={turn} />
}

const noCommands: readonly Command[] = []

/** The performance mark of the moment from which the library can be used in full. */
const usableMark = 'recto-usable'

/** Has what is shown of open texts follow what is chosen, from the first one on; returns what stops that. */
function followText({ beside }: Session): () => void {
  let stop = beside.get()?.follow()
  const stopListening = beside.subscribe(() => {
    stop?.()
    stop = beside.get()?.follow()
  })
  return () => {
    stopListening()
    stop?.()
  }
}

interface CommandsRead {
  /** What can be done now; `null` until that is read. */
  readonly now: readonly Command[] | null
  /** Every command; `null` until they are read. */
  readonly all: readonly Command[] | null
}

/** In the library, commands are there at once; all of them are read when something else is shown, or when they are `wanted`. */
function useCommands(session: Session, wanted: boolean): CommandsRead {
  const { kind } = useSource(session.screen)
  const dialog = useSource(session.dialog)
  const [all, setAll] = useState<readonly Command[] | null>(null)
  const first = useMemo(() => firstCommands(session), [session])
  const enough = (kind === 'library' || kind === 'recovery') && (dialog === null || isAtFirst(dialog))
  const missing = all === null && (wanted || !enough)
  useEffect(() => {
    if (!missing) return
    let current = true
    void readCommands(session).then((read) => {
      if (current) setAll(read)
    })
    return () => {
      current = false
    }
  }, [session, missing])
  return { now: all ?? (kind === 'library' || kind === 'recovery' ? first : null), all }
}

interface ScreenProps {
  readonly session: Session
  readonly actions: Actions
  readonly context: CommandContext
  readonly appMenu: React.ReactNode
}

/** What is on the screen; a dialog that opens or closes, and what is said of an act, draws nothing of it anew. */
const Screen = memo(function Screen(props: ScreenProps) {
  const screen = useSource(props.session.screen)
  switch (screen.kind) {
    case 'library':
      return <LibraryOf {...props} />
    case 'recovery':
      return <RecoveryOf {...props} why={screen.why} />
    case 'edition':
      return <EditionOf key={screen.edition} {...props} edition={screen.edition} />
    case 'text':
      return <TextScreenOf key={screen.open.text.id} {...props} edition={screen.edition} open={screen.open} />
    default:
      return assertNever(screen)
  }
})

/** The screen of a text: at once where it was read, for what has to wait is held back by React for a third of a second. */
function TextScreenOf(props: React.ComponentProps<typeof TextScreenLater>) {
  const [Now] = useState(() => textScreenRead() ?? TextScreenLater)
  return <Now {...props} />
}

function LibraryOf({ session, actions, appMenu }: ScreenProps) {
  const editions = useSource(session.library.editions)
  const leftOff = useSource(session.library.leftOff)
  const progress = useSource(session.library.progress)
  const { sort, chosenRounds } = useSource(session.settings)
  const proofread = useMemo(
    () => new Map([...(progress ?? [])].map(([id, texts]) => [id, roundProgress(texts, chosenRounds[id])])),
    [progress, chosenRounds],
  )
  return (
    <Library
      proofread={proofread}
      editions={editions}
      leftOff={leftOff}
      sort={sort}
      onSort={(chosen) => {
        session.settings.set({ sort: chosen })
      }}
      actions={actions}
      appMenu={appMenu}
      notice={<CopiesNotice session={session} />}
    />
  )
}

function EditionOf({ session, actions, appMenu, edition: id }: ScreenProps & { readonly edition: string }) {
  const editions = useSource(session.library.editions)
  const rows = useSource(session.library.transcriptions(id))
  const filling = useSource(registerPlace(session).filling)
  if (editions === null || rows === null) return null
  const edition = editions.find((one) => one.id === id)
  if (edition === undefined) return <EditionGone actions={actions} />
  if (filling === id)
    return (
      <RegisterScreen {...{ edition, actions, appMenu }}>
        <RegisterOfEdition {...{ session, actions }} edition={id} />
      </RegisterScreen>
    )
  return <EditionScreen {...{ edition, rows, actions, appMenu }} rounds={session.rounds.now} />
}

function AppMenu(props: {
  readonly session: Session
  readonly commands: readonly Command[]
  readonly context: CommandContext
}) {
  const { t } = useTranslation('app')
  const { commands, context } = props
  useSource(props.session.settings)
  return (
    <Menu
      align="end"
      trigger={<IconButton label={t('top.menu')} icon={MenuIcon} />}
      entries={() =>
        windowMenu(commands, context, (command) => {
          command.run(context)
        })
      }
    />
  )
}
