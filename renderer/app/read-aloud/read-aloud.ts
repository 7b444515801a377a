import i18next from 'i18next'
import { TextSelection } from 'prosemirror-state'
import { blockText } from '../../../shared/queries/block-text'
import { textBlockBeside } from '../../../shared/queries/text-blocks'
import { breathsOf, spokenText } from '../../../shared/proofing/spoken-text'
import { scrollToSelection } from '../../editor/reveal'
import { Cell } from '../cell'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { machineSpeech, type Speech } from './speech'

/** Where reading is: a text block, and an index in its text. */
interface At {
  /** The position where the block's content begins. */
  readonly start: number
  readonly index: number
}

/**
 * Reads the open text aloud from the caret, sentence by sentence; the word that is said is selected. Whoever types, clicks or moves the
 * caret stops it, and stands where it was heard last.
 */
export class ReadAloud {
  readonly reading = new Cell(false)
  readonly #session: Session
  readonly #speech: Speech
  #stop: (() => void) | null = null

  constructor(session: Session, speech: Speech = machineSpeech()) {
    this.#session = session
    this.#speech = speech
  }

  /** Begins at the caret, or stops. */
  async toggle(): Promise<void> {
    if (this.#stop !== null) {
      this.stop()
      this.#say('stopped')
      return
    }
    const text = this.#session.open?.text
    if (!text) return
    if (!(await this.#speech.ready())) {
      this.#session.tell({ code: 'no-voice', message: i18next.t('problem.no-voice', { ns: 'proofing' }) })
      return
    }
    if (this.#session.open?.text !== text) return
    const { $from } = text.state.selection
    const at = $from.parent.isTextblock
      ? { start: $from.start(), index: blockText($from.parent).index($from.parentOffset) }
      : blockAfter(text, $from.pos)
    if (at !== null) this.#begin(text, at)
  }

  /** Falls silent. */
  stop(): void {
    this.#stop?.()
    this.#stop = null
  }

  #begin(text: OpenText, at: At): void {
    let silent = false
    // What the reading itself selects is no sign of the person.
    let own = false
    const unsubscribe = text.subscribe((transactions) => {
      if (!own && transactions.some((one) => one.docChanged || one.selectionSet)) this.stop()
    })
    const leave = this.#session.screen.subscribe(() => {
      if (this.#session.open?.text !== text) this.stop()
    })
    this.#stop = () => {
      silent = true
      unsubscribe()
      leave()
      this.#speech.stop()
      this.reading.set(false)
    }
    this.reading.set(true)
    const follow = ({ start }: At, from: number, to: number) => {
      own = true
      select(text, start, from, to)
      own = false
    }
    const next = (from: At | null) => {
      if (silent) return
      if (from === null) {
        this.stop()
        this.#say('end')
      } else this.#block(text, from, { follow, next, isSilent: () => silent })
    }
    next(at)
  }

  /** Says the rest of a block, and goes on with what comes after it. */
  #block(
    text: OpenText,
    at: At,
    how: {
      readonly follow: (at: At, from: number, to: number) => void
      readonly next: (at: At | null) => void
      readonly isSilent: () => boolean
    },
  ): void {
    const block = text.state.doc.resolve(at.start).parent
    const { text: words } = blockText(block)
    const breaths = breathsOf(words, at.index)
    const { readPunctuation, readRate } = this.#session.settings.get()
    const language = languageAt(text, at.start)
    const say = (index: number) => {
      const breath = breaths[index]
      if (how.isSilent()) return
      if (!breath) {
        how.next(blockAfter(text, at.start + block.content.size))
        return
      }
      const spoken = spokenText(words.slice(breath.from, breath.to), readPunctuation, language)
      how.follow(at, breath.from, breath.from + firstWord(words.slice(breath.from, breath.to)))
      const heard = (place: number) => {
        const from = breath.from + spoken.written(place)
        if (!how.isSilent()) how.follow(at, from, from + firstWord(words.slice(from)))
      }
      const end = (said: boolean) => {
        if (how.isSilent()) return
        if (said) say(index + 1)
        else {
          this.stop()
          this.#say('failed')
        }
      }
      this.#speech.say(spoken.text, language, readRate, heard, end)
    }
    say(0)
  }

  #say(key: 'stopped' | 'end' | 'failed'): void {
    this.#session.say(i18next.t(`aloud.${key}`, { ns: 'proofing' }))
  }
}

/** The first block with words behind a position. */
function blockAfter({ state: { doc } }: OpenText, pos: number): At | null {
  const $pos = doc.resolve(pos)
  const after = $pos.parent.isTextblock ? $pos.after() : pos
  const found = after > doc.content.size ? null : textBlockBeside(doc, after, 1)
  return found && { start: found.pos + 1, index: 0 }
}

function select(text: OpenText, start: number, from: number, to: number): void {
  const { doc, tr } = text.state
  const read = blockText(doc.resolve(start).parent)
  const range = { from: start + read.before(from), to: start + read.after(Math.max(to, from + 1)) }
  text.dispatch(tr.setSelection(TextSelection.create(doc, range.from, range.to)))
  if (text.view) scrollToSelection(text.view)
}

function firstWord(words: string): number {
  return /^\s*\S+/u.exec(words)?.[0].length ?? words.length
}

/** The language of a place by the nearest `xml:lang`; English where none says. */
function languageAt({ state: { doc } }: OpenText, pos: number): string {
  const $pos = doc.resolve(pos)
  for (let depth = $pos.depth; depth >= 0; depth--) {
    const attributes = $pos.node(depth).attrs['attributes'] as Readonly<Record<string, string>> | undefined
    if (attributes?.['xml:lang']) return attributes['xml:lang']
  }
  return 'en'
}
