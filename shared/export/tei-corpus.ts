import type { Finding } from '../finding'
import { saidData, type EditionData } from '../queries/edition-data'
import { childElements } from '../register/element-words'
import type { Entry } from '../register/entry'
import type { RegisterIndex } from '../register/links'
import { localName } from '../schema'
import { newHeader } from '../tei/header'
import { parseXml } from '../xml/parse'
import type { XmlElement } from '../xml/tree'
import { CorpusPart, type PartNames } from './corpus-part'
import { exportFindings } from './export-findings'
import { withEntries, type RegisterForm } from './register-lists'

/** A text of an edition, as the TEI file that it would be alone. */
export interface CorpusText {
  /** The transcription's id. */
  readonly id: string
  readonly title: string
  readonly xml: string
}

/** What the texts of an edition are put together with. */
export interface Corpus {
  readonly texts: readonly CorpusText[]
  readonly title: string
  /** What its own header says beside the title. */
  readonly data?: EditionData
  readonly register: RegisterIndex
  /** Which entries are written: those that the texts mention, all of them, or none. */
  readonly entries: 'mentioned' | 'all' | 'none'
  /**
   * `corpus`: a `teiCorpus` of whole texts, each with its header (TEI P5, 15.1). `group`: one `TEI` whose `text` is a `group` of
   * texts (4.3.1), without the header of each.
   */
  readonly form: 'corpus' | 'group'
  /** Where the register stands, by the grammar of the edition. */
  readonly registerForm: () => RegisterForm
}

/** An edition in one file, and the texts that such a file cannot hold. */
export interface WrittenCorpus {
  readonly xml: string
  readonly left: readonly CorpusText[]
  readonly findings: readonly Finding[]
}

/**
 * The texts of an edition as one TEI file, with its register once. Ids that two texts have are told apart, and what pointed at
 * them follows; the lists that Recto wrote into each text are left out for those of the file. Document types are left out, and
 * entities that they declared as text stand as that text. All other characters of the texts stay.
 */
export function writeCorpus(corpus: Corpus): WrittenCorpus {
  const { register, form } = corpus
  const names: PartNames = {
    register,
    taken: new Set(register.entries.map(({ xmlId }) => xmlId)),
    mentioned: new Set<Entry>(),
  }
  const parts: string[] = []
  const left: CorpusText[] = []
  let headers = 0
  for (const text of corpus.texts) {
    const tree = parseXml(text.xml).value
    const held = tree && heldOf(tree.root, form)
    const part = tree && held && CorpusPart.of(text, tree, held)
    if (part === null) left.push(text)
    else {
      parts.push(part.written(names))
      if (form === 'group') headers++
    }
  }
  const wanted = {
    mentioned: register.entries.filter((entry) => names.mentioned.has(entry)),
    all: register.entries,
    none: [],
  }[corpus.entries]
  const file = form === 'corpus' ? corpusFile(corpus, parts) : groupFile(corpus, parts)
  const xml = wanted.length === 0 ? file : withEntries(file, wanted, corpus.registerForm)
  return { xml, left, findings: findingsOf(left.length, headers) }
}

/** What of a text goes into the file: all of it, or its `text`; `null` where it has none. */
function heldOf(root: XmlElement, form: Corpus['form']): XmlElement | null {
  const name = localName(root.name)
  if (form === 'corpus') return name === 'TEI' || name === 'teiCorpus' ? root : null
  return name === 'TEI' ? (childElements(root).find((child) => localName(child.name) === 'text') ?? null) : null
}

function corpusFile(corpus: Corpus, parts: readonly string[]): string {
  return `${start('teiCorpus', corpus)}${parts.join('\n')}\n</teiCorpus>\n`
}

function groupFile(corpus: Corpus, parts: readonly string[]): string {
  return `${start('TEI', corpus)}  <text>\n    <group>\n${parts.join('\n')}\n    </group>\n  </text>\n</TEI>\n`
}

const start = (root: string, { title, data }: Corpus): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.tei-c.org/ns/1.0">\n  ${newHeader({ ...(data && saidData(data)), title: titleOf(title, data), series: '' })}\n`

/** What the data of the edition call it, else its name. */
const titleOf = (title: string, data: Corpus['data']): string =>
  data?.series === undefined || data.series === '' ? title : data.series

function findingsOf(left: number, headers: number): readonly Finding[] {
  return exportFindings([
    ['outside-corpus', left, 'Texts that are no whole TEI, or use entities from outside, stand in files of their own.'],
    ['headers', headers, 'A group holds texts without their headers; the headers of all texts are left out.'],
  ])
}
