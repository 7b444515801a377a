import { exportIds, isExportId, type ExportId } from '../shared/export/formats'
import { presetNames, type PresetName } from '../shared/queries/readings'

/** The formats that `convert` writes as they were read: with all that stands in the text, in the encoding of the file. */
export type Target = 'tei' | 'txt'

/** What the command line is asked to do; `wrong` says in a sentence what cannot be understood. */
export type Task =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'check'
      readonly files: readonly string[]
      /** The path of a RELAX NG grammar to check by; `null` for what can be said without one. */
      readonly schema: string | null
    }
  | {
      readonly kind: 'convert'
      readonly input: string
      readonly to: Target
      /** A path, or `-` for standard output. */
      readonly out: string
      readonly rebuild: boolean
      /** Whether flaws with an obvious remedy are repaired first. */
      readonly repair: boolean
      /** Whether the brackets of a plain text become tags that can mean but one thing. */
      readonly brackets: boolean
    }
  | ExportTask
  | ReplaceTask
  | RegisterTask
  | { readonly kind: 'wrong'; readonly message: string }

/** To write a text or an edition in a format for its readers. */
export interface ExportTask {
  readonly kind: 'export'
  readonly input: string
  readonly to: ExportId
  /** A path, or `-` for standard output. */
  readonly out: string
  /** What was chosen, each as it was typed: `name=value`. */
  readonly chosen: readonly string[]
  readonly reading: PresetName
  readonly repair: boolean
  /** Whether the brackets of a plain text become tags that can mean but one thing. */
  readonly brackets: boolean
}

/** To print the register that a file holds. */
export interface RegisterTask {
  readonly kind: 'register'
  readonly input: string
  readonly to: 'csv' | 'tei'
}

/** To replace words in the text of a file. */
export interface ReplaceTask {
  readonly kind: 'replace'
  readonly input: string
  readonly find: string
  readonly by: string
  readonly regex: boolean
  readonly word: boolean
  readonly ignoreCase: boolean
  /** A path, `-` for standard output, or `null` where nothing is to be written. */
  readonly out: string | null
}

const valued = ['--to', '--out', '--schema', '--find', '--with', '--set', '--reading'] as const
/** Options that may be given more than once. */
const repeated: ReadonlySet<string> = new Set(['--set'])
const plain = [
  '--rebuild',
  '--repair',
  '--brackets',
  '--regex',
  '--word',
  '--ignore-case',
  '--dry-run',
  '--csv',
  '--tei',
] as const
const everywhere = ['--help', '-h', '--version'] as const

type Valued = (typeof valued)[number]
type Option = Valued | (typeof plain)[number] | (typeof everywhere)[number]

const commands = ['convert', 'check', 'replace', 'register'] as const
type Command = (typeof commands)[number]

/** The options that each command takes. */
const taken: Readonly<Record<Command, readonly Option[]>> = {
  convert: ['--to', '--out', '--rebuild', '--repair', '--brackets', '--set', '--reading'],
  check: ['--schema'],
  replace: ['--find', '--with', '--regex', '--word', '--ignore-case', '--dry-run', '--out'],
  register: ['--csv', '--tei'],
}

interface Parts {
  readonly words: readonly string[]
  readonly options: ReadonlyMap<Option, string>
  /** The values of the options that were given, in order. */
  readonly all: readonly (readonly [option: Option, value: string])[]
}

/** Reads the arguments of the command line. Options may stand anywhere; after `--` everything is a name. */
export function readArguments(args: readonly string[]): Task {
  const parts = sort(args)
  if ('kind' in parts) return parts
  const { words, options, all } = parts
  const [word, ...names] = words
  if (options.has('--help') || options.has('-h')) return { kind: 'help' }
  if (options.has('--version')) return { kind: 'version' }
  const list = `${commands.slice(0, -1).join(', ')} and ${commands.at(-1) ?? ''}`
  if (word === undefined) return wrong(`Say what to do: ${list.replace(' and ', ' or ')}. “recto --help” tells more.`)
  const command = commands.find((known) => known === word)
  if (command === undefined)
    return wrong(`There is no command “${word}”: there are ${list}. “recto --help” tells more.`)
  const stranger = [...options.keys()].find((option) => !taken[command].includes(option))
  if (stranger !== undefined)
    return wrong(`The option ${stranger} belongs to ${ownersOf(stranger)}, not to ${command}.`)
  switch (command) {
    case 'convert':
      return convert(
        names,
        options,
        all.flatMap(([option, value]) => (option === '--set' ? [value] : [])),
      )
    case 'check':
      return check(names, options)
    case 'replace':
      return replace(names, options)
    case 'register':
      return register(names, options)
  }
}

