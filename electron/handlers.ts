import { app, dialog, Menu, nativeTheme } from 'electron'
import { basename, extname } from 'node:path'
import { editionEndings, grammarEndings, textEndings, type Answer, type FileRef, type Requests } from '../shared/host'
import { backupHandlers } from './backup-handlers'
import type { CopyPlace } from './backup-place'
import type { ChosenFiles } from './chosen-files'
import { readWhole, writeWhole } from './files'
import { menuTemplate } from './menu-template'
import { openPaths } from './opened-files'
import type { CheckedRequest } from './request-shapes'
import type { ShellWindow } from './window'

/** Every request with what answers it. */
export type Handlers = {
  readonly [N in keyof Requests]: (...args: Parameters<Requests[N]>) => Promise<Answer<ReturnType<Requests[N]>>>
}

/** What all windows of the program share. */
export interface Program {
  readonly chosen: ChosenFiles
  readonly copies: CopyPlace
}

/** What answers the requests of a window; files are read and written only where the person chose them. */
export function handlersOf(shell: ShellWindow, { chosen, copies }: Program): Handlers {
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
      const { canceled, filePath } = await dialog.showSaveDialog(shell.window, {
        defaultPath: basename(name),
        filters: filters([extname(name)]),
      })
      if (canceled || filePath === '') return done(null)
      const written = await writeWhole(filePath, bytes)
      if (!written.ok) return written
      await chosen.add([filePath])
      return done({ name: basename(filePath), token: filePath })
    },
    'files/write': async (ref, bytes) => (chosen.has(ref.token) ? writeWhole(ref.token, bytes) : notChosen(ref)),
    'files/stat': notYet,
    'files/hold': () => doneAlready(null),
    'files/let-go': () => doneAlready(null),
    ...backupHandlers(shell, copies),
    'window/new': () => doneAlready(null),
    'window/title': ({ text, edited }) => {
      shell.window.setTitle(text)
      shell.window.setDocumentEdited(edited)
      return doneAlready(null)
    },
    'window/close': (ready) => {
      shell.answerClose(ready)
      return doneAlready(null)
    },
    'window/working': () => doneAlready(null),
    'storage/state': () => doneAlready({ persisted: true, used: null, free: null }),
    'window/theme': (theme) => {
      nativeTheme.themeSource = theme
      return doneAlready(null)
    },
    'menu/show': (menus) => {
      const choose = (command: string) => shell.send('menu/chosen', command)
      Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menus, process.platform, choose)))
      return doneAlready(null)
    },
    'app/about': () => doneAlready({ version: app.getVersion(), shell: `Electron ${process.versions.electron}` }),
  }
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

const endingsOf = { texts: textEndings, folder: [], grammar: grammarEndings, edition: editionEndings } as const

const done = <T>(value: T): Answer<T> => ({ ok: true, value })
const doneAlready = <T>(value: T): Promise<Answer<T>> => Promise.resolve(done(value))

const notYet = (): Promise<Answer<never>> =>
  Promise.resolve({ ok: false, problem: { code: 'not-offered', message: 'This is not offered here.' } })

function notChosen({ name }: FileRef): Answer<never> {
  const message = `The file “${name}” was not chosen on this computer, so it is neither read nor written. Choose it, or export to a new file.`
  return { ok: false, problem: { code: 'not-chosen', message, values: { file: name } } }
}

function filters(endings: readonly string[]) {
  const extensions = endings.map((ending) => ending.slice(1)).filter((ending) => ending !== '')
  const name = extensions.map((extension) => extension.toUpperCase()).join(', ')
  return [...(extensions.length > 0 ? [{ name, extensions }] : []), { name: '*', extensions: ['*'] }]
}
