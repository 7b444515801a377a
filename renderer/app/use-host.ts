import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenedFile } from '../../shared/host'
import { useSelected, useSource } from '../ui/use-source'
import type { Command, CommandContext } from './command'
import { hostMenu } from './host-menu'
import { withLibraryWork } from './later-parts'
import type { Session } from './session'

/** How long the menu bar waits before it follows what can be done now, in milliseconds. */
const menuRest = 200

/** Ties the session to its window: what the host tells, closing, title, look and menu bar. */
export function useHost(session: Session, commands: readonly Command[], context: CommandContext): void {
  useEvents(session, commands, context)
  useClosing(session)
  useTitle(session)
  useTheme(session)
  useMenu(session, commands, context)
}

function useEvents(session: Session, commands: readonly Command[], context: CommandContext): void {
  const { host } = session
  const chosen = useEffectEvent((name: string) => {
    const command = commands.find((one) => one.name === name)
    if (command !== undefined && command.enabled?.(context) !== false) command.run(context)
  })
  useEffect(() => {
    const stops = [
      host.on('menu/chosen', (name) => {
        chosen(name)
      }),
      host.on(
        'files/opened',
        (files: readonly OpenedFile[]) =>
          void withLibraryWork(session, (library) => library.openFromOutside(session, files)),
      ),
      host.on('window/close-asked', () => {
        void session.finish().then((ready) => host.ask('window/close', ready))
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [host, session])
}

/** A window that is hidden or left stores what waits; one that is closed before all is stored and applied asks first. */
function useClosing(session: Session): void {
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') void session.rest()
    }
    const leave = () => void session.rest()
    const ask = (event: BeforeUnloadEvent) => {
      const state = session.saveState.get()
      const stored = state.kind === 'saved' || (state.kind === 'unsaved' && state.why === 'read-only')
      const safe = stored && session.xml.get()?.drafting !== true
      if (safe || session.host.kind === 'electron') return
      void session.rest()
      event.preventDefault()
    }
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', ask)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('beforeunload', ask)
    }
  }, [session])
}

function useTitle(session: Session): void {
  const { t } = useTranslation('app')
  const screen = useSource(session.screen)
  const editions = useSource(session.library.editions)
  const edited = useSelected(session.saveState, ({ kind }) => kind === 'failed')
  const id = session.edition
  const edition = editions?.find((one) => one.id === id)?.name
  const rows = useSource(session.library.transcriptions(id ?? ''))
  const open = screen.kind === 'text' ? screen.open.stored.transcription : undefined
  const transcription = rows?.find((row) => row.id === open?.id)?.title ?? open?.title
  const text = [transcription, edition, t('name')].filter((part) => part !== undefined).join(' – ')
  useEffect(() => {
    void session.host.ask('window/title', { text, edited })
  }, [session, text, edited])
}

function useTheme(session: Session): void {
  const { theme } = useSource(session.settings)
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
    void session.host.ask('window/theme', theme)
  }, [session, theme])
}

/** Keeps the host's menu bar in step with what can be done now, when the text has rested for a moment. */
function useMenu(session: Session, commands: readonly Command[], context: CommandContext): void {
  useEffect(() => {
    if (session.host.kind === 'browser' || commands.length === 0) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let shown = ''
    const show = () => {
      const menu = hostMenu(commands, context)
      const json = JSON.stringify(menu)
      if (json === shown) return
      shown = json
      void session.host.ask('menu/show', menu)
    }
    const changed = () => {
      clearTimeout(timer)
      timer = setTimeout(show, menuRest)
    }
    show()
    const stops = [session.screen.subscribe(changed), context.text?.subscribe(changed)]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop?.()
    }
  }, [session, commands, context])
}
