import { app, dialog, nativeTheme } from 'electron'
import { basename, extname } from 'node:path'
import {
  editionEndings,
  dictionaryEndings,
  grammarEndings,
  imageEndings,
  registerEndings,
  isEditionFile,
  textEndings,
  witnessEndings,
  type Answer,
  type FileRef,
  type Requests,
} from '../shared/host'
import { sweepAbandoned } from './abandoned'
import { backupHandlers } from './backup-handlers'
import type { CopyPlace } from './backup-place'
import type { ChosenFiles } from './chosen-files'
import type { FileLocks } from './file-locks'
import { readWhole, statOf, writeWhole } from './files'
import { writeToFolder } from './folder-writing'
import { openPaths } from './opened-files'
import type { Printer } from './printer'
import type { CheckedRequest } from './request-shapes'
import type { ShellWindow } from './window'

/** Every request with what answers it. */
export type Handlers = {
  readonly [N in keyof Requests]: (...args: Parameters<Requests[N]>) => Promise<Answer<ReturnType<Requests[N]>>>
}

/** What all windows of the program share. */
export interface Program {
  readonly chosen: ChosenFiles
  /** The folders that the person chose to write to: files of others are not touched for having been chosen to be read. */
  readonly folders: ChosenFiles
  readonly copies: CopyPlace
  readonly locks: FileLocks
  readonly printer: Printer
  readonly openWindow: () => Promise<void>
}

/** What answers the requests of a window; files are read and written only where the person chose them. */
export function handlersOf(
  shell: ShellWindow,
  { chosen, folders, copies, locks, printer, openWindow }: Program,
): Handlers {
  return {
    'files/open': async (what) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(shell.window, {
        properties: what === 'folder' ? ['openDirectory'] : ['openFile', 'multiSelections'],
        filters: what === 'folder' ? [] : filters(endingsOf[what]),
      })
      return done(canceled ? [] : await openPaths(filePaths, chosen))
    },
    'files/read': async (ref) => (chosen.has(ref.token) ? readWhole(ref.token) : notChosen(ref)),
    'files/save-as': async ({ name, bytes }) => {
      const chosenPath = await dialog.showSaveDialog(shell.window, {
        defaultPath: basename(name),
        filters: filters([extname(name)]),
      })
      if (chosenPath.canceled || chosenPath.filePath === '') return done(null)
      const filePath = await withEnding(chosenPath.filePath, extname(name))
      const written = await writeChosen(filePath, bytes)
      if (!written.ok) return written
      await chosen.add([filePath])
      return done({ name: basename(filePath), token: filePath })
    },
    'files/write': async (ref, bytes) => {
      if (!chosen.has(ref.token)) return notChosen(ref)
      const problem = await locks.whyNotWrite(ref)
      return problem === null ? writeChosen(ref.token, bytes) : { ok: false, problem }
    },
    'folders/choose': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(shell.window, {
        properties: ['openDirectory', 'createDirectory'],
      })
      const [path] = filePaths
      if (canceled || path === undefined) return done(null)
      await folders.add([path])
      return done({ name: basename(path), token: path })
    },
    'folders/write': async (what) => (folders.has(what.folder.token) ? writeToFolder(what) : notChosen(what.folder)),
    'files/stat': async (ref) => (chosen.has(ref.token) ? statOf(ref.token) : notChosen(ref)),
    'files/hold': async (ref, take) =>
      chosen.has(ref.token) ? done(await locks.hold(shell, ref, take)) : notChosen(ref),
    'files/let-go': async (ref) => done(await locks.letGo(shell, ref)),
    ...backupHandlers(shell, copies),
    'print/pdf': (page) => printer.print(shell.window, page),
    'print/stop': () => {
      printer.stop(shell.window)
      return doneAlready(null)
    },
    'window/new': async () => {
      await openWindow()
      return done(null)
    },
    'window/title': ({ text, edited }) => {
      shell.window.setTitle(text)
      shell.window.setDocumentEdited(edited)
      return doneAlready(null)
    },
    'window/close': (ready) => {
      shell.answerClose(ready)
      return doneAlready(null)
    },
    'window/working': () => {
      shell.works()
      return doneAlready(null)
    },
    'storage/state': () => doneAlready({ persisted: true, used: null, free: null }),
    'window/theme': (theme) => {
      nativeTheme.themeSource = theme
      return doneAlready(null)
    },
    'menu/show': (menus) => {
      shell.showMenu(menus)
      return doneAlready(null)
    },
    'app/about': () => doneAlready({ version: app.getVersion(), shell: `Electron ${process.versions.electron}` }),
  }
}

async function writeChosen(path: string, bytes: Uint8Array): Promise<Answer<null>> {
  const written = await writeWhole(path, bytes)
  if (written.ok) await sweepAbandoned(path)
  return written
}

/**
 * An edition file is known by the ending of its name: not every platform's dialog adds it. Where that would be another
 * file that is there, and which the person did not agree to replace, the name stays as it was typed.
 */
async function withEnding(path: string, ending: string): Promise<string> {
  if (!isEditionFile(ending) || extname(path) !== '') return path
  return (await statOf(path + ending)).ok ? path : path + ending
}

/** Answers one request. A failure of the program itself is an answer too, and goes to the log with its cause. */
export async function answer(handlers: Handlers, { name, args }: CheckedRequest): Promise<Answer<unknown>> {
  try {
    const handler = handlers[name] as (...given: typeof args) => Promise<Answer<unknown>>
    return await handler(...args)
  } catch (error) {
    console.error(`The request ${name} failed:`, error)
    const message = `Recto could not do this because of an error of its own (${name}). Nothing was changed.`
    return { ok: false, problem: { code: 'shell-failed', message, values: { name } } }
  }
}

const endingsOf = {
  texts: textEndings,
  folder: [],
  grammar: grammarEndings,
  edition: editionEndings,
  register: registerEndings,
  images: imageEndings,
  witness: witnessEndings,
  dictionary: dictionaryEndings,
} as const

const done = <T>(value: T): Answer<T> => ({ ok: true, value })
const doneAlready = <T>(value: T): Promise<Answer<T>> => Promise.resolve(done(value))

function notChosen({ name }: FileRef): Answer<never> {
  const message = `The file “${name}” was not chosen on this computer, so it is neither read nor written. Choose it, or export to a new file.`
  return { ok: false, problem: { code: 'not-chosen', message, values: { file: name } } }
}

function filters(endings: readonly string[]) {
  const extensions = endings.map((ending) => ending.slice(1)).filter((ending) => ending !== '')
  const name = extensions.map((extension) => extension.toUpperCase()).join(', ')
  return [...(extensions.length > 0 ? [{ name, extensions }] : []), { name: '*', extensions: ['*'] }]
}
