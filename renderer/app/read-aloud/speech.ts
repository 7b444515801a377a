/** A voice of the machine, as Recto uses it: what the Web Speech API offers (W3C, speech synthesis). */
export interface Speech {
  /** Whether there is a voice; voices may come a moment after they are first asked for. */
  readonly ready: () => Promise<boolean>
  /** Says something; `heard` is called with the index of each word that begins, `end` once it is said, or cannot be. */
  readonly say: (
    text: string,
    language: string,
    rate: number,
    heard: (index: number) => void,
    end: (said: boolean) => void,
  ) => void
  readonly stop: () => void
}

/** How long voices are waited for, in milliseconds. */
const patience = 1500

/** The voices of this machine. */
export function machineSpeech(): Speech {
  const synthesis = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis
  return {
    ready: async () => synthesis !== undefined && (synthesis.getVoices().length > 0 || (await voicesCome(synthesis))),
    say: (text, language, rate, heard, end) => {
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.lang = language
      utterance.rate = rate
      utterance.onboundary = ({ charIndex, name }) => {
        if (name === 'word') heard(charIndex)
      }
      utterance.onend = () => end(true)
      utterance.onerror = () => end(false)
      synthesis?.speak(utterance)
    },
    stop: () => synthesis?.cancel(),
  }
}

function voicesCome(synthesis: SpeechSynthesis): Promise<boolean> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      synthesis.removeEventListener('voiceschanged', done)
      resolve(synthesis.getVoices().length > 0)
    }
    const timer = setTimeout(done, patience)
    synthesis.addEventListener('voiceschanged', done)
  })
}
