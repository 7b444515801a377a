import type { Node } from 'prosemirror-model'
import { encodeUtf8 } from '../encodings'
import { stretchOf, type Progress } from '../progress'
import { presetReadings } from '../queries/readings'
import { registerIndex, type RegisterIndex } from '../register/links'
import { schema, type HeaderAttrs } from '../schema'
import { patchHeader, readHeader } from '../tei/header'
import { encodeTextFile } from '../text-file'
import { exportFindings } from './export-findings'
import {
  settingValue,
  type Exported,
  type ExportedFile,
  type ExportFormat,
  type GrammarFacts,
  type SettingValues,
  type TextToExport,
  type ToExport,
} from './format'
import { docAsRead } from './placed-text/doc-as-read'
import type { ChoiceSetting, SwitchSetting } from './setting-kinds'
import { exportTei, type TeiExportOptions } from './tei'
import { writeCorpus, type CorpusText } from './tei-corpus'
import { fileNameOf, textFileNames } from './text-files'

/** One file for each text, or all in one: as whole texts with their headers, or as a group. */
const files: ChoiceSetting = { kind: 'choice', name: 'files', values: ['each', 'corpus', 'group'], usual: 'each' }
/**
 * `clean` leaves out notes to oneself, in the text and in the register; `complete` is all that Recto knows of the text. Lists that
 * stood in the file of a text are its own words and stay as they are, a `note` of the type `private` in them too.
 */
const content: ChoiceSetting = { kind: 'choice', name: 'content', values: ['clean', 'complete'], usual: 'clean' }
/** Which entries of the register are written; `all` has those that no text mentions too, where there is one file for all. */
const entries: ChoiceSetting = {
  kind: 'choice',
  name: 'register',
  values: ['mentioned', 'all', 'none'],
  usual: 'mentioned',
}
/** By whose rules the register and calendars are written: the edition's own grammar, or TEI with all its elements. */
const profile: ChoiceSetting = { kind: 'choice', name: 'profile', values: ['own', 'tei'], usual: 'own' }
/** To write all anew, in the layout of Recto, though there is a source whose characters could be kept. */
const rebuild: SwitchSetting = { kind: 'switch', name: 'rebuild', usual: false }
/** To write into the history of each file that it was exported on this day. */
const revision: SwitchSetting = { kind: 'switch', name: 'revision', usual: false }

const ofTei: GrammarFacts = { registerForm: () => 'stand-off', calendars: () => true }

/**
 * TEI P5: one file for each text, in the characters and the encoding of its source where it was not edited; or one for the
 * edition, in UTF-8, with one register.
 */
export const teiFormat: ExportFormat = {
  id: 'tei',
  ending: '.xml',
  type: 'application/tei+xml',
  holds: 'either',
  settings: [files, content, entries, profile, rebuild, revision],
  write: (what, values, progress) => {
    const writer = new TeiWriter(what, values)
    const form = settingValue(files, values)
    const exported = form === 'each' ? writer.each(progress) : writer.together(form === 'group', progress)
    const findings = [
      ...exportFindings([['queries-left-out', writer.queries, 'Notes to oneself were left out.']]),
      ...exported.findings,
    ]
    return Promise.resolve({ ...exported, findings })
  },
}

class TeiWriter {
  /** How many notes to oneself were left out. */
  queries = 0
  readonly #what: ToExport
  readonly #values: SettingValues
  readonly #facts: GrammarFacts
  readonly #register: RegisterIndex
  readonly #names: readonly string[]

  constructor(what: ToExport, values: SettingValues) {
    this.#what = what
    this.#values = values
    this.#facts = settingValue(profile, values) === 'tei' ? ofTei : (what.grammar ?? ofTei)
    const written = settingValue(entries, values) === 'none' ? [] : what.entries
    const isClean = settingValue(content, values) === 'clean'
    this.#register = registerIndex(isClean ? written.map((entry) => ({ ...entry, notes: '' })) : written)
    this.#names = textFileNames(what.texts, '.xml')
  }

  each(progress: (part: number) => void): Exported {
    const { texts } = this.#what
    const written = texts.map((text, index): ExportedFile => {
      const register = { register: this.#register, text: text.id, form: this.#facts.registerForm }
      const xml = this.#xmlOf(
        text,
        { register },
        stretchOf(progress, index / texts.length, (index + 0.6) / texts.length),
      )
      progress((index + 1) / texts.length)
      return this.#file(index, encodeTextFile({ encoding: 'utf-8', bom: false, ...text.spelling, text: xml }))
    })
    return { files: written, findings: [] }
  }

  together(asGroup: boolean, progress: (part: number) => void): Exported {
    const { texts, title, practice } = this.#what
    const parts = texts.map((text, index): CorpusText => {
      const all = texts.length + 1
      const xml = this.#xmlOf(text, {}, stretchOf(progress, index / all, (index + 0.6) / all))
      progress((index + 1) / (texts.length + 1))
      return { id: text.id, title: text.title, xml }
    })
    const { xml, left, findings } = writeCorpus({
      ...{ texts: parts, title, register: this.#register, form: asGroup ? 'group' : 'corpus' },
      ...(practice && { data: practice.data }),
      entries: settingValue(entries, this.#values) === 'all' ? 'all' : 'mentioned',
      registerForm: this.#facts.registerForm,
    })
    progress(1)
    const outside = left.map((text) => this.#file(parts.indexOf(text), encodeUtf8(text.xml)))
    return { files: [{ path: fileNameOf(title, '.xml'), bytes: encodeUtf8(xml) }, ...outside], findings }
  }

  #file(index: number, bytes: Uint8Array): ExportedFile {
    return { path: this.#names[index] ?? '', bytes }
  }

  #withRevision(doc: Node): Node {
    if (!settingValue(revision, this.#values)) return doc
    const index = doc.children.findIndex(({ type }) => type === schema.nodes.header)
    const node = doc.children[index]
    if (!node) return doc
    const before = (node.attrs as HeaderAttrs).xml
    const change = { when: this.#what.today, who: '', words: 'Exported from Recto.' }
    const xml = patchHeader(before, { revisions: [...readHeader(before).revisions, change] })
    return doc.copy(doc.content.replaceChild(index, node.type.create({ ...node.attrs, xml })))
  }

  #xmlOf({ doc, source, read }: TextToExport, options: TeiExportOptions, progress: Progress): string {
    const clean =
      settingValue(content, this.#values) === 'clean' ? docAsRead(doc, presetReadings.all, true, progress) : null
    this.queries += clean?.queries ?? 0
    return exportTei(
      { doc: this.#withRevision(clean?.doc ?? doc), source },
      {
        ...options,
        rebuild: settingValue(rebuild, this.#values),
        calendars: this.#facts.calendars,
        ...(read && { reading: read }),
      },
    )
  }
}
