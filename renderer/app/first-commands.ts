import type { Theme } from '../../shared/host'
import type { Command, Panel } from './command'
import { backupCommands } from './backups/backup-commands'
import { editionFileCommands } from './edition-files/edition-file-commands'
import { withLibraryWork } from './later-parts'
import { command, withEdition, withText } from './new-command'
import { wordsCommand } from './proofing/words-command'
import { readingCommands } from './readings/reading-commands'
import { showRegister } from './register/register-place'
import { whoCommand } from './rounds/who-command'
import type { Session } from './session'
import { zooms } from './settings'
import { tagLookCommands } from './tagging/colours/tag-look'
import { newEntriesCommand } from './tagging/suggestions/new-entries-command'
import { applyXml, discardXml, settleXml, switchXml, toggleXml } from './xml'

/**
 * Every command that can be done in the library, where no text and no edition is on the screen; and others that know no more than
 * these. They are there with the library: what they do is read when it is asked for.
 */
export function firstCommands(session: Session): readonly Command[] {
  return [
    ...fileCommands(session),
    ...editionFileCommands(session),
    ...libraryCommands(session),
    ...viewCommands(session),
    ...helpCommands(session),
    wordsCommand(session),
    newEntriesCommand(session),
    ...backupCommands(session),
    ...tagLookCommands(session),
    ...readingCommands(session),
    whoCommand(session),
  ]
}

/** Files and editions: made, opened, exported, printed. */
export function fileCommands(session: Session): readonly Command[] {
  return [
    command('edition/new', 'file', ['Mod-Alt-n'], () => {
      session.dialog.set({ kind: 'new-edition' })
    }),
    {
      ...command('transcription/new', 'file', ['Alt-Shift-n'], () => {
        const { edition } = session
        if (edition !== null) void withLibraryWork(session, (library) => library.createTranscription(session, edition))
      }),
      enabled: () => session.edition !== null,
    },
    command(
      'file/open',
      'file',
      ['Mod-o'],
      () => void withLibraryWork(session, (library) => library.openFiles(session, false)),
    ),
    command(
      'folder/open',
      'file',
      ['Mod-Shift-o'],
      () => void withLibraryWork(session, (library) => library.openFiles(session, true)),
    ),
    command('window/new', 'file', ['Mod-Alt-w'], () => {
      void session.host.ask('window/new').then((answer) => {
        if (!answer.ok) session.tell(answer.problem)
      })
    }),
    command('sample/open', 'file', [], () => void withLibraryWork(session, (library) => library.openSample(session))),
    withText(
      session,
      'file/save',
      ['Mod-s'],
      () =>
        void settleXml(session).then((settled) =>
          settled ? withLibraryWork(session, (library) => library.exportAgain(session)) : undefined,
        ),
      'file',
    ),
    withText(
      session,
      'file/export',
      ['Mod-Shift-e'],
      ({ stored }) => {
        void settleXml(session).then((settled) => {
          if (settled)
            session.dialog.set({ kind: 'export', subject: { kind: 'text', transcription: stored.transcription } })
        })
      },
      'file',
    ),
    withText(
      session,
      'file/print',
      ['Mod-p'],
      () => {
        window.print()
      },
      'file',
    ),
  ]
}

/** What is done to the library, and to the edition on the screen. */
export function libraryCommands(session: Session): readonly Command[] {
  const inLibrary = () => session.open === null
  return [
    {
      ...command(
        'library/undo',
        'edit',
        ['Mod-z'],
        () => void withLibraryWork(session, (library) => library.undo(session)),
      ),
      enabled: inLibrary,
    },
    {
      ...command(
        'library/redo',
        'edit',
        ['Mod-Shift-z', 'Mod-y'],
        () => void withLibraryWork(session, (library) => library.redo(session)),
      ),
      enabled: inLibrary,
    },
    command('library/show', 'go', ['Alt-Home'], () => void session.showLibrary()),
    command('library/search', 'go', ['Mod-Shift-f'], () => {
      const focus = () => document.querySelector<HTMLElement>('[data-library-search]')?.focus()
      if (session.edition === null) focus()
      else void session.showLibrary().then(() => requestAnimationFrame(focus))
    }),
    {
      ...command('library/continue', 'go', [], () => {
        const left = session.library.leftOff.get()?.left ?? null
        if (left !== null) void session.openTranscription(left.transcription.id)
      }),
      enabled: inLibrary,
    },
    withEdition(session, 'edition/show', ['Alt-Shift-t'], 'go', (edition) => void session.showEdition(edition)),
    withEdition(session, 'edition/rename', [], 'edition', (id) => {
      void session.store.edition(id).then((edition) => {
        if (edition !== undefined) session.dialog.set({ kind: 'rename-edition', edition })
      })
    }),
    withEdition(session, 'edition/duplicate', [], 'edition', (id) => {
      void session.store
        .edition(id)
        .then((edition) => edition && withLibraryWork(session, (library) => library.copyEdition(session, edition)))
    }),
    withEdition(session, 'edition/export', [], 'file', (id) => {
      void session.store
        .edition(id)
        .then((edition) => edition && withLibraryWork(session, (library) => library.exportEdition(session, edition)))
    }),
    withEdition(session, 'edition/export-again', ['Mod-Alt-e'], 'file', (id) => {
      void session.store
        .edition(id)
        .then(
          (edition) => edition && withLibraryWork(session, (library) => library.exportEditionAgain(session, edition)),
        )
    }),
    withEdition(session, 'edition/delete', [], 'edition', (id) => {
      void session.store
        .edition(id)
        .then((edition) => edition && withLibraryWork(session, (library) => library.removeEdition(session, edition)))
    }),
  ]
}

