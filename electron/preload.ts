import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { Answer, Bridge, OpenedFile } from '../shared/host'
import { channels, eventNames, isIn, requestNames } from './channels'

const bridge: Bridge = {
  ask: async (name, ...args) => {
    if (!isIn(requestNames, name)) return notOffered(String(name))
    return ipcRenderer.invoke(channels.ask, name, ...args) as Promise<never>
  },
  on: (name, listener) => {
    if (!isIn(eventNames, name)) return () => undefined
    const hear = (_: IpcRendererEvent, heard: unknown, value: Parameters<typeof listener>[0]) => {
      if (heard === name) listener(value)
    }
    ipcRenderer.on(channels.event, hear)
    ipcRenderer.send(channels.listening, name)
    return () => {
      ipcRenderer.off(channels.event, hear)
    }
  },
  dropped: async (files) => {
    // Only the bridge can tell a path, and only of a file that the person dropped: one made by a script has none.
    const paths = files.map((file) => webUtils.getPathForFile(file as File))
    const placeless = [...paths.keys()].filter((index) => paths[index] === '')
    const placed = paths.filter((path) => path !== '')
    const opened = (await ipcRenderer.invoke(channels.dropped, placed)) as readonly OpenedFile[]
    return { opened, placeless }
  },
}

function notOffered(name: string): Answer<never> {
  return {
    ok: false,
    problem: { code: 'not-offered', message: `The shell does not offer “${name}”.`, values: { name } },
  }
}

ipcRenderer.send(channels.starting)
contextBridge.exposeInMainWorld('recto', bridge)
