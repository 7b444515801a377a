import { _electron, test as base, expect, type ElectronApplication, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { findElectron } from '../electron/binary.mjs'
import { builtFile } from '../electron/build.mjs'
import { messages } from '../electron/messages'
import { lockPath, lockText, readLockText } from '../electron/lock-file'
import { closingPatience, type Bridge, type Events } from '../shared/host'

// The shell is tested with a page of its own, which does what a test tells it: hang, refuse to close, break out.

interface ShellPage {
  readonly recto: Bridge
  /** What the page heard, in order. */
  readonly heard: { readonly name: keyof Events; readonly value: unknown }[]
  /** How it answers when the window is to close; not at all where this is `null`. */
  ready: boolean | null
  /** What came of running a text as script: the name of the error. (What a test runs in the page may do so.) */
  readonly evaluated: unknown
}
declare const window: ShellPage & Window

const page = `<!doctype html><html><head><meta charset="utf-8"><title>Shell</title><script type="module" src="/page.js"></script></head>
<body><p>The page</p></body></html>`

const script = `
window.heard = []
window.ready = true
try {
  window.evaluated = Function('return true')()
} catch (error) {
  window.evaluated = error.name
}
for (const name of ['files/opened', 'files/taken', 'menu/chosen', 'window/close-asked'])
  recto.on(name, (value) => {
    heard.push({ name, value })
    if (name === 'window/close-asked' && window.ready !== null) recto.ask('window/close', window.ready)
  })
addEventListener('dragover', (event) => event.preventDefault())
addEventListener('drop', async (event) => {
  event.preventDefault()
  const { opened } = await recto.dropped([...event.dataTransfer.files])
  heard.push({ name: 'files/opened', value: opened })
})
`

class Shell {
  readonly #folder: string
  #app: ElectronApplication | null = null
  #page: Page | null = null

  constructor(folder: string) {
    this.#folder = folder
  }

  get app(): ElectronApplication {
    if (!this.#app) throw new Error('The shell was not started')
    return this.#app
  }

  get page(): Page {
    if (!this.#page) throw new Error('The shell was not started')
    return this.#page
  }

  path(name: string): string {
    return join(this.#folder, 'files', name)
  }

  get #arguments(): string[] {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    return [`--user-data-dir=${join(this.#folder, 'profile')}`, '--disable-gpu', ...sandbox, this.#folder]
  }

  async start(...files: readonly string[]): Promise<void> {
    this.#app = await _electron.launch({ args: [...this.#arguments, ...files] })
    this.#page = await this.#app.firstWindow()
    await this.#page.waitForFunction(() => 'ready' in window)
  }

  /** Starts the program once more beside the running one; the answer is its exit code. */
  startAgain(...files: readonly string[]): Promise<number | null> {
    const program = findElectron() ?? 'electron'
    const second = spawn(program, [...this.#arguments, ...files], { stdio: 'ignore' })
    return new Promise((resolve) => {
      second.on('close', resolve)
    })
  }

  /** Quits as the person does, and waits for the end. */
  async quit(): Promise<void> {
    const ended = this.app.waitForEvent('close')
    await this.askToQuit()
    await ended
    this.#app = null
  }

  /** Quits from the menu; the program may refuse. It may also be gone before it can answer, which is no failure. */
  async askToQuit(): Promise<void> {
    await this.app.evaluate(({ app }) => {
      setImmediate(() => {
        app.quit()
      })
    })
  }

  /** Presses a button of the next message, by its index. `shown` is the message, once there is one. */
  async pressInNextMessage(button: number): Promise<{ readonly shown: Promise<string> }> {
    const shown = this.app.evaluate(
      ({ dialog }, response) =>
        new Promise<string>((resolve) => {
          dialog.showMessageBox = (...given: unknown[]) => {
            const options = given.at(-1) as { readonly message: string }
            resolve(options.message)
            return Promise.resolve({ response, checkboxChecked: false })
          }
        }),
      button,
    )
    await this.app.evaluate(() => null)
    return { shown }
  }

  async choose(paths: readonly string[]): Promise<void> {
    await this.app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] })
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: filePaths[0] ?? '' })
    }, paths)
  }

  /** The files that the page was handed, as lists of names with their folders; waits until there are so many lists. */
  async opened(lists: number): Promise<unknown> {
    await this.page.waitForFunction(
      (count) => window.heard.filter(({ name }) => name === 'files/opened').length >= count,
      lists,
    )
    return this.page.evaluate(() =>
      window.heard
        .filter(({ name }) => name === 'files/opened')
        .map(({ value }) => (value as Events['files/opened']).map(({ folder, name }) => folder + name)),
    )
  }

  async end(): Promise<void> {
    const child = this.#app?.process()
    child?.kill('SIGKILL')
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const test = base.extend<{ shell: Shell }>({
  shell: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'recto-shell-'))
    await mkdir(join(folder, 'files', 'letters', '1936'), { recursive: true })
    for (const name of ['one.txt', 'two.txt', join('letters', '1936', 'three.txt')])
      await writeFile(join(folder, 'files', name), name)
    await cp(dirname(builtFile('main')), join(folder, 'dist', 'electron'), { recursive: true })
    await mkdir(join(folder, 'dist', 'renderer'))
    await writeFile(join(folder, 'dist', 'renderer', 'index.html'), page)
    await writeFile(join(folder, 'dist', 'renderer', 'page.js'), script)
    const main = join('dist', 'electron', basename(builtFile('main')))
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'shell', main }))
    const shell = new Shell(folder)
    await use(shell)
    await shell.end()
  },
})

