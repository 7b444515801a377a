import type { Theme } from '../../shared/host'
import { editorCommands } from '../editor/commands'
import { isEditable } from '../editor/plugins/editable'
import { headerCommands } from './header/header-commands'
import { bracketCommands } from './brackets/bracket-commands'
import { backupCommands } from './backups/backup-commands'
import { collateCommands } from './collate/collate-commands'
import { checkCommands } from './check-commands'
import type { Command, CommandContext, CommandGroup, Panel } from './command'
import { editionFileCommands } from './edition-files/edition-file-commands'
import { exportEditionAgain } from './export/export-again'
import { exportEdition } from './export/export-edition'
import { exportAgain } from './exporting'
import { findReplaceCommands } from './find-replace/find-replace-commands'
import { openFiles } from './import-files'
import {
  copyEdition,
  copyTranscription,
  createTranscription,
  redo,
  removeEdition,
  removeTranscription,
  undo,
} from './library-actions'
import { interventionCommands } from './interventions/intervention-commands'
import { outsideCommands } from './outside/outside-commands'
import { interchangeCommands } from './register/interchange-commands'
import { doubtCommands } from './proofing/doubt-commands'
import { registerCommands, showRegister } from './register/register-commands'
import { previewCommands } from './preview/preview-commands'
import { imageCommands } from './page-images/image-commands'
import { openSample } from './sample'
import { roundCommands } from './rounds/round-commands'
import { noteAppCommands } from './notes/note-commands'
import type { OpenTranscription } from './screen'
import type { Session } from './session'
import { zooms } from './settings'
import { readAloudCommands } from './read-aloud/read-aloud-commands'
import { readingCommands } from './readings/reading-commands'
import { tagLookCommands } from './tagging/colours/tag-look'
import { concordanceCommands } from './tagging/concordance/concordance-commands'
import { occurrenceCommands } from './tagging/occurrences/occurrence-commands'
import { suggestionCommands } from './tagging/suggestions/suggestion-commands'
import { versionCommands } from './versions/version-commands'
import { applyXml, discardXml, settleXml, switchXml, toggleXml } from './xml'

/** Every command of the program, known to menu, palette, keys and help. */
export function allCommands(session: Session): readonly Command[] {
  return [
    ...fileCommands(session),
    ...editionFileCommands(session),
    ...libraryCommands(session),
    ...transcriptionCommands(session),
    ...elementCommands(session),
    ...viewCommands(session),
    ...helpCommands(session),
    ...editorCommands,
    ...noteAppCommands(session),
    ...checkCommands(session),
    ...registerCommands(session),
    ...interchangeCommands(session),
    ...doubtCommands(session),
    ...suggestionCommands(session),
    ...outsideCommands(session),
    ...versionCommands(session),
    ...collateCommands(session),
    ...backupCommands(session),
    ...findReplaceCommands(session),
    ...occurrenceCommands(session),
    ...concordanceCommands(session),
    ...tagLookCommands(session),
    ...readingCommands(session),
    ...previewCommands(session),
    ...interventionCommands(session),
    ...bracketCommands(session),
    ...headerCommands(session),
    ...readAloudCommands(session),
    ...roundCommands(session),
    ...imageCommands(session),
  ]
}

