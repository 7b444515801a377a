import { readJson, writeJson } from './stored-json'

/** The files that the person chose, in a dialog, by a drop or on the command line: the only ones the window may use. */
export interface ChosenFiles {
  has(path: string): boolean
  /** Remembers paths for this and later sessions. */
  add(paths: readonly string[]): Promise<void>
}

/** How many paths are remembered; the ones chosen longest ago are forgotten first. */
export const remembered = 20_000

/** The files chosen so far, as they are remembered in `file`. */
export async function chosenFiles(file: string): Promise<ChosenFiles> {
  const stored = await readJson(file)
  const paths = new Set(Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : [])
  let written = Promise.resolve()
  return {
    has: (path) => paths.has(path),
    add: (more) => {
      for (const path of more) {
        paths.delete(path)
        paths.add(path)
      }
      for (const path of paths) {
        if (paths.size <= remembered) break
        paths.delete(path)
      }
      if (more.length > 0) written = written.then(() => writeJson(file, [...paths]))
      return written
    },
  }
}
