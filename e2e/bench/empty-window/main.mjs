import { app, BrowserWindow } from 'electron'
import { join } from 'node:path'

// The least that a program of Electron can be: it is what the start of Recto is compared with.
void app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1440, height: 900 }).loadFile(join(import.meta.dirname, 'empty.html')))
