// The least that a program of Electron can be: it is what the start of Recto is compared with. Not every Electron starts modules of
// the newer kind.
const { app, BrowserWindow } = require('electron')
const path = require('node:path')

void app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1440, height: 900 }).loadFile(path.join(__dirname, 'empty.html')))
