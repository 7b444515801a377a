import { app, dialog, ipcMain, Menu, protocol } from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import packageJson from '../package.json'
import type { Answer, OpenedFile } from '../shared/host'
import { channels } from './channels'
import { CopyPlace } from './backup-place'
import { chosenFiles, type ChosenFiles } from './chosen-files'
import { fileArguments } from './file-arguments'
import { guardPages } from './guard'
import { answer } from './handlers'
import { Printer } from './printer'
import { messages } from './messages'
import { openPaths } from './opened-files'
import { checkedRequest, isTexts } from './request-shapes'
import { answerFrom, scheme } from './scheme'
import { Windows } from './windows'

const interfaceFolder = join(import.meta.dirname, '..', 'renderer')

/** Starts the program, or hands its files to the one that runs already. */
function start(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
  app.setName(packageJson.productName)
  const given = app.commandLine.getSwitchValue('user-data-dir')
  // The lock of the one instance lies in this folder, so each folder has its own.
  app.setPath('userData', given === '' ? join(app.getPath('appData'), packageJson.productName) : given)
  const files = fileArguments(process.argv, !app.isPackaged, process.cwd())
  if (!app.requestSingleInstanceLock({ files })) {
    app.exit()
    return
  }
  const arrived = filesFromOutside(files)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  void app.whenReady().then(() => run(arrived))
}

type Taker = (paths: readonly string[]) => void

/** Collects the files that the person opens from outside until there is a `Taker`, which from then on gets them at once. */
function filesFromOutside(named: readonly string[]): (taker: Taker) => void {
  const waiting = [...named]
  let arrive: Taker = (paths) => waiting.push(...paths)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    arrive([path])
  })
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const paths = typeof data === 'object' && data !== null && 'files' in data ? data.files : []
    arrive(isTexts(paths) ? paths : [])
  })
  return (taker) => {
    arrive = taker
    if (waiting.length > 0) taker(waiting)
  }
}

async function run(takeFiles: (taker: Taker) => void): Promise<void> {
  if (!existsSync(join(interfaceFolder, 'index.html'))) {
    dialog.showErrorBox(packageJson.productName, messages.noInterface)
    app.exit(1)
    return
  }
  Menu.setApplicationMenu(null)
  guardPages()
  protocol.handle(scheme, ({ url }) => answerFrom(interfaceFolder, url))
  const chosen = await chosenFiles(profile('chosen-files.json'))
  const folders = await chosenFiles(profile('chosen-folders.json'))
  const copies = await CopyPlace.open(profile('second-copies.json'), usualCopies())
  const windows = new Windows({ chosen, folders, copies, printer: new Printer(interfaceFolder) })
  listenTo(windows, chosen)
  app.on('activate', () => void windows.front())
  await windows.front()
  takeFiles((paths) => void windows.openFiles(paths))
}

/** Where second copies go until the person chooses a folder: a profile that was named at the start keeps all to itself. */
function usualCopies(): string {
  if (app.commandLine.getSwitchValue('user-data-dir') !== '') return profile(copiesFolder)
  try {
    return join(app.getPath('documents'), copiesFolder)
  } catch {
    // A system without such a folder fails here, and copies are wanted there too.
    return profile(copiesFolder)
  }
}

const copiesFolder = `${packageJson.productName} Copies`

const profile = (name: string): string => join(app.getPath('userData'), name)

/** Hears the windows' bridges; what any other page sends is refused. */
function listenTo(windows: Windows, chosen: ChosenFiles): void {
  ipcMain.handle(channels.ask, async (event, name: unknown, ...args: readonly unknown[]): Promise<Answer<unknown>> => {
    const shown = await windows.sentBy(event.senderFrame)
    const request = checkedRequest(name, args)
    return shown && request ? answer(shown.handlers, request) : refused(String(name))
  })
  ipcMain.handle(channels.dropped, async (event, paths: unknown): Promise<readonly OpenedFile[]> => {
    const shown = await windows.sentBy(event.senderFrame)
    if (!shown || !isTexts(paths)) throw new Error('The shell refused a drop: it was not asked as agreed')
    return openPaths(paths, chosen)
  })
  ipcMain.on(channels.starting, (event) => {
    void windows.sentBy(event.senderFrame).then((shown) => shown?.shell.starts())
  })
  ipcMain.on(channels.listening, (event, name: unknown) => {
    void windows.sentBy(event.senderFrame).then((shown) => shown?.shell.listens(name))
  })
}

function refused(name: string): Answer<never> {
  const message = `The shell refused “${name}”: it was not asked as agreed. Nothing was changed.`
  return { ok: false, problem: { code: 'not-offered', message, values: { name } } }
}

start()