test('the page has the bridge and nothing else of the shell', async ({ shell }) => {
  await shell.start()
  const seen = await shell.page.evaluate(() => ({
    bridge: Object.keys(window.recto).sort(),
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
    origin: [location.origin, isSecureContext],
  }))
  expect(seen).toEqual({ bridge: ['ask', 'dropped', 'on'], node: [], origin: ['recto://app', true] })
})

test('the page cannot leave, open windows, reach the network, run foreign scripts or get permissions', async ({
  shell,
}) => {
  await shell.start()
  const tried = await shell.page.evaluate(async () => {
    const failure = (work: Promise<unknown>) => work.then(() => 'done').catch((error: unknown) => (error as Error).name)
    const inline = document.createElement('script')
    inline.textContent = 'window.broken = true'
    document.head.append(inline)
    return {
      window: window.open('https://example.com/'),
      fetch: await failure(fetch('https://example.com/')),
      inline: 'broken' in window,
      eval: window.evaluated,
      clipboard: await failure(navigator.clipboard.readText()),
      notifications: await Notification.requestPermission(),
      place: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(resolve, ({ code }) => {
          resolve(code)
        })
      }),
    }
  })
  expect(tried).toEqual({
    window: null,
    fetch: 'TypeError',
    inline: false,
    eval: 'EvalError',
    clipboard: 'NotAllowedError',
    notifications: 'denied',
    place: 1,
  })
  for (const address of ['https://example.com/', 'recto://other/']) {
    const leaving = shell.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise((resolve) => {
          BrowserWindow.getAllWindows()[0]?.webContents.once('will-frame-navigate', ({ url, defaultPrevented }) => {
            resolve({ url, prevented: defaultPrevented })
          })
        }),
    )
    await shell.app.evaluate(() => null)
    await shell.page.evaluate((url) => {
      location.href = url
    }, address)
    expect(await leaving).toEqual({ url: address, prevented: true })
  }
  expect(await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('requests that are not offered or have another shape are refused, as are files that nobody chose', async ({
  shell,
}) => {
  await shell.start()
  const secret = { name: 'one.txt', token: shell.path('one.txt') }
  const codes = await shell.page.evaluate(async (ref) => {
    const ask = window.recto.ask as (name: string, ...args: unknown[]) => ReturnType<Bridge['ask']>
    const answers = [
      await ask('shell/run', 'x'),
      await ask('constructor'),
      await ask('files/read', 'x'),
      await ask('files/read', ref),
      await ask('files/write', ref, new Uint8Array([1])),
    ]
    return answers.map((answer) => (answer.ok ? 'done' : answer.problem.code))
  }, secret)
  expect(codes).toEqual(['not-offered', 'not-offered', 'not-offered', 'not-chosen', 'not-chosen'])
  expect(await shell.page.evaluate(() => window.recto.dropped([new File(['x'], 'made-by-a-script.txt')]))).toEqual({
    opened: [],
    placeless: [0],
  })
  expect(await readFile(shell.path('one.txt'), 'utf8')).toBe('one.txt')
})

test('a file that was chosen or saved may be read and written, also after a restart', async ({ shell }) => {
  await shell.start()
  await shell.choose([shell.path('saved.xml')])
  const saved = await shell.page.evaluate(() =>
    window.recto.ask('files/save-as', { name: 'letter.xml', bytes: new TextEncoder().encode('<first/>') }),
  )
  expect(saved).toEqual({ ok: true, value: { name: 'saved.xml', token: shell.path('saved.xml') } })
  expect(await readFile(shell.path('saved.xml'), 'utf8')).toBe('<first/>')
  await shell.quit()
  await shell.start()
  const again = await shell.page.evaluate(
    async (ref) => {
      const written = await window.recto.ask('files/write', ref, new TextEncoder().encode('<second/>'))
      const read = await window.recto.ask('files/read', ref)
      return [written.ok, read.ok && new TextDecoder().decode(read.value)]
    },
    { name: 'saved.xml', token: shell.path('saved.xml') },
  )
  expect(again).toEqual([true, '<second/>'])
})

test('files are opened by dialog, by drop, at the start, and by a second start in the first window', async ({
  shell,
}) => {
  await shell.start(shell.path('one.txt'))
  expect(await shell.opened(1)).toEqual([['one.txt']])
  expect(await shell.startAgain(shell.path('two.txt'))).toBe(0)
  expect(await shell.opened(2)).toEqual([['one.txt'], ['two.txt']])
  const drag = await shell.page.context().newCDPSession(shell.page)
  const place = {
    x: 200,
    y: 200,
    data: { items: [], files: [shell.path('two.txt'), shell.path('letters')], dragOperationsMask: 1 },
  }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await drag.send('Input.dispatchDragEvent', { type, ...place })
  expect(await shell.opened(3)).toEqual([['one.txt'], ['two.txt'], ['two.txt', '1936/three.txt']])
  await shell.choose([shell.path('one.txt'), shell.path('gone.txt')])
  const chosen = await shell.page.evaluate(async () => {
    const answer = await window.recto.ask('files/open', 'texts')
    return answer.ok
      ? answer.value.map(({ name, content }) => [name, content.ok || content.problem.code])
      : answer.problem
  })
  expect(chosen).toEqual([
    ['one.txt', true],
    ['gone.txt', 'file-gone'],
  ])
})

test('the window opens where it was closed', async ({ shell }) => {
  const bounds = { x: 40, y: 50, width: 900, height: 650 }
  const isShown = () => shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
  const boundsNow = () => shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  await shell.start()
  // As somebody would, who has to see a window to move it: what the system does to show it may come after what is asked before.
  await expect.poll(isShown).toBe(true)
  await shell.app.evaluate(({ BrowserWindow }, place) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(place)
  }, bounds)
  await expect.poll(boundsNow).toEqual(bounds)
  await shell.quit()
  await shell.start()
  await expect.poll(boundsNow).toEqual(bounds)
})

