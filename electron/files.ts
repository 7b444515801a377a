import { randomUUID } from 'node:crypto'
import * as nodeFiles from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { largestOf, type Answer, type FileStamp } from '../shared/host'
import { fileProblem, notAFile, systemCode, tooLarge } from './file-problem'

/** What of the file system can fail on the way; tests hand in one that does. */
export type FileSystem = Pick<
  typeof nodeFiles,
  'access' | 'mkdir' | 'open' | 'readdir' | 'readlink' | 'realpath' | 'rename' | 'rm' | 'stat'
>

/** Reads a file whole, up to `largestOf` its name in bytes. Pipes and devices are refused: they might never end. */
export async function readWhole(path: string, files: FileSystem = nodeFiles): Promise<Answer<Uint8Array>> {
  try {
    const about = await files.stat(path)
    if (about.isDirectory()) throw systemError('EISDIR')
    if (!about.isFile()) return { ok: false, problem: notAFile(path) }
    if (about.size > largestOf(path)) return { ok: false, problem: tooLarge(path, about.size) }
    const file = await files.open(path, 'r')
    try {
      return { ok: true, value: new Uint8Array(await file.readFile()) }
    } finally {
      await file.close()
    }
  } catch (error) {
    return { ok: false, problem: fileProblem(error, 'read', path) }
  }
}

/** The size and time of a file, without reading it. */
export async function statOf(
  path: string,
  files: FileSystem = nodeFiles,
): Promise<Answer<Pick<FileStamp, 'size' | 'modified'>>> {
  try {
    const { size, mtimeMs } = await files.stat(path)
    return { ok: true, value: { size, modified: mtimeMs } }
  } catch (error) {
    return { ok: false, problem: fileProblem(error, 'read', path) }
  }
}

/**
 * Writes a file whole or not at all: into a temporary file of the same folder, on to the disk, then under its name.
 * A file that was there keeps its permissions, a link stays a link; a device or pipe is written to as it is.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
  files: FileSystem = nodeFiles,
): Promise<Answer<null>> {
  try {
    const target = await linkTarget(path, files)
    const before = await whatIs(target, files)
    if (before?.isDirectory()) throw systemError('EISDIR')
    if (before && !before.isFile()) await writeInto(target, bytes, files)
    else await replace(target, bytes, before?.mode ?? null, files)
    return { ok: true, value: null }
  } catch (error) {
    return { ok: false, problem: fileProblem(error, 'write', path) }
  }
}

async function replace(target: string, bytes: Uint8Array, mode: number | null, files: FileSystem): Promise<void> {
  // Renaming over a file asks only for the right to its folder; a write-protected file must stay as it is.
  if (mode !== null) await files.access(target, nodeFiles.constants.W_OK)
  const temporary = temporaryIn(dirname(target))
  const file = await files.open(temporary, 'wx')
  await putInPlace({ file, temporary, target, mode }, bytes, files)
}

/** The path of a new temporary file in a folder. */
export function temporaryIn(folder: string): string {
  return join(folder, `.recto-${randomUUID()}.tmp`)
}

/** A new file, open for writing, and what is to become of it. */
export interface Placing {
  readonly file: nodeFiles.FileHandle
  /** Where it lies until it is whole. */
  readonly temporary: string
  readonly target: string
  /** The permissions that it gets, as `stat` tells them; `null` for the usual ones. */
  readonly mode: number | null
}

/**
 * Writes a temporary file, on to the disk, gives it its name, and closes it. Where any of that fails, what was there
 * under that name stays, the temporary file is gone, and the error of the file system is thrown.
 */
export async function putInPlace(placing: Placing, bytes: Uint8Array, files: FileSystem): Promise<void> {
  const { file, temporary, target, mode } = placing
  try {
    try {
      if (mode !== null) await file.chmod(mode & 0o7777)
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await files.rename(temporary, target)
  } catch (error) {
    await files.rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(target), files)
}

async function writeInto(device: string, bytes: Uint8Array, files: FileSystem): Promise<void> {
  const file = await files.open(device, 'w')
  try {
    await file.writeFile(bytes)
  } finally {
    await file.close()
  }
}

/** Makes a new name last through a power cut. The file is whole by now, so a system that cannot do it does no harm. */
export async function syncFolder(folder: string, files: FileSystem): Promise<void> {
  try {
    const opened = await files.open(folder, 'r')
    await opened.sync().finally(() => opened.close())
  } catch (error) {
    if (systemCode(error) === null) throw error
  }
}

/** Where a path leads, its links followed; a link to nowhere leads to the file that it would make. */
export async function linkTarget(path: string, files: FileSystem): Promise<string> {
  try {
    return await files.realpath(path)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  try {
    return resolve(dirname(path), await files.readlink(path))
  } catch {
    return resolve(path)
  }
}

async function whatIs(path: string, files: FileSystem) {
  try {
    return await files.stat(path)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

const isMissing = (error: unknown): boolean => systemCode(error) === 'ENOENT'

const systemError = (code: string): Error => Object.assign(new Error(code), { code })

/** A file that {@link textFilesIn} found, or a folder in which it could not look. */
export interface Found {
  readonly path: string
  /** The folders between the starting folder and the file: `1936/may/`, or `''`. */
  readonly folder: string
  /** Why the folder `path` could not be read. */
  readonly error?: unknown
}

/**
 * The files of a folder and of all folders in it whose names end as `endings` say, in the order of their names, numbers
 * counted as numbers. Names that begin with a dot are left out, links are followed, a link to nowhere is left out, each
 * folder is visited once.
 */
export async function textFilesIn(
  start: string,
  endings: readonly string[],
  files: FileSystem = nodeFiles,
): Promise<readonly Found[]> {
  const visited = new Set<string>()
  const found: Found[] = []
  const open: { readonly path: string; readonly folder: string }[] = [{ path: start, folder: '' }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, folder } = next
    try {
      const real = await files.realpath(path)
      if (visited.has(real)) continue
      visited.add(real)
      for (const entry of await files.readdir(path, { withFileTypes: true })) {
        if (entry.name.startsWith('.')) continue
        const there = join(path, entry.name)
        const about = entry.isSymbolicLink() ? await files.stat(there).catch(() => null) : entry
        if (about?.isDirectory()) open.push({ path: there, folder: `${folder}${entry.name}/` })
        else if (about?.isFile() && endings.some((ending) => entry.name.toLowerCase().endsWith(ending)))
          found.push({ path: there, folder })
      }
    } catch (error) {
      found.push({ path, folder, error })
    }
  }
  return found.sort((one, other) => byName.compare(one.path, other.path))
}

const byName = new Intl.Collator('en', { numeric: true })
