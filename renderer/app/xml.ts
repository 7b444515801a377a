import i18next from 'i18next'
import type { Session } from './session'

/** What to do with XML that was typed and is not applied. */
export type XmlAnswer = 'apply' | 'discard' | 'stay'

/** Shows the XML of the open text, with the focus in it; or closes it, if it has the focus or the text has. */
export async function toggleXml(session: Session): Promise<void> {
  const { open } = session
  if (open === null) return
  if (session.xml.get() !== null) {
    if (await settleXml(session)) closeXml(session)
    return
  }
  // It is large, and many a person never asks for it.
  const { XmlText } = await import('../xml-view/xml-text')
  if (session.open !== open || session.xml.get() !== null) return
  session.xml.set(new XmlText(open.text, open.mirror))
  session.say(i18next.t('xml.opened'))
}

/** Takes the XML away, and the focus back into the text. */
function closeXml(session: Session): void {
  const xml = session.xml.get()
  session.xml.set(null)
  xml?.stop()
  // Where the text had no room beside it, it comes to light a moment later.
  requestAnimationFrame(() => session.open?.text.view?.focus())
}

/** Applies what was typed in the XML; where that is refused, the focus goes to where it says why. */
export async function applyXml(session: Session): Promise<boolean> {
  const xml = session.xml.get()
  if (xml === null) return true
  const done = await xml.apply()
  session.say(i18next.t(done ? 'xml.applied' : 'xml.notApplied'))
  if (!done) xml.focus()
  return done
}

/** Gives up what was typed in the XML. */
export function discardXml(session: Session): void {
  session.xml.get()?.discard()
  session.say(i18next.t('xml.discarded'))
}

/** Moves the focus from the text into the XML, and from there into the text, for which it makes room where it has none. */
export function switchXml(session: Session): void {
  const xml = session.xml.get()
  const view = session.open?.text.view
  if (xml?.view?.hasFocus !== true) xml?.focus()
  else if (view?.dom.checkVisibility({ visibilityProperty: true }) === true) view.focus()
  else void toggleXml(session)
}

/**
 * Sees to it that nothing typed in the XML is lost: asks, if anything waits to be applied. Answers whether nothing waits
 * any more.
 */
export async function settleXml(session: Session): Promise<boolean> {
  const xml = session.xml.get()
  if (xml?.drafting !== true) return true
  const answer = await new Promise<XmlAnswer>((resolve) => {
    session.dialog.set({ kind: 'xml-draft', answer: resolve })
  })
  switch (answer) {
    case 'apply':
      return applyXml(session)
    case 'discard':
      discardXml(session)
      return true
    case 'stay':
      xml.focus()
      return false
  }
}
