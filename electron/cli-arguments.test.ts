import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readArguments } from './cli-arguments'

const read = (line: string) => readArguments(line.split(' ').filter((word) => word !== ''))
const wrong = (line: string) => {
  const task = read(line)
  return task.kind === 'wrong' ? task.message : task.kind
}

test('convert is read with its options in any order', () => {
  const task = {
    kind: 'convert',
    input: 'a.txt',
    to: 'tei',
    out: 'a.xml',
    rebuild: true,
    repair: false,
    brackets: false,
  }
  expect(read('convert a.txt --to tei --out a.xml --rebuild')).toEqual(task)
  expect(read('--rebuild --out=a.xml convert --to=tei a.txt')).toEqual(task)
  expect(read('convert a.txt --to txt --out -')).toEqual({ ...task, to: 'txt', out: '-', rebuild: false })
  expect(read('convert a.txt --to tei --out a.xml --rebuild --brackets')).toEqual({ ...task, brackets: true })
})

test('a format for readers is read with what was chosen of it', () => {
  const task = {
    kind: 'export',
    input: 'a.xml',
    to: 'docx',
    out: 'a.docx',
    chosen: [],
    reading: 'all',
    repair: false,
    brackets: false,
  }
  expect(read('convert a.xml --to docx --out a.docx')).toEqual(task)
  expect(read('convert a.xml --to txt --out a.txt --set notes=none --reading corrected --set=x=y')).toEqual({
    ...{ ...task, to: 'txt', out: 'a.txt' },
    ...{ chosen: ['notes=none', 'x=y'], reading: 'corrected' },
  })
})

test('after -- everything is a name', () => {
  expect(read('check -- --to -x')).toEqual({ kind: 'check', files: ['--to', '-x'], schema: null })
})

test('help and version are read wherever they stand', () => {
  for (const line of ['--help', '-h', 'convert --help', 'check a.txt -h']) expect(read(line)).toEqual({ kind: 'help' })
  expect(read('--version')).toEqual({ kind: 'version' })
})

test('what cannot be understood is said in a sentence', () => {
  expect(wrong('')).toMatch(/^Say what to do/)
  expect(wrong('open a.txt')).toMatch(/^There is no command “open”/)
  expect(wrong('convert')).toMatch(/^Name the file to convert/)
  expect(wrong('convert a b --to tei --out c')).toBe('convert takes one file; “b” is one too many.')
  expect(wrong('convert a --out c')).toMatch(/^Say what to convert to: --to tei, --to html, --to docx, /)
  expect(wrong('convert a --to doc --out c')).toMatch(/^There is no format “doc”/)
  expect(wrong('convert a --to pdf --out c')).toMatch(/^PDF is made by the print engine of the desktop app/)
  expect(wrong('convert a --to txt --out c --reading best')).toMatch(/^There is no reading “best”: there are all,/)
  expect(wrong('convert a --to txt --out c --set a=b --rebuild')).toMatch(/^--rebuild goes with/)
  expect(wrong('convert a --to tei')).toMatch(/^Say where to write/)
  expect(wrong('convert a --to tei --out')).toBe('The option --out needs a value after it.')
  expect(wrong('convert a --to tei --to txt --out c')).toBe('The option --to is given twice.')
  expect(wrong('convert a --to tei --out c --rebuild=yes')).toBe('The option --rebuild takes no value.')
  expect(wrong('check a --fix')).toMatch(/^There is no option “--fix”/)
  expect(wrong('check a --fix=1')).toMatch(/^There is no option “--fix”/)
  expect(wrong('check a --to tei')).toBe('The option --to belongs to convert, not to check.')
  expect(wrong('check')).toMatch(/^Name the files to check/)
})

test('any arguments are read or found wrong', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom('convert', 'check', '--to', '--out', '--', '-', '--to=tei', 'tei'))
  fc.assert(
    fc.property(fc.array(word), (args) => {
      expect(readArguments(args)).toHaveProperty('kind')
    }),
  )
})
