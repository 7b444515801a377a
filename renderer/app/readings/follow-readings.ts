import i18next from 'i18next'
import { ActStep } from '../../../shared/commands/act-step'
import { deletionTold } from '../../../shared/commands/deletion-told'
import { setRecording } from '../../../shared/commands/recorded-typing'
import { hiddenParts } from '../../../shared/queries/readings'
import { isFollowed } from '../../editor/plugins/editable'
import { readingOf, setReading } from '../../editor/plugins/reading'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { shownReading } from './reading'
import { recordingOf } from './recording-now'
import { dispatchBeside } from '../../editor/read-caret'

/** Keeps the page and the open text as the settings say readings are shown and corrections recorded; returns what stops it. */
export function followReadings(session: Session): () => void {
  const { settings, screen, practice } = session
  const tellDeletions = deletionsTold(session)
  let told: { readonly text: OpenText; readonly recording: string } | null = null
  const follow = () => {
    const reading = shownReading(session)
    const hides = [...hiddenParts(reading)].join(' ')
    // Only attributes of the page: no part of the text is drawn anew.
    if (document.documentElement.dataset['readingHides'] !== hides) {
      document.documentElement.dataset['readingHides'] = hides
    }
    const text = session.open?.text ?? null
    if (text !== null && readingOf(text.state) !== reading) dispatchBeside(text, ({ tr }) => setReading(tr, reading))
    const recording = recordingOf(session)
    tellDeletions.follow(recording === null ? null : text)
    const said = JSON.stringify(recording)
    if (text === null || (told?.text === text && told.recording === said)) return
    if (told?.text === text || recording !== null) dispatchBeside(text, ({ tr }) => setRecording(tr, recording))
    told = { text, recording: said }
  }
  follow()
  const stops = [settings.subscribe(follow), screen.subscribe(follow), practice.now.subscribe(follow)]
  return () => {
    tellDeletions.follow(null)
    for (const stop of stops) stop()
  }
}

/** Says what becomes of words that are deleted while changes are recorded, where they are more than single ones. */
function deletionsTold(session: Session): { readonly follow: (text: OpenText | null) => void } {
  let heard: { readonly text: OpenText; readonly stop: () => void } | null = null
  return {
    follow: (text) => {
      if (heard?.text === text) return
      heard?.stop()
      const stop = text?.subscribe((transactions) => {
        if (transactions.some((one) => isFollowed(one) || one.steps.some((step) => step instanceof ActStep))) return
        const told = transactions.map(deletionTold).find((one) => one !== null)
        if (told) session.say(i18next.t(`recording.said.${told}`, { ns: 'proofing' }))
      })
      heard = text && stop ? { text, stop } : null
    },
  }
}
