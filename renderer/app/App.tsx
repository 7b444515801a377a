import { Menu as MenuIcon } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
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
import { DropVeil } from './DropVeil'
import type { Drops } from './drops'
import { ErrorBoundary } from './ErrorBoundary'
import { windowMenu } from './host-menu'
import { JobProgress } from './JobProgress'
import {
  readCommands,
  readDialogs,
  readRegister,
  readTextScreen,
  readTheRest,
  textScreenRead,
  withLibraryWork,
} from './later-parts'
import { RecoveryOf } from './recovery/RecoveryOf'
import { watchLibrary } from './recovery/watch-library'
import { registerPlace } from './register/register-place'
import type { Session } from './session'
import { followTagLook } from './tagging/colours/tag-look'
import { useHost } from './use-host'
import { useKeys } from './use-keys'

const TextScreenLater = lazy(() => readTextScreen().then((screen) => ({ default: screen })))
const Dialogs = lazy(() => readDialogs().then((module) => ({ default: module.Dialogs })))
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
  const toasts = useSource(session.toasts)
  const said = useSource(session.said)
  const read = useCommands(session)
  const commands = read ?? noCommands
  const text = screen.kind === 'text' ? screen.open.text : null
  const linker = useSource(session.beside)?.linker
  const context = useMemo<CommandContext>(
    () => ({ text, show: session.show, say: session.say, ...(linker && { linker }) }),
    [session, text, linker],
  )
  const actions = useMemo(() => actionsOf(session, commands, () => context), [session, commands, context])
  useKeys(session, read, context)
  useHost(session, commands, context)
  useEffect(readTheRest, [])
  useEffect(() => watchLibrary(session), [session])
  useEffect(() => followTagLook(session.settings), [session])
  useEffect(() => followText(session), [session])
  useEffect(
    () => drops.take((drop) => withLibraryWork(session, (library) => library.takeDrop(session, drop))),
    [drops, session],
  )
  useEffect(() => text?.subscribeRefused(() => session.say(t('refused.invalid', { ns: 'editor' }))), [session, text, t])
  const appMenu = session.host.kind === 'browser' && <AppMenu {...{ commands, context, session }} />
  return (
    <>
      <Suspense fallback={null}>
        <Screen {...{ session, actions, context, appMenu }} />
      </Suspense>
      <DialogsOf session={session} commands={commands} context={context} />
      <JobProgress session={session} />
      <Toasts toasts={toasts} label={t('notifications')} closeLabel={t('close')} onClose={session.dropToast} />
      <LiveRegion message={said.message} turn={said.turn} />
    </>
  )
}

const noCommands: readonly Command[] = []

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

/** Every command; `null` until they are read. */
function useCommands(session: Session): readonly Command[] | null {
  const [commands, setCommands] = useState<readonly Command[] | null>(null)
  useEffect(() => {
    let current = true
    void readCommands(session).then((read) => {
      if (current) setCommands(read)
    })
    return () => {
      current = false
    }
  }, [session])
  return commands
}

function DialogsOf(props: Parameters<typeof Dialogs>[0]) {
  const dialog = useSource(props.session.dialog)
  const [wanted, setWanted] = useState(dialog !== null)
  if (dialog !== null && !wanted) setWanted(true)
  // Once they are read they stand ready, so that the first is there with the key that asks for it, before the next key.
  useEffect(() => {
    const waiting = requestIdleCallback(() => {
      readDialogs().then(
        () => setWanted(true),
        // It is told where one is asked for.
        () => undefined,
      )
    })
    return () => cancelIdleCallback(waiting)
  }, [])
  if (!wanted) return null
  return (
    <Suspense fallback={null}>
      <Dialogs {...props} />
    </Suspense>
  )
}

interface ScreenProps {
  readonly session: Session
  readonly actions: Actions
  readonly context: CommandContext
  readonly appMenu: React.ReactNode
}

function Screen(props: ScreenProps) {
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
}

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