const wrong = (message: string): Task => ({ kind: 'wrong', message })

const ownersOf = (option: Option): string => commands.filter((command) => taken[command].includes(option)).join(' and ')

function sort(args: readonly string[]): Parts | Task {
  const words: string[] = []
  const options = new Map<Option, string>()
  const all: (readonly [Option, string])[] = []
  const given = (option: Option, value: string) => {
    options.set(option, value)
    all.push([option, value])
  }
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? ''
    if (argument === '--') {
      words.push(...args.slice(index + 1))
      break
    }
    if (!argument.startsWith('-') || argument === '-') {
      words.push(argument)
      continue
    }
    const [, name = argument, joined] = /^(--[^=]+)=(.*)$/s.exec(argument) ?? []
    const option = [...valued, ...plain, ...everywhere].find((known) => known === name)
    if (option === undefined) return wrong(`There is no option “${name}”. “recto --help” lists the options.`)
    if (options.has(option) && !repeated.has(option)) return wrong(`The option ${option} is given twice.`)
    if (isValued(option)) {
      const value = joined ?? args[++index]
      // To replace words by nothing is to delete them.
      if (value === undefined || (value === '' && option !== '--with'))
        return wrong(`The option ${option} needs a value after it.`)
      given(option, value)
    } else if (joined !== undefined) return wrong(`The option ${option} takes no value.`)
    else given(option, '')
  }
  return { words, options, all }
}

const isValued = (option: Option): option is Valued => (valued as readonly Option[]).includes(option)

const pdf =
  'PDF is made by the print engine of the desktop app, so it is exported there: Export…, PDF. Without a window, convert to html and print that in a browser.'

const wayOut = 'Say where to write: --out FILE, or --out - for standard output.'

function convert(names: readonly string[], options: Parts['options'], chosen: readonly string[]): Task {
  const input = oneOf(names, 'convert', 'recto convert INPUT --to tei --out FILE')
  if (typeof input !== 'string') return input
  const to = options.get('--to')
  if (to === undefined) return wrong(`Say what to convert to: --to ${exportIds.join(', --to ')}.`)
  if (to === 'pdf') return wrong(pdf)
  if (!isExportId(to)) return wrong(`There is no format “${to}” to convert to: there are ${exportIds.join(', ')}.`)
  const out = options.get('--out')
  if (out === undefined) return wrong(wayOut)
  const [rebuild, repair, brackets] = [options.has('--rebuild'), options.has('--repair'), options.has('--brackets')]
  const said = options.get('--reading')
  const reading = presetNames.find((known) => known === said)
  if (said !== undefined && reading === undefined)
    return wrong(`There is no reading “${said}”: there are ${presetNames.join(', ')}.`)
  const asRead = chosen.length === 0 && said === undefined
  if (asRead && (to === 'tei' || to === 'txt')) return { kind: 'convert', input, to, out, rebuild, repair, brackets }
  if (rebuild) return wrong('--rebuild goes with --to tei alone; with --set, say --set rebuild=yes.')
  return { kind: 'export', input, to, out, chosen, reading: reading ?? 'all', repair, brackets }
}

function check(files: readonly string[], options: Parts['options']): Task {
  if (files.length === 0) return wrong('Name the files to check: recto check FILE … --schema GRAMMAR.rng')
  return { kind: 'check', files, schema: options.get('--schema') ?? null }
}

