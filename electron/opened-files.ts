import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import {
  imageEndings,
  isEditionFile,
  isImageFile,
  largestEditionFile,
  largestFile,
  notReadYet,
  textEndings,
  type OpenedFile,
  type Problem,
} from '../shared/host'
import type { ChosenFiles } from './chosen-files'
import { fileProblem } from './file-problem'
import { readWhole, textFilesIn, type Found } from './files'

/** How many bytes are handed to the window at once; what goes beyond is a problem `too-many` of that file. */
const largestTogether = 4 * largestFile

/**
 * Opens what the person chose, files and folders, and remembers it as chosen. Of folders their texts come, or their images;
 * one without any, or that cannot be read, is among the answers with its problem; images of pages are not read yet. Never fails as a whole.
 */
export async function openPaths(
  paths: readonly string[],
  chosen: ChosenFiles,
  together = largestTogether,
): Promise<readonly OpenedFile[]> {
  const opened: OpenedFile[] = []
  const room = { texts: together, editions: largestEditionFile }
  for (const path of paths.map((each) => resolve(each))) {
    const found = (await isFolder(path)) ? await filesOf(path) : [{ path, folder: '' }]
    if (found.length === 0) opened.push(failed({ path, folder: '' }, withoutTexts(path)))
    for (const each of found) {
      const kind = isEditionFile(each.path) ? 'editions' : 'texts'
      const file = await open(each, room[kind])
      if (file.content.ok) room[kind] -= file.content.value.length
      opened.push(file)
    }
  }
  await chosen.add(opened.flatMap((file) => (file.ref ? [file.ref.token] : [])))
  return opened
}

/** The texts of a folder; where it has none, its images of pages. */
async function filesOf(folder: string): Promise<readonly Found[]> {
  const texts = await textFilesIn(folder, textEndings)
  return texts.length > 0 ? texts : textFilesIn(folder, imageEndings)
}

async function open(found: Found, room: number): Promise<OpenedFile> {
  const { path, folder } = found
  if (found.error !== undefined) return failed(found, fileProblem(found.error, 'read', path))
  const name = basename(path)
  const ref = { name, token: path }
  if (isImageFile(name)) return { name, folder, ref, content: { ok: false, problem: notReadYet } }
  if (room <= 0) return failed(found, tooMany(path))
  const content = await readWhole(path)
  if (!content.ok) return failed(found, content.problem)
  if (content.value.length > room) return failed(found, tooMany(path))
  return { name, folder, ref, content }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}

function failed({ path, folder }: Found, problem: Problem): OpenedFile {
  return { name: basename(path), folder, ref: null, content: { ok: false, problem } }
}

function withoutTexts(path: string): Problem {
  const endings = textEndings.join(', ')
  return {
    code: 'folder-without-texts',
    message: `The folder “${path}” holds no texts: no file in it ends in ${endings}. Nothing was changed.`,
    values: { file: basename(path), path, endings },
  }
}

function tooMany(path: string): Problem {
  return {
    code: 'too-many',
    message: `The file “${path}” was not read: what was chosen together is too much at once. Open it by itself.`,
    values: { file: basename(path), path },
  }
}
