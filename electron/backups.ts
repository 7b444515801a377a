import * as nodeFiles from 'node:fs/promises'
import { join, sep } from 'node:path'
import { isEditionFile, type Answer, type BackupFile, type Problem, type Requests } from '../shared/host'
import { sweepAbandoned } from './abandoned'
import { backupProblem, notACopy } from './backup-problem'
import { claimedOrder, claimName, copyName, editionOfFolder, folderName, namedCopy, wallTime } from './copy-names'
import { fileProblem, systemCode } from './file-problem'
import { putInPlace, readWhole, syncFolder, temporaryIn, type FileSystem, type Placing } from './files'
import { nextOrder, toLetGo } from './rotation'

/** A second copy to write. */
export type Copy = Parameters<Requests['backups/write']>[0]

/** The folder of the copies. */
export interface CopyFolder {
  readonly path: string
  /** Whether it is made where it is missing; a folder on a disk that was taken out is not made elsewhere. */
  readonly make: boolean
}

/**
 * Writes a second copy into the folder of its edition, whole or not at all, then lets go of those that the rotation
 * does not keep. Several programs may do so at once: each copy has a number of its own.
 */
export async function writeCopy(
  { path, make }: CopyFolder,
  copy: Copy,
  files: FileSystem = nodeFiles,
): Promise<Answer<BackupFile>> {
  try {
    if (make) await files.mkdir(path, { recursive: true })
    const inside = await editionFolder(path, copy, files)
    const folder = join(path, inside)
    const { file, temporary, order } = await claim(folder, wallTime(copy.at), files)
    const name = copyName(copy.name, copy.at, order)
    await putInPlace({ file, temporary, target: join(folder, name), mode: null }, copy.bytes, files)
    await rotate(folder, files)
    await sweepAbandoned(join(folder, name), files)
    return { ok: true, value: backupFile(inside, copy.edition, name, copy.bytes.length, copy.at) }
  } catch (error) {
    return { ok: false, problem: backupProblem(error, path) }
  }
}

/** Why no copy can be written into the folder now, found by writing something; `null` where one can. */
export async function whyNoCopy({ path, make }: CopyFolder, files: FileSystem = nodeFiles): Promise<Problem | null> {
  try {
    if (make) await files.mkdir(path, { recursive: true })
    const temporary = temporaryIn(path)
    const file = await files.open(temporary, 'wx')
    try {
      await file.writeFile('Recto')
    } finally {
      await file.close()
      await files.rm(temporary, { force: true })
    }
    return null
  } catch (error) {
    return backupProblem(error, path)
  }
}

/**
 * The copies in the folder, of each edition the latest first. Edition files that lie there for another reason are
 * among them, everything else is passed over.
 */
export async function listCopies(
  { path, make }: CopyFolder,
  files: FileSystem = nodeFiles,
): Promise<Answer<readonly BackupFile[]>> {
  try {
    const found = await copiesIn(path, '', files)
    for (const entry of await files.readdir(path, { withFileTypes: true }))
      if (entry.isDirectory()) found.push(...(await copiesIn(path, entry.name, files).catch(noneWhere)))
    return { ok: true, value: found.sort(byEdition) }
  } catch (error) {
    if (make && systemCode(error) === 'ENOENT') return { ok: true, value: [] }
    return { ok: false, problem: fileProblem(error, 'read', path) }
  }
}

/** Reads a copy; `token` leads to a file in the folder, or in a folder in it, and to nothing else. */
export async function readCopy(
  { path }: CopyFolder,
  token: string,
  files: FileSystem = nodeFiles,
): Promise<Answer<Uint8Array>> {
  const parts = token.split('/')
  const plain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\0]/.test(part))
  if (!plain || parts.length > 2 || !isEditionFile(token)) return { ok: false, problem: notACopy(token) }
  const copy = join(path, ...parts)
  try {
    const [root, real] = [await files.realpath(path), await files.realpath(copy)]
    return real.startsWith(root.endsWith(sep) ? root : root + sep)
      ? await readWhole(real, files)
      : { ok: false, problem: notACopy(token) }
  } catch (error) {
    return { ok: false, problem: fileProblem(error, 'read', copy) }
  }
}

