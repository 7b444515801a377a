import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fetchElectron, findElectron } from './binary.mjs'
import { browserProfile, defaultBrowser, findChromium, whyNoWindow } from './browsers.mjs'
import { allParts, build, builtFile } from './build.mjs'
import { installPackages, root, say } from './install.mjs'
import { findRecto, rectoPort, serveRecto } from './serve.mjs'

/** A desktop app that ends with an error within this time, in milliseconds, did not start. */
const startingTime = 10_000

await installPackages()
await build(allParts)
await start()

async function start() {
  const noWindow = whyNoWindow()
  if (noWindow !== null) {
    say(`The desktop app cannot be opened here: ${noWindow}.`)
    return serve()
  }
  let electron = findElectron()
  if (electron === null) {
    say('Fetching Electron, which opens the desktop app …')
    electron = await fetchElectron()
  }
  if (electron === null) {
    say('Electron could not be fetched, so Recto opens in a browser instead of its own window.')
    return serve()
  }
  const started = Date.now()
  const code = await openDesktop(electron)
  if (code === 0 || Date.now() - started > startingTime) {
    process.exitCode = code
    return
  }
  say(`The desktop app could not start (Electron ended with exit code ${code}), so Recto opens in a browser.`)
  await serve()
}

/**
 * Opens the desktop app and waits until it is closed.
 *
 * @param {string} electron its program file
 * @returns {Promise<number>} its exit code
 */
function openDesktop(electron) {
  return new Promise((resolve) => {
    const child = spawn(electron, [root, ...process.argv.slice(2)], { stdio: 'inherit' })
    child.on('error', () => {
      resolve(127)
    })
    child.on('close', (code) => {
      resolve(code ?? 1)
    })
  })
}

/** Serves the interface at Recto's own address and opens it; where Recto is served already, opens that. */
async function serve() {
  try {
    const { address } = await serveRecto(dirname(builtFile('renderer')), rectoPort)
    openInBrowser(address)
    say(`Recto is at ${address} until you press Ctrl-C here.`)
    sayLibrariesAreSeparate()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    await useRunning()
  }
}

async function useRunning() {
  const running = await findRecto(rectoPort)
  if (running === null) {
    say(`Another program uses port ${rectoPort} of this machine, where Recto keeps its library in a browser.`)
    say('Nothing was started and nothing is lost. Close that program, then start Recto again.')
    process.exitCode = 1
    return
  }
  openInBrowser(running.address)
  say(`Recto ${running.version} is already running at ${running.address}, and is used.`)
  sayLibrariesAreSeparate()
}

function sayLibrariesAreSeparate() {
  say('The library in a browser and the one of the desktop app are separate: an edition moves between them as a file.')
}

/**
 * Opens an address as a window of its own in a browser made from Chromium, else in the person's browser. Where no
 * window can open, the printed address is all there is.
 *
 * @param {string} address
 */
function openInBrowser(address) {
  if (whyNoWindow() !== null) return
  const chromium = findChromium()
  const { command, args } = chromium === null ? defaultBrowser(address) : appWindow(chromium, address)
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => {
    say('No browser could be opened: open the address in one yourself.')
  })
  child.unref()
}

/**
 * @param {string} chromium
 * @param {string} address
 */
function appWindow(chromium, address) {
  const profile = browserProfile(chromium)
  mkdirSync(profile, { recursive: true })
  const args = [`--app=${address}`, `--user-data-dir=${profile}`, '--no-first-run', '--no-default-browser-check']
  return { command: chromium, args }
}
