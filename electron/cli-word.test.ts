import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { docxFormat } from '../shared/export/docx'
import { presetReadings } from '../shared/queries/readings'
import { head, letter, numbered, p, span } from '../shared/testing/build'
import { main } from './cli'

/** Runs the command line with a file that holds these bytes, named as `FILE` among the arguments. */
async function recto(bytes: Uint8Array, ...args: readonly string[]) {
  const folder = await nodeFiles.mkdtemp(join(tmpdir(), 'recto-cli-word-'))
  try {
    const file = join(folder, 'letter.docx')
    await nodeFiles.writeFile(file, bytes)
    let out = ''
    const said: string[] = []
    const code = await main(
      args.map((arg) => (arg === 'FILE' ? file : arg)),
      {
        files: nodeFiles,
        patience: 20_000,
        print: (text) => {
          out += new TextDecoder().decode(text)
          return Promise.resolve(null)
        },
        say: (line) => said.push(line.replaceAll(`${folder}/`, '')),
      },
    )
    return { code, out, said }
  } finally {
    await nodeFiles.rm(folder, { recursive: true })
  }
}

test('a Word file becomes TEI, with its notes and emphasis', async () => {
  const doc = letter(head('To Hale'), p('The ', span('hi', 'Maine'), numbered('1', p('Not printed.')), ' sailed.'))
  const texts = [{ id: 't', title: 'To Hale', doc, source: null }]
  const what = { texts, title: 'To Hale', entries: [], reading: presetReadings.all, today: '2026-01-31' }
  const { files } = await docxFormat.write(what, {}, () => undefined)
  const { code, out, said } = await recto(
    files[0]?.bytes ?? new Uint8Array(),
    ...['convert', 'FILE', '--to', 'tei', '--out', '-'],
  )
  expect({ code, said }).toEqual({ code: 0, said: [] })
  expect(out).toContain('<title>To Hale</title>')
  expect(out).toContain('<hi rend="italic">Maine</hi><note n="1" place="bottom">Not printed.</note> sailed.')
})

test('what is no Word file is refused in a sentence', async () => {
  const { code, said } = await recto(
    new Uint8Array([0x50, 0x4b, 3, 4, 9]),
    'convert',
    'FILE',
    '--to',
    'tei',
    '--out',
    '-',
  )
  expect(code).toBe(1)
  expect(said).toEqual([expect.stringMatching(/letter\.docx.*error.*is no Word file that can be read/)])
})
