import type { SourceFinding, SourcePlace } from '../../finding'
import { Lines } from '../../xml/lines'
import type { SourceRange } from '../../xml/tree'

/** A file that a grammar is read from, which collects what is found in it. */
export class GrammarFile {
  /** What a person calls it. */
  readonly name: string
  /** The addresses of the files through which it was included, its own last; '' is the one that was opened. */
  readonly chain: readonly string[]
  private readonly findings: SourceFinding[]
  private readonly lines: Lines

  constructor(name: string, chain: readonly string[], source: string, findings: SourceFinding[]) {
    this.name = name
    this.chain = chain
    this.lines = new Lines(source)
    this.findings = findings
  }

  /** The address under which it was included. */
  get address(): string {
    return this.chain.at(-1) ?? ''
  }

  /** The point at a line and column. */
  pointAt(place: SourcePlace): SourceRange {
    const start = this.lines.offsetOf(place)
    return { start, end: start }
  }

  /** Adds an error about a place in this file. */
  report(
    code: string,
    message: string,
    { start, end }: SourceRange,
    values: Readonly<Record<string, string>> = {},
  ): void {
    const where = this.address === '' ? '' : `In ${this.name}: `
    this.findings.push({
      severity: 'error',
      code,
      message: where + message,
      values: { ...values, file: this.name },
      at: this.lines.placeOf(start),
      stretch: { from: start, to: end },
    })
  }
}

/** The address that `href` means in the file at `base`: beside it, unless it is absolute. */
export function addressOf(base: string, href: string): string {
  if (/^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|\/)/.test(href)) return href
  const steps = base.split('/').slice(0, -1)
  for (const step of href.split('/'))
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (step !== '.') steps.push(step)
  return steps.join('/')
}
