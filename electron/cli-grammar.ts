import { basename, dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readRelaxNg, type Grammar } from '../shared/grammar'
import { decodeTextFile } from '../shared/text-file'
import { cannot, findingLine } from './cli-output'
import { decode } from './decode'
import { readWhole } from './files'
import type { Terminal } from './terminal'

/** Reads a RELAX NG grammar with what it includes; `null` where that cannot be done, which is then said. */
export async function readGrammar(path: string, terminal: Terminal): Promise<Grammar | null> {
  const bytes = await readWhole(path, terminal.files)
  if (!bytes.ok) {
    cannot(terminal, bytes.problem.message)
    return null
  }
  const { value: file, findings } = decodeTextFile(bytes.value, decode)
  const reading = file ? await readWithIncluded(file.text, path, terminal) : { value: null, findings }
  if (reading.value) return reading.value
  for (const finding of reading.findings) terminal.say(findingLine(path, finding))
  cannot(terminal, `“${path}” could not be used as a grammar, so nothing was checked.`)
  return null
}

/** Reading asks for included files while it goes on, so it is done again until it asks for none that was not looked for. */
async function readWithIncluded(source: string, path: string, terminal: Terminal) {
  const known = new Map<string, string | null>()
  for (;;) {
    const wanted = new Set<string>()
    const reading = readRelaxNg(source, {
      name: basename(path),
      include: (href) => {
        if (!known.has(href)) wanted.add(href)
        return known.get(href) ?? null
      },
    })
    if (wanted.size === 0) return reading
    for (const href of wanted) known.set(href, await included(href, path, terminal))
  }
}

async function included(href: string, grammar: string, terminal: Terminal): Promise<string | null> {
  const path = pathOf(href, grammar)
  const bytes = path === null ? null : await readWhole(path, terminal.files)
  return bytes?.ok ? (decodeTextFile(bytes.value, decode).value?.text ?? null) : null
}

/** The place on disk that an address in a grammar means; `null` for one in the network, which is never asked. */
function pathOf(href: string, grammar: string): string | null {
  try {
    if (/^file:/i.test(href)) return fileURLToPath(href)
    return /^[a-z][a-z0-9+.-]+:/i.test(href) ? null : resolve(dirname(grammar), decodeURIComponent(href))
  } catch {
    return null
  }
}