function replace(names: readonly string[], options: Parts['options']): Task {
  const input = oneOf(names, 'replace', 'recto replace FILE --find TEXT --with TEXT --out FILE')
  if (typeof input !== 'string') return input
  const find = options.get('--find')
  if (find === undefined) return wrong('Say what to replace: --find TEXT')
  const by = options.get('--with')
  if (by === undefined) return wrong('Say what to put in its place: --with TEXT, or --with "" to delete it.')
  const [out, dry] = [options.get('--out'), options.has('--dry-run')]
  if (out === undefined && !dry) return wrong(`${wayOut} Or see what would be replaced: --dry-run.`)
  if (out !== undefined && dry) return wrong('With --dry-run nothing is written, so leave out --out.')
  const [regex, word, ignoreCase] = [options.has('--regex'), options.has('--word'), options.has('--ignore-case')]
  return { kind: 'replace', input, find, by, regex, word, ignoreCase, out: out ?? null }
}

function register(names: readonly string[], options: Parts['options']): Task {
  const input = oneOf(names, 'register', 'recto register FILE --csv')
  if (typeof input !== 'string') return input
  if (options.has('--csv') && options.has('--tei')) return wrong('Choose one of --csv and --tei.')
  return { kind: 'register', input, to: options.has('--tei') ? 'tei' : 'csv' }
}

/** The one file that a command takes. */
function oneOf([input, another]: readonly string[], command: Command, usage: string): string | Task {
  if (input === undefined) return wrong(`Name the file to ${command}: ${usage}`)
  if (another !== undefined) return wrong(`${command} takes one file; “${another}” is one too many.`)
  return input
}

/** What `--help` says. */
export const help = `Recto reads transcriptions (plain text or TEI) and writes TEI, without a window.

  recto convert INPUT --to FORMAT --out FILE [--rebuild] [--repair] [--brackets] [--reading R] [--set N=V]
      Converts one file. Whether INPUT is plain text or TEI is told by what is in it.
      FORMAT is one of ${exportIds.join(', ')}.
      --out -        writes to standard output. FILE may be INPUT.
      --rebuild      writes TEI anew; without it, TEI that was read keeps its own spelling.
      --repair       first repairs the flaws that have one obvious remedy, and lists them.
      --brackets     turns the brackets of a plain text into tags where they can mean but
                     one thing, such as [illegible]; others stay as they are written.
      --reading      what is read where texts stand side by side: ${presetNames.join(', ')}.
      --set          chooses of what a format offers, such as --set notes=end; more than
                     once for more. What it offers is said where a name is not known.
                     TEI and plain text with --set or --reading are written for readers:
                     without notes to oneself.
      INPUT may be an edition (.recto); then --out names a new folder for its texts, or a
      file where the format puts the whole edition into one. So it is with a TEI file of
      several texts (teiCorpus); as TEI or plain text without --set, a file takes all of
      them as one text.
  recto check FILE … [--schema GRAMMAR.rng]
      Lists what was found in files: file:line:column severity code message
      --schema       holds TEI against a grammar in RELAX NG (XML syntax). What it includes
                     is read from beside it, and nothing from the network.
      Of an edition (.recto) it says what is in it, what is damaged, and what is found
      in each of its texts.
  recto replace FILE --find TEXT --with TEXT --out FILE
      Replaces words in the text of one file, TEI or plain text, and says in which lines.
      Words are found across tags, notes and page breaks that stand in them, and spaces
      across line ends. Names of elements, attributes, comments, instructions, the header
      and what Recto keeps whole are not text and stay as they are.
      --regex        TEXT to find is a regular expression of JavaScript; in --with, $1 to $99
                     are its groups, $& is all it found, $$ is a dollar sign.
      --word         finds whole words only.
      --ignore-case  takes small and capital letters for the same.
      --dry-run      writes nothing and lists every place.
      --out -        writes to standard output. FILE may be the file itself.
  recto register FILE [--csv|--tei]
      Prints the register that a file holds: its persons, places, organisations and terms.
      FILE is TEI (its lists, and what its links point at), an edition (.recto) or a table.
      --csv          as a table, which is usual; --tei as TEI, in standOff.
  recto --help, recto --version

Exit codes: 0 done; 1 errors were found in a file, or nothing to replace; 2 it could not be done.
`
