import { dialog, shell as desktop } from 'electron'
import type { Answer, Problem, Requests } from '../shared/host'
import type { CopyPlace } from './backup-place'
import { listCopies, readCopy, writeCopy } from './backups'
import type { ShellWindow } from './window'

type BackupRequests = Extract<keyof Requests, `backups/${string}`>

/** What answers the requests of a window about second copies. */
export function backupHandlers(
  shell: ShellWindow,
  copies: CopyPlace,
): { readonly [N in BackupRequests]: (...args: Parameters<Requests[N]>) => Promise<Answer<ReturnType<Requests[N]>>> } {
  return {
    'backups/place': async () => ({ ok: true, value: await copies.state() }),
    'backups/choose': async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(shell.window, {
        properties: ['openDirectory', 'createDirectory'],
        defaultPath: copies.folder.path,
      })
      const folder = filePaths[0]
      return canceled || folder === undefined ? { ok: true, value: null } : copies.choose(folder)
    },
    'backups/write': (copy) => writeCopy(copies.folder, copy),
    'backups/list': () => listCopies(copies.folder),
    'backups/read': (token) => readCopy(copies.folder, token),
    'backups/show': async () => {
      const { folder, problem } = await copies.state()
      if (problem !== null) return { ok: false, problem }
      const failed = await desktop.openPath(folder)
      return failed === '' ? { ok: true, value: null } : { ok: false, problem: notShown(folder, failed) }
    },
  }
}

function notShown(folder: string, cause: string): Problem {
  return {
    code: 'folder-not-shown',
    message: `The folder “${folder}” could not be shown: the system says “${cause}”. Nothing was changed. Open it in your file manager.`,
    values: { folder, cause },
  }
}
