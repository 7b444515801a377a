import { resolve } from 'node:path'

/**
 * The files that a start names, as absolute paths: what follows the program, and where Electron runs a folder also that
 * folder (`withFolder`), except options.
 */
export function fileArguments(argv: readonly string[], withFolder: boolean, workingFolder: string): readonly string[] {
  const named = argv.slice(1).filter((argument) => !argument.startsWith('-'))
  return named.slice(withFolder ? 1 : 0).map((path) => resolve(workingFolder, path))
}