/** Panels, columns and the look of a window. */
export function viewCommands(session: Session): readonly Command[] {
  const { settings } = session
  const panel = (name: Panel, key: string): Command => ({
    ...command(`panel/${name}`, 'view', [key], () => {
      session.show(name)
    }),
    enabled: () => session.open !== null,
  })
  const theme = (name: Theme): Command => ({
    ...command(`theme/${name}`, 'view', [], () => {
      settings.set({ theme: name })
    }),
    active: () => settings.get().theme === name,
  })
  const column = (name: 'side' | 'inspector', key: string): Command => ({
    ...command(`${name}/toggle`, 'view', [key], () => {
      session.columns.show({ [name]: !session.columns.get()[name] })
    }),
    enabled: () => session.open !== null,
    active: () => session.columns.get()[name],
  })
  const zoom = (name: string, key: string, next: (zoom: number) => number | undefined): Command => ({
    ...command(`zoom/${name}`, 'view', [key], () => {
      settings.set({ zoom: next(settings.get().zoom) ?? settings.get().zoom })
    }),
    enabled: () => session.open !== null,
  })
  return [
    {
      ...panel('register', 'Alt-1'),
      enabled: () => session.edition !== null,
      run: () => {
        showRegister(session)
      },
    },
    panel('notes', 'Alt-2'),
    panel('findings', 'Alt-3'),
    panel('header', 'Alt-4'),
    panel('element', 'Alt-e'),
    panel('versions', 'Alt-6'),
    panel('suggestions', 'Alt-7'),
    panel('collation', 'Alt-9'),
    column('side', 'Alt-Shift-b'),
    column('inspector', 'Alt-Shift-j'),
    {
      ...command('outline/show', 'go', ['Alt-5'], () => {
        showOutline(session)
      }),
      enabled: () => session.open !== null,
    },
    command('region/next', 'view', ['F6'], nextRegion),
    ...xmlCommands(session),
    zoom('in', 'Alt-=', (now) => zooms.find((one) => one > now)),
    zoom('out', 'Alt--', (now) => zooms.findLast((one) => one < now)),
    zoom('reset', 'Alt-0', () => 100),
    theme('system'),
    theme('light'),
    theme('dark'),
  ]
}

function xmlCommands(session: Session): readonly Command[] {
  const shown = () => session.xml.get() !== null
  const drafting = () => session.xml.get()?.drafting === true
  return [
    {
      ...command('view/xml', 'view', ['Alt-x'], () => void toggleXml(session)),
      enabled: () => session.open !== null,
      active: shown,
    },
    {
      ...command('xml/switch', 'view', ['Mod-Alt-x'], () => {
        switchXml(session)
      }),
      enabled: shown,
    },
    { ...command('xml/apply', 'view', ['Mod-Enter'], () => void applyXml(session)), enabled: drafting },
    {
      ...command('xml/discard', 'view', [], () => {
        discardXml(session)
      }),
      enabled: drafting,
    },
  ]
}

/** What helps. */
export function helpCommands(session: Session): readonly Command[] {
  const dialog = (name: string, kind: 'palette' | 'help' | 'about', keys: readonly string[]) =>
    command(name, 'help', keys, () => {
      session.dialog.set({ kind })
    })
  return [
    dialog('palette/show', 'palette', ['Mod-k']),
    dialog('help/show', 'help', ['F1']),
    dialog('about/show', 'about', []),
  ]
}

const shownAtAll = { visibilityProperty: true } as const

/** Moves the focus to the next part of the window: into what was last focused there, or its first control. */
function nextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (one) => one.checkVisibility() && one.childElementCount > 0,
  )
  const now = regions.findLastIndex((one) => one.contains(document.activeElement))
  const next = regions[(now + 1) % regions.length]
  const first = (selector: string) =>
    [...(next?.querySelectorAll<HTMLElement>(selector) ?? [])].find((one) => one.checkVisibility(shownAtAll))
  const inside =
    first('.ProseMirror, .cm-content, iframe') ??
    first('[aria-current="true"], [role="tab"][aria-selected="true"], button:not(:disabled), input, a[href]')
  ;(inside ?? next)?.focus()
}

/** Moves the focus into the outline, which is brought to light where it is folded away. */
function showOutline({ columns, settings }: Session): void {
  columns.show({ side: true })
  settings.set({ folded: settings.get().folded.filter((part) => part !== 'outline') })
  // What was folded away is there a moment later.
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[data-region="side"] [role="tree"] [tabindex="0"]')?.focus(),
  )
}
