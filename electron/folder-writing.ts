import { basename, dirname, join, sep } from 'node:path'
import * as nodeFiles from 'node:fs/promises'
import type { Answer, FolderFile, FolderToWrite, FolderWritten, Problem } from '../shared/host'
import { fileProblem, systemCode } from './file-problem'
import { writeWhole, type FileSystem } from './files'

/**
 * Writes files to a folder, each whole or not at all. Nothing is written while files are there that are not as they are `known`
 * and may not be replaced, or where a link in the folder leads out of it. The paths were checked by `isFolderPath`.
 */
export async function writeToFolder(
  what: FolderToWrite,
  files: FileSystem = nodeFiles,
): Promise<Answer<FolderWritten>> {
  const { folder, replace } = what
  try {
    const root = await files.realpath(folder.token)
    const there: string[] = []
    const known = new Map(what.known.map((file) => [file.path, file]))
    for (const { path } of what.files) {
      const target = join(root, path)
      if (!(await staysWithin(root, target, files))) return { ok: false, problem: leadsOut(path, folder.name) }
      const now = await whatIs(root, path, files)
      if (now !== null && !isAs(now, known.get(path))) there.push(path)
    }
    if (there.length > 0 && !replace) return { ok: true, value: { kind: 'there', paths: there } }
    return await written(root, what, files)
  } catch (error) {
    return { ok: false, problem: fileProblem(error, 'write', folder.token) }
  }
}

async function written(root: string, what: FolderToWrite, files: FileSystem): Promise<Answer<FolderWritten>> {
  const done: FolderFile[] = []
  for (const { path, bytes } of what.files) {
    const answer = await writeOne(join(root, path), bytes, files)
    const now = answer.ok ? await whatIs(root, path, files) : null
    if (now !== null) done.push(now)
    else if (!answer.ok) return { ok: false, problem: partly(answer.problem, done.length, what) }
  }
  return { ok: true, value: { kind: 'written', files: done } }
}

async function writeOne(target: string, bytes: Uint8Array, files: FileSystem): Promise<Answer<null>> {
  try {
    await files.mkdir(dirname(target), { recursive: true })
  } catch (error) {
    return { ok: false, problem: fileProblem(error, 'write', target) }
  }
  return writeWhole(target, bytes, files)
}

/** Whether what stands at a path, or the nearest folder above it that is there, lies in a folder with all links followed. */
async function staysWithin(root: string, target: string, files: FileSystem): Promise<boolean> {
  for (let path = target; path.length > root.length; path = dirname(path)) {
    const real = await files.realpath(path).catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return null
      throw error
    })
    if (real !== null) return real.startsWith(root.endsWith(sep) ? root : root + sep)
    // A link to nowhere would be followed, and its file made wherever that is.
    if (await isLink(path, files)) return false
  }
  return true
}

async function isLink(path: string, files: FileSystem): Promise<boolean> {
  return files.readlink(path).then(
    () => true,
    () => false,
  )
}

async function whatIs(root: string, path: string, files: FileSystem): Promise<FolderFile | null> {
  try {
    const { size, mtimeMs } = await files.stat(join(root, path))
    return { path, size, modified: mtimeMs }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

const isAs = (now: FolderFile, known: FolderFile | undefined): boolean =>
  now.size === known?.size && now.modified === known.modified

function leadsOut(path: string, folder: string): Problem {
  const message = `“${path}” in the folder “${folder}” is a link, or lies behind one, that leads out of the folder. Nothing was written. Choose another folder, or remove the link.`
  return { code: 'folder-link', message, values: { path, folder } }
}

function partly({ message }: Problem, count: number, { folder, files }: FolderToWrite): Problem {
  return {
    code: 'folder-part-written',
    message: `${String(count)} of ${String(files.length)} files were written to the folder “${folder.name}”. ${message}`,
    values: { count, total: files.length, folder: basename(folder.name), why: message },
  }
}