test('a command chosen in the menu reaches the page', async ({ shell }) => {
  await shell.start()
  await shell.page.evaluate(() => {
    const item = { kind: 'command', command: 'text/import', label: 'Import …', key: 'Mod-i', enabled: true } as const
    return window.recto.ask('menu/show', [{ label: 'File', items: [item] }])
  })
  await shell.app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()
      ?.items.find(({ label }) => label === 'File')
      ?.submenu?.items[0]?.click()
  })
  await shell.page.waitForFunction(() => window.heard.length > 0)
  expect(await shell.page.evaluate(() => window.heard)).toEqual([{ name: 'menu/chosen', value: 'text/import' }])
})

test('a page that cannot store its work keeps the window open, if the person wants it', async ({ shell }) => {
  await shell.start()
  await shell.page.evaluate(() => {
    window.ready = false
  })
  const { shown } = await shell.pressInNextMessage(0)
  await shell.askToQuit()
  expect(await shown).toBe(messages.refusedTitle)
  await shell.page.evaluate(() => {
    window.ready = true
  })
  await shell.quit()
})

test('a page that hangs can be closed anyway', async ({ shell }) => {
  await shell.start()
  await shell.page.evaluate(() => {
    window.ready = null
  })
  const { shown } = await shell.pressInNextMessage(1)
  const quit = shell.quit()
  expect(await shown).toBe(messages.lateTitle)
  await quit
})

test('a page that crashes is said to have stopped, and comes back', async ({ shell }) => {
  await shell.start()
  const { shown } = await shell.pressInNextMessage(0)
  const crashed = shell.page.waitForEvent('crash')
  await shell.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  await crashed
  expect(await shown).toBe(messages.goneTitle)
  const text = () =>
    shell.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.textContent.trim()'),
    )
  await expect.poll(text).toBe('The page')
})

