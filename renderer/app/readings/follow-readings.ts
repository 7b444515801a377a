import { setRecording } from '../../../shared/commands/record-typing'
import type { OpenText } from '../open-text'
import type { Session } from '../session'
import { recordingOf } from './recording-now'

/** Keeps the page and the open text as the settings say readings are shown and corrections recorded; returns what stops it. */
export function followReadings(session: Session): () => void {
  const { settings, screen } = session
  let told: { readonly text: OpenText; readonly recording: string } | null = null
  const follow = () => {
    document.documentElement.dataset['reading'] = settings.get().reading
    const text = session.open?.text ?? null
    const recording = recordingOf(session)
    const said = JSON.stringify(recording)
    if (text === null || (told?.text === text && told.recording === said)) return
    if (told?.text === text || recording !== null) text.dispatch(setRecording(text.state.tr, recording))
    told = { text, recording: said }
  }
  follow()
  const stops = [settings.subscribe(follow), screen.subscribe(follow)]
  return () => {
    for (const stop of stops) stop()
  }
}
