import { Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { settingValue } from '../../../shared/export/format'
import type { NotePlace } from '../../../shared/export/html/writing'
import { presetReadings } from '../../../shared/queries/readings'
import type { Problem } from '../../../shared/host'
import { scrollToSelection } from '../../editor/reveal'
import { besideText } from '../beside-text'
import { shownReading } from '../readings/reading'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import type { PreviewPage } from './preview-page'
import type { PreviewPictures } from './preview-pictures'

/** How long typing rests before the preview follows, and scrolling before the other side does, in milliseconds. */
const [typingRest, scrollRest] = [400, 60]
/** Which part of the text in sight is in step with what is read of the preview. */
const readAt = 0.25

/** What a preview follows, and whom it tells. */
export interface PreviewStart {
  readonly session: Session
  readonly open: OpenTranscription
  readonly page: PreviewPage
  readonly pictures: PreviewPictures
  /** Told of why nothing can be shown, or `null` once something is. */
  readonly told: (problem: Problem | null) => void
}

/** Keeps a preview in step with its text: what it says when typing rests, where it is when either is scrolled. */
export class PreviewSteps {
  readonly #start: PreviewStart
  readonly #stops: (() => void)[] = []
  readonly #abort = new AbortController()
  /** The revision of the text that is shown. */
  #shown: { readonly revision: number; readonly as: string } | null = null
  #asking = false
  #stale = true
  #typing: ReturnType<typeof setTimeout> | undefined
  #scrolling: ReturnType<typeof setTimeout> | undefined
  /** Who is scrolled by the person; the other follows. */
  #leader: 'text' | 'preview' = 'text'

  constructor(start: PreviewStart) {
    this.#start = start
    const { session, open, page } = start
    let { doc, selection } = open.text.state
    const look = () => {
      const { theme, zoom } = session.settings.get()
      page.look(theme, zoom)
    }
    const changed = () => {
      look()
      if (this.#shown?.as !== this.#as) void this.#ask()
    }
    this.#stops.push(
      open.text.subscribe((_, state) => {
        const typed = state.doc !== doc
        const moved = !state.selection.eq(selection)
        ;({ doc, selection } = state)
        if (typed) this.#typed()
        else if (moved) this.#rested(() => this.#follow('caret'))
      }),
      session.settings.subscribe(changed),
      session.practice.now.subscribe(changed),
      besideText(session).images.now.subscribe(changed),
    )
    look()
    this.#hear()
    void this.#ask()
  }

  /** Ends it, and what is asked. */
  stop(): void {
    clearTimeout(this.#typing)
    clearTimeout(this.#scrolling)
    this.#abort.abort()
    for (const stop of this.#stops) stop()
  }

  /** How notes stand in the web page that was exported last, which reading is shown, and with which pictures. */
  get #wanted() {
    const { session, pictures } = this.#start
    const { values = {} } = session.settings.get().exports.choices.html ?? {}
    const notes = settingValue(notePlaces, values) as NotePlace
    return { notes, reading: shownReading(session), pictures: pictures.known }
  }

  get #as(): string {
    return JSON.stringify(this.#wanted)
  }

  #typed(): void {
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => void this.#ask(), typingRest)
  }

  /** Asks for what is new; what changes meanwhile is asked for afterwards. */
  async #ask(): Promise<void> {
    this.#stale = true
    if (this.#asking) return
    this.#asking = true
    const { open, page, told } = this.#start
    while (this.#stale && !this.#abort.signal.aborted) {
      this.#stale = false
      const [wanted, as] = [this.#wanted, this.#as]
      const known = this.#shown?.as === as ? this.#shown.revision : null
      const answer = await open.mirror.ask('preview', { ...wanted, known }, this.#abort.signal)
      if (this.#abort.signal.aborted) return
      if (answer.ok) {
        page.show(answer.value, { notes: wanted.notes, all: wanted.reading === presetReadings.all })
        this.#shown = { revision: answer.revision, as }
        this.#follow(this.#leader === 'text' && known === null ? 'scroll' : 'caret')
      }
      told(answer.ok ? null : answer.problem)
    }
    this.#asking = false
  }

  #rested(act: () => void): void {
    clearTimeout(this.#scrolling)
    this.#scrolling = setTimeout(act, scrollRest)
  }

  /** Brings the preview to where the caret is, or to what is in sight of the text. */
  #follow(to: 'caret' | 'scroll'): void {
    const { open, page } = this.#start
    const { view, state } = open.text
    if (this.#shown === null) return
    const read = to === 'scroll' && view !== null ? positionRead(view) : null
    const then = open.mirror.toThen(this.#shown.revision, read ?? state.selection.head)
    if (then !== null) page.reveal(then, read === null)
  }

  /** Brings the text to what is read of the preview. */
  #lead(): void {
    const { open, page } = this.#start
    const { view } = open.text
    const place = this.#shown === null ? null : page.placeRead()
    const now = place === null || this.#shown === null ? null : open.mirror.toNow(this.#shown.revision, place)
    const scroller = view?.dom.parentElement
    if (view === null || !scroller || now === null) return
    const { top } = view.coordsAtPos(Math.min(now, view.state.doc.content.size))
    const frame = scroller.getBoundingClientRect()
    scroller.scrollTop += top - frame.top - frame.height * readAt
  }

  #hear(): void {
    const { open, page } = this.#start
    const { signal } = this.#abort
    const scroller = open.text.view?.dom.parentElement ?? null
    for (const kind of ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const) {
      const lead = (leader: 'text' | 'preview') => () => {
        this.#leader = leader
      }
      scroller?.addEventListener(kind, lead('text'), { signal, passive: true })
      page.document.addEventListener(kind, lead('preview'), { signal, passive: true })
    }
    scroller?.addEventListener(
      'scroll',
      () => {
        if (this.#leader === 'text') this.#rested(() => this.#follow('scroll'))
      },
      { signal, passive: true },
    )
    page.document.addEventListener(
      'scroll',
      () => {
        if (this.#leader === 'preview') this.#rested(() => this.#lead())
      },
      { signal, passive: true },
    )
    page.document.addEventListener('click', (event) => this.#clicked(event), { signal })
    page.document.addEventListener('keydown', (event) => this.#pressed(event), { signal })
  }

  #clicked(event: MouseEvent): void {
    const { page } = this.#start
    const element = event.target as Element
    const link = element.closest('a')
    // A link would lead the frame away; one within the text leads to its place there.
    if (link !== null) event.preventDefault()
    const id = link?.getAttribute('href')?.startsWith('#') === true ? link.getAttribute('href')?.slice(1) : undefined
    const target = id === undefined ? null : page.document.getElementById(decodeURIComponent(id))
    const pos = page.positionOf(target ?? element)
    if (pos !== null) this.#goTo(pos)
  }

  /** Escape goes back to the text, Enter to the place that is read; other keys are the program's. */
  #pressed(event: KeyboardEvent): void {
    const { page, open } = this.#start
    if (event.key === 'Escape') open.text.view?.focus()
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const place = page.placeRead()
      if (place !== null) this.#goTo(place)
    } else if (event.ctrlKey || event.metaKey || event.altKey || /^F\d/.test(event.key)) {
      const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
      const same = new KeyboardEvent('keydown', {
        ...{ key, code, ctrlKey, metaKey, altKey, shiftKey },
        bubbles: true,
        cancelable: true,
      })
      if (!document.activeElement?.dispatchEvent(same)) event.preventDefault()
      return
    } else return
    event.preventDefault()
  }

  /** Puts the caret at a place of the text, and the focus there. */
  #goTo(pos: number): void {
    const { open } = this.#start
    const { text, mirror } = open
    const now = this.#shown === null ? null : mirror.toNow(this.#shown.revision, pos)
    if (now === null) return
    this.#leader = 'text'
    const { doc } = text.state
    const place = doc.resolve(Math.min(now, doc.content.size))
    const selection = Selection.findFrom(place, 1, true) ?? Selection.near(place)
    text.dispatch(text.state.tr.setSelection(selection))
    if (text.view === null) return
    text.view.focus()
    scrollToSelection(text.view)
  }
}

const notePlaces = { kind: 'choice', name: 'notes', values: ['beside', 'below', 'end'], usual: 'beside' } as const

/** The position at the height of the text that is in step with the preview. */
function positionRead(view: EditorView): number | null {
  const frame = view.dom.parentElement?.getBoundingClientRect()
  if (frame === undefined) return null
  const { left, width } = view.dom.getBoundingClientRect()
  return view.posAtCoords({ left: left + width / 2, top: frame.top + frame.height * readAt })?.pos ?? null
}