test('each of several windows closes by itself, and quitting asks all of them', async ({ shell }) => {
  await shell.start(shell.path('one.txt'))
  await shell.opened(1)
  const [second] = await Promise.all([
    shell.app.waitForEvent('window'),
    shell.page.evaluate(() => window.recto.ask('window/new')),
  ])
  await second.waitForFunction(() => 'ready' in window)
  const bounds = await shell.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((each) => [each.getBounds().x, each.getBounds().y]),
  )
  expect(new Set(bounds.map((place) => String(place))).size).toBe(2)
  await second.evaluate(() => window.recto.ask('menu/show', []))
  const heard = () => second.evaluate(() => window.heard.map(({ name }) => name))
  expect(await heard()).toEqual([])
  // A crash of one is no matter of the other.
  const { shown } = await shell.pressInNextMessage(0)
  await shell.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.id === 1)
      ?.webContents.forcefullyCrashRenderer()
  })
  expect(await shown).toBe(messages.goneTitle)
  await second.evaluate(() => {
    window.ready = false
  })
  const refused = await shell.pressInNextMessage(0)
  await shell.askToQuit()
  expect(await refused.shown).toBe(messages.refusedTitle)
  expect(await heard()).toEqual(['window/close-asked'])
  await second.evaluate(() => {
    window.ready = true
  })
  await shell.quit()
})

test('an edition file that is opened from outside is held, copied, and handed from one program to the next', async ({
  shell,
}) => {
  const path = shell.path('Letters.recto')
  const ref = { name: 'Letters.recto', token: path }
  await writeFile(path, 'edition')
  await shell.start(path)
  expect(await shell.opened(1)).toEqual([['Letters.recto']])
  const done = await shell.page.evaluate(async (file) => {
    const copy = { edition: '1f0c', name: 'Letters', at: Date.now(), bytes: new TextEncoder().encode('copy') }
    const [held, stat] = [await window.recto.ask('files/hold', file, false), await window.recto.ask('files/stat', file)]
    const [place, written] = [await window.recto.ask('backups/place'), await window.recto.ask('backups/write', copy)]
    const list = await window.recto.ask('backups/list')
    const read = list.ok && list.value[0] ? await window.recto.ask('backups/read', list.value[0].token) : null
    return {
      held,
      size: stat.ok && stat.value.size,
      folder: place.ok && place.value?.problem === null && place.value.folder,
      order: written.ok && written.value.order,
      read: read?.ok && new TextDecoder().decode(read.value),
      persisted: (await navigator.storage.persist()) && (await navigator.storage.persisted()),
    }
  }, ref)
  expect(done).toEqual({
    held: { ok: true, value: null },
    size: 7,
    folder: shell.path('../profile/Recto Copies'),
    order: 1,
    read: 'copy',
    persisted: true,
  })
  // Not every dialog adds the ending by which an edition file is known.
  await shell.choose([shell.path('Saved')])
  const saved = await shell.page.evaluate(() =>
    window.recto.ask('files/save-as', { name: 'Letters.recto', bytes: new Uint8Array([1]) }),
  )
  expect(saved).toEqual({ ok: true, value: { name: 'Saved.recto', token: shell.path('Saved.recto') } })
  const lock = lockPath(path)
  const said = readLockText(await readFile(lock, 'utf8'))
  if (said === null) throw new Error('The lock says nothing')
  await writeFile(lock, lockText({ ...said, user: 'eve', machine: 'elsewhere', key: 'other' }))
  const refused = await shell.page.evaluate(async (file) => {
    const answer = await window.recto.ask('files/write', file, new Uint8Array([1]))
    return [answer.ok || answer.problem.code, window.heard.at(-1)?.name]
  }, ref)
  expect(refused).toEqual(['taken-over', 'files/taken'])
  await shell.page.evaluate((file) => window.recto.ask('files/hold', file, true), ref)
  await shell.quit()
  expect([existsSync(lock), await readFile(path, 'utf8')]).toEqual([false, 'edition'])
})

test('a window that writes a second copy while it closes gets the time for it', async ({ shell }) => {
  await shell.start()
  await shell.page.evaluate((patience) => {
    window.ready = null
    const began = performance.now()
    window.recto.on('window/close-asked', () => {
      const working = setInterval(() => {
        if (performance.now() - began < patience + 2000) void window.recto.ask('window/working')
        else {
          clearInterval(working)
          void window.recto.ask('window/close', true)
        }
      }, 500)
    })
  }, closingPatience)
  await shell.quit()
})
