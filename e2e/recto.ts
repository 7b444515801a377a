import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../electron/install.mjs'
import { expect, test } from './app'

/** Runs a program to its end; the answer is its exit code and all that it printed. */
function run(program: string, args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((resolve) => {
    execFile(program, [...args], { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, output, errors) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 127, said: output + errors })
    })
  })
}

/** Converts a file by the command line of Recto; the answer is what the new file holds. */
export async function convert(path: string, to: 'tei' | 'txt'): Promise<string> {
  const out = `${path}.converted`
  const { code, said } = await run(process.execPath, ['electron/recto.mjs', 'convert', path, '--to', to, '--out', out])
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' })
  return readFile(out, 'utf8')
}

/** Expects that the command line of Recto reads a file and finds no error in it. */
export async function expectReadable(path: string): Promise<void> {
  const { code, said } = await run(process.execPath, ['electron/recto.mjs', 'check', path])
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' })
}

const shelf = join(root, '..', 'shared')
const validate = join(shelf, 'tools', 'validate')
const grammar = join(shelf, 'schema', 'tei_all.rng')

/** Expects that a file is valid TEI, where the grammar of TEI and its validator lie beside the checkout. */
export async function expectValid(path: string): Promise<void> {
  if (!existsSync(validate) || !existsSync(grammar)) {
    test.info().annotations.push({ type: 'not validated', description: `there is no ${validate} or no ${grammar}` })
    return
  }
  const { code, said } = await run(validate, [grammar, path])
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' })
}

/** A file of real texts beside the checkout, or `null` where there is none. */
export function onShelf(path: string): string | null {
  const whole = join(shelf, 'data', path)
  return existsSync(whole) ? whole : null
}
