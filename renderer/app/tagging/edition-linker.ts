import type { Linker } from '../../editor/linker'
import type { Source } from '../../ui/use-source'
import { doEditionAct } from '../register/edition-act'
import type { Session } from '../session'

/** The register of the edition on the screen, as tagging asks for it. */
export function linkerOf(session: Session): Linker {
  const { register, settings } = session
  return {
    register: derived(register.now, ({ index }) => index),
    mentions: derived(register.counts, ({ entries }) => entries),
    get responsible() {
      return settings.get().responsible
    },
    setResponsible: (responsible) => {
      settings.set({ responsible })
    },
    addEntry: (entry, change) => {
      const { open } = session
      if (open === null) return Promise.resolve(false)
      return doEditionAct(session, {
        label: { code: 'add-entry', values: { name: entry.name } },
        entries: [{ id: entry.id, before: null, after: entry }],
        texts: [
          { transcription: open.text.id, at: { kind: 'open', revision: open.mirror.revision }, changes: [change] },
        ],
        quiet: true,
      })
    },
    listLeft: () => {
      const suggestions = session.beside.get()?.suggestions
      if (suggestions === undefined) return
      const { afterList } = suggestions
      suggestions.afterList = null
      afterList?.()
    },
  }
}

/** A part of a value that changes. */
function derived<T, U>(source: Source<T>, part: (value: T) => U): Source<U> {
  return { get: () => part(source.get()), subscribe: (listener) => source.subscribe(listener) }
}