function fileCommands(session: Session): readonly Command[] {
  return [
    command('edition/new', 'file', ['Mod-Alt-n'], () => {
      session.dialog.set({ kind: 'new-edition' })
    }),
    {
      ...command('transcription/new', 'file', ['Alt-Shift-n'], () => {
        if (session.edition !== null) void createTranscription(session, session.edition)
      }),
      enabled: () => session.edition !== null,
    },
    command('file/open', 'file', ['Mod-o'], () => void openFiles(session, false)),
    command('folder/open', 'file', ['Mod-Shift-o'], () => void openFiles(session, true)),
    command('window/new', 'file', ['Mod-Alt-w'], () => {
      void session.host.ask('window/new').then((answer) => {
        if (!answer.ok) session.tell(answer.problem)
      })
    }),
    command('sample/open', 'file', [], () => void openSample(session)),
    withText(
      session,
      'file/save',
      ['Mod-s'],
      () => void settleXml(session).then((settled) => (settled ? exportAgain(session) : undefined)),
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

function libraryCommands(session: Session): readonly Command[] {
  const inLibrary = () => session.open === null
  return [
    { ...command('library/undo', 'edit', ['Mod-z'], () => void undo(session)), enabled: inLibrary },
    { ...command('library/redo', 'edit', ['Mod-Shift-z', 'Mod-y'], () => void redo(session)), enabled: inLibrary },
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
      void session.store.edition(id).then((edition) => edition && copyEdition(session, edition))
    }),
    withEdition(session, 'edition/export', [], 'file', (id) => {
      void session.store.edition(id).then((edition) => edition && exportEdition(session, edition))
    }),
    withEdition(session, 'edition/export-again', ['Mod-Alt-e'], 'file', (id) => {
      void session.store.edition(id).then((edition) => edition && exportEditionAgain(session, edition))
    }),
    withEdition(session, 'edition/delete', [], 'edition', (id) => {
      void session.store.edition(id).then((edition) => edition && removeEdition(session, edition))
    }),
  ]
}

function transcriptionCommands(session: Session): readonly Command[] {
  const rowOf = ({ text }: OpenTranscription) => session.store.transcription(text.id)
  return [
    withText(session, 'transcription/rename', ['F2'], (open) => {
      void rowOf(open).then((transcription) => {
        if (transcription !== undefined) session.dialog.set({ kind: 'rename-transcription', transcription })
      })
    }),
    {
      ...withText(session, 'transcription/take-over', [], () => void session.takeOver()),
      enabled: () => (session.open?.elsewhere ?? null) !== null,
    },
    {
      ...withText(session, 'transcription/take-anyway', [], () => void session.takeAnyway()),
      enabled: () => mayForce(session),
    },
    withText(session, 'transcription/duplicate', [], (open) => {
      void rowOf(open).then((row) => row && copyTranscription(session, row))
    }),
    withText(session, 'transcription/move', [], ({ stored }) => {
      session.dialog.set({ kind: 'move', transcription: stored.transcription })
    }),
    withText(session, 'transcription/delete', [], (open) => {
      void rowOf(open).then((row) => row && removeTranscription(session, row))
    }),
    {
      ...withText(session, 'original/show', [], ({ stored: { original, transcription } }) => {
        if (original !== null) session.dialog.set({ kind: 'original', original, title: transcription.title })
      }),
      enabled: () => hasOriginal(session),
    },
    {
      ...withText(session, 'original/read-again', [], ({ stored }) => {
        session.dialog.set({ kind: 'read-again', transcription: stored.transcription })
      }),
      enabled: () => mayReplace(session),
    },
    { ...withText(session, 'transcription/next', ['Alt-PageDown'], () => void neighbour(session, 1)), group: 'go' },
    { ...withText(session, 'transcription/previous', ['Alt-PageUp'], () => void neighbour(session, -1)), group: 'go' },
  ]
}

/** Only a window that was asked and did not let go is not asked again. */
function mayForce({ open }: Session): boolean {
  const now = open?.elsewhere?.get()
  return now?.kind === 'silent' || (now?.kind === 'kept' && now.why === 'not-saved')
}

/** What another window has is not replaced under it. */
const mayReplace = (session: Session): boolean => hasOriginal(session) && session.open?.elsewhere === null

const hasOriginal = ({ open }: Session): boolean => open !== null && open.stored.original !== null

async function neighbour(session: Session, direction: 1 | -1): Promise<void> {
  const { edition, open } = session
  if (edition === null || open === null) return
  const rows = await session.store.transcriptionsOf(edition)
  const next = rows[rows.findIndex((row) => row.id === open.text.id) + direction]
  if (next !== undefined) await session.openTranscription(next.id)
}

function viewCommands(session: Session): readonly Command[] {
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

function elementCommands(session: Session): readonly Command[] {
  const editable = () => session.open !== null && isEditable(session.open.text.state)
  return [
    {
      ...command('element/insert', 'element', ['Alt-i'], () => {
        session.dialog.set({ kind: 'insert-element' })
      }),
      enabled: editable,
    },
  ]
}

function helpCommands(session: Session): readonly Command[] {
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

function command(
  name: string,
  group: CommandGroup,
  keys: readonly string[],
  run: (context: CommandContext) => void,
): Command {
  return { name, group, keys, run }
}

function withText(
  session: Session,
  name: string,
  keys: readonly string[],
  run: (open: OpenTranscription) => void,
  group: CommandGroup = 'edition',
): Command {
  return {
    ...command(name, group, keys, () => {
      if (session.open !== null) run(session.open)
    }),
    enabled: () => session.open !== null,
  }
}

function withEdition(
  session: Session,
  name: string,
  keys: readonly string[],
  group: CommandGroup,
  run: (edition: string) => void,
): Command {
  return {
    ...command(name, group, keys, () => {
      if (session.edition !== null) run(session.edition)
    }),
    enabled: () => session.edition !== null,
  }
}
