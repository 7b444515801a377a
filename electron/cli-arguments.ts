/** The formats that `convert` writes. */
export const targets = ['tei', 'txt'] as const
export type Target = (typeof targets)[number]

/** What the command line is asked to do; `wrong` says in a sentence what cannot be understood. */
export type Task =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'check'; readonly files: readonly string[] }
  | {
      readonly kind: 'convert'
      readonly input: string
      readonly to: Target
      /** A path, or `-` for standard output. */
      readonly out: string
      readonly rebuild: boolean
    }
  | { readonly kind: 'wrong'; readonly message: string }

const valued = ['--to', '--out'] as const
const plain = ['--rebuild', '--help', '-h', '--version'] as const

type Option = (typeof valued)[number] | (typeof plain)[number]

interface Parts {
  readonly words: readonly string[]
  readonly options: ReadonlyMap<Option, string>
}

/** Reads the arguments of the command line. Options may stand anywhere; after `--` everything is a name. */
export function readArguments(args: readonly string[]): Task {
  const parts = sort(args)
  if ('kind' in parts) return parts
  const [command, ...names] = parts.words
  if (parts.options.has('--help') || parts.options.has('-h')) return { kind: 'help' }
  if (parts.options.has('--version')) return { kind: 'version' }
  switch (command) {
    case 'convert':
      return convert(names, parts.options)
    case 'check':
      return check(names, parts.options)
    case undefined:
      return wrong('Say what to do: convert or check. “recto --help” tells more.')
    default:
      return wrong(`There is no command “${command}”: there are convert and check. “recto --help” tells more.`)
  }
}

const wrong = (message: string): Task => ({ kind: 'wrong', message })

function sort(args: readonly string[]): Parts | Task {
  const words: string[] = []
  const options = new Map<Option, string>()
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
    const [, name = argument, given] = /^(--[^=]+)=(.*)$/s.exec(argument) ?? []
    const option = [...valued, ...plain].find((known) => known === name)
    if (option === undefined) return wrong(`There is no option “${name}”. “recto --help” lists the options.`)
    if (options.has(option)) return wrong(`The option ${option} is given twice.`)
    if (option === '--to' || option === '--out') {
      const value = given ?? args[++index]
      if (value === undefined || value === '') return wrong(`The option ${option} needs a value after it.`)
      options.set(option, value)
    } else if (given !== undefined) return wrong(`The option ${option} takes no value.`)
    else options.set(option, '')
  }
  return { words, options }
}

function convert(names: readonly string[], options: Parts['options']): Task {
  const [input, another] = names
  if (input === undefined) return wrong('Name the file to convert: recto convert INPUT --to tei --out FILE')
  if (another !== undefined) return wrong(`convert takes one file; “${another}” is one too many.`)
  const to = options.get('--to')
  const target = targets.find((known) => known === to)
  if (to === undefined) return wrong(`Say what to convert to: --to ${targets.join(' or --to ')}.`)
  if (target === undefined)
    return wrong(`There is no format “${to}” to convert to: there are ${targets.join(' and ')}.`)
  const out = options.get('--out')
  if (out === undefined) return wrong('Say where to write: --out FILE, or --out - for standard output.')
  return { kind: 'convert', input, to: target, out, rebuild: options.has('--rebuild') }
}

function check(files: readonly string[], options: Parts['options']): Task {
  const option = (['--to', '--out', '--rebuild'] as const).find((name) => options.has(name))
  if (option !== undefined) return wrong(`The option ${option} belongs to convert, not to check.`)
  return files.length === 0 ? wrong('Name the files to check: recto check FILE …') : { kind: 'check', files }
}

/** What `--help` says. */
export const help = `Recto reads transcriptions (plain text or TEI) and writes TEI, without a window.

  recto convert INPUT --to tei|txt --out FILE [--rebuild]
      Converts one file. Whether INPUT is plain text or TEI is told by what is in it.
      --out -      writes to standard output. FILE may be INPUT.
      --rebuild    writes TEI anew; without it, TEI that was read keeps its own spelling.
  recto check FILE …
      Lists what was found in files: file:line:column severity code message
  recto --help, recto --version

Exit codes: 0 done; 1 errors were found in a file; 2 it could not be done.
`