/** The name of the folder for the copies of an edition: the one that is there, whatever it was called, or a new one. */
async function editionFolder(path: string, { edition, name }: Copy, files: FileSystem): Promise<string> {
  const there = async () => {
    const entries = await files.readdir(path, { withFileTypes: true })
    const own = entries.filter((entry) => entry.isDirectory() && editionOfFolder(entry.name) === edition)
    return own.map((entry) => entry.name).sort()[0]
  }
  const known = await there()
  if (known !== undefined) return known
  const wanted = folderName(edition, name)
  await files.mkdir(join(path, wanted)).catch(unless('EEXIST'))
  await syncFolder(path, files)
  // Another program may have made one meanwhile, under the name that the edition has there.
  return (await there()) ?? wanted
}

/** A temporary file, and the number that it stands for. */
type Claim = Pick<Placing, 'file' | 'temporary'> & { readonly order: number }

/** Creates a temporary file whose number no other copy has, which no two programs can. */
async function claim(folder: string, local: number, files: FileSystem): Promise<Claim> {
  const names = await files.readdir(folder)
  const copies = names.flatMap((name) => namedCopy(name) ?? [])
  let order = nextOrder(copies, highest(names, claimedOrder), local)
  for (;;) {
    const temporary = join(folder, claimName(order))
    const file = await files.open(temporary, 'wx').catch(unless('EEXIST'))
    if (file === undefined) {
      order += 1
      continue
    }
    const latest = await latestIn(folder, { file, temporary }, files)
    if (latest < order) return { file, temporary, order }
    // Whoever had this number finished its copy since the folder was read.
    await file.close()
    await files.rm(temporary, { force: true })
    order = latest + 1
  }
}

async function latestIn(
  folder: string,
  { file, temporary }: Pick<Placing, 'file' | 'temporary'>,
  files: FileSystem,
): Promise<number> {
  try {
    return highest(await files.readdir(folder), (name) => namedCopy(name)?.order ?? null)
  } catch (error) {
    await file.close()
    await files.rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
}

const highest = (names: readonly string[], numberOf: (name: string) => number | null): number =>
  names.reduce((most, name) => Math.max(most, numberOf(name) ?? 0), 0)

/** Lets go of old copies. One is written by now, so no failure here is one. */
async function rotate(folder: string, files: FileSystem): Promise<void> {
  try {
    const names = await files.readdir(folder)
    const copies = names.flatMap((name) => {
      const copy = namedCopy(name)
      return copy === null ? [] : [{ ...copy, name }]
    })
    for (const { name } of toLetGo(copies)) await files.rm(join(folder, name), { force: true }).catch(onlySystem)
  } catch (error) {
    onlySystem(error)
  }
}

async function copiesIn(path: string, folder: string, files: FileSystem): Promise<BackupFile[]> {
  const edition = editionOfFolder(folder) ?? ''
  const found: BackupFile[] = []
  for (const entry of await files.readdir(join(path, folder), { withFileTypes: true })) {
    if (!entry.isFile() || !isEditionFile(entry.name) || entry.name.startsWith('.')) continue
    // The rotation of another program may have let it go meanwhile.
    const about = await files.stat(join(path, folder, entry.name)).catch(onlySystem)
    if (about) found.push(backupFile(folder, edition, entry.name, about.size, about.mtimeMs))
  }
  return found
}

/** `modified` is when it was written, for a file whose name does not say so. */
function backupFile(folder: string, edition: string, name: string, size: number, modified: number): BackupFile {
  const copy = edition === '' ? null : namedCopy(name)
  return {
    token: folder === '' ? name : `${folder}/${name}`,
    name,
    edition,
    editionName: copy?.editionName ?? name.slice(0, name.lastIndexOf('.')),
    at: copy?.at ?? modified,
    size,
    order: copy?.order ?? 0,
  }
}

function byEdition(one: BackupFile, other: BackupFile): number {
  if (one.edition !== other.edition) return one.edition < other.edition ? -1 : 1
  return other.order - one.order || other.at - one.at
}

/** Lets one failure of the file system pass as `undefined`. */
const unless =
  (code: string) =>
  (error: unknown): undefined => {
    if (systemCode(error) !== code) throw error
  }

/** Lets every failure of the file system pass as `undefined`, and no error of the program. */
function onlySystem(error: unknown): undefined {
  if (systemCode(error) === null) throw error
}

/** A folder that cannot be read holds no copies that can be read. */
function noneWhere(error: unknown): readonly BackupFile[] {
  onlySystem(error)
  return []
}
