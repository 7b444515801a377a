import i18next from 'i18next'
import { dropXmlDraft, keepXmlDraft, keptXmlDraft } from '../store/xml-drafts'
import type { XmlDraft } from '../xml-view/xml-draft'
import type { XmlText } from '../xml-view/xml-text'
import type { Session } from './session'
import { toggleXml } from './xml'

/** How long what is typed in the XML rests before it is kept, in milliseconds. */
const rest = 300

/**
 * Keeps what is typed in the XML of a text and not applied yet, so that it is there again, still not applied, when the
 * program ended without asking. It goes when it is applied or discarded.
 */
export class XmlDrafts {
  readonly #session: Session
  readonly #stops: (() => void)[] = []
  #stopXml: () => void = () => undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #open: string | null = null

  constructor(session: Session) {
    this.#session = session
    this.#stops.push(
      session.xml.subscribe(() => {
        this.#watch(session.xml.get())
      }),
      session.screen.subscribe(() => {
        const id = session.open?.stored.readOnly === null ? session.open.text.id : null
        if (id === this.#open) return
        this.#open = id
        if (id !== null) void this.#resume(id)
      }),
    )
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    this.#watch(null)
  }

  #watch(xml: XmlText | null): void {
    this.#stopXml()
    clearTimeout(this.#timer)
    const id = this.#session.open?.text.id
    if (xml === null || id === undefined) return
    let drafting = false
    this.#stopXml = xml.subscribe(() => {
      clearTimeout(this.#timer)
      if (xml.drafting) this.#timer = setTimeout(() => void keep(id, xml), rest)
      else if (drafting) void dropXmlDraft(id)
      drafting = xml.drafting
    })
  }

  async #resume(id: string): Promise<void> {
    const session = this.#session
    const draft = await kept(id)
    if (draft === null) return
    if (session.xml.get() === null) await toggleXml(session)
    if (session.open?.text.id !== id) return
    session.xml.get()?.resume(draft, (done) => {
      if (done) session.toast(i18next.t('xml.resumed'))
      else {
        void dropXmlDraft(id)
        session.tell({
          code: 'xml-draft-outdated',
          message: `What you typed in the XML before Recto ended was not applied, and the text was changed since, so it cannot be put back. This is what you typed: ${inserted(draft)}`,
          values: { typed: inserted(draft) },
        })
      }
    })
  }
}

const inserted = ({ edits }: XmlDraft): string => edits.map(({ text }) => text).join(' … ')

async function keep(id: string, xml: XmlText): Promise<void> {
  const draft = await xml.draft()
  if (draft !== null && xml.drafting) await keepXmlDraft(id, draft)
}

async function kept(id: string): Promise<XmlDraft | null> {
  const value = (await keptXmlDraft(id)) as Partial<XmlDraft> | null
  const isDraft = typeof value?.base === 'string' && Array.isArray(value.edits)
  return isDraft ? (value as XmlDraft) : null
}
