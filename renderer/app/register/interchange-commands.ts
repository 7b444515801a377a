import i18next from 'i18next'
import { entriesInText } from '../../../shared/register/entries-in-text'
import { countsOf } from '../../../shared/register/take-entries'
import { writeRebuilt } from '../../../shared/tei/write'
import type { Command } from '../command'
import type { Session } from '../session'
import { doEditionAct } from './edition-act'
import { chooseRegisterFile } from './register-files'
import { entryChangesFor, foundWords } from './take-found'

/** What brings entries into the register, and out of it. */
export function interchangeCommands(session: Session): readonly Command[] {
  return [
    {
      name: 'register/import',
      group: 'edition',
      keys: [],
      enabled: () => session.edition !== null,
      run: () => void chooseRegisterFile(session),
    },
    {
      name: 'register/export',
      group: 'edition',
      keys: [],
      enabled: () => session.edition !== null && session.register.now.get().entries.length > 0,
      run: () => {
        session.dialog.set({ kind: 'export-register' })
      },
    },
    {
      name: 'register/read-text',
      group: 'edition',
      keys: [],
      enabled: ({ text }) => text !== null && session.edition !== null,
      run: () => void readOpenText(session),
    },
  ]
}

/** Takes the entries that the lists and links of the open text make into the register. */
async function readOpenText(session: Session): Promise<void> {
  const { open } = session
  if (open === null) return
  const found = entriesInText(writeRebuilt(open.text.state.doc))
  const { entries: register } = session.register.now.get()
  const changes = entryChangesFor(register, [{ transcription: open.text.id, found }])
  if (changes.length === 0) {
    session.toast(i18next.t('readNothing', { ns: 'register' }))
    return
  }
  const label = { code: 'import-register', values: { count: changes.length } } as const
  const done = await doEditionAct(session, { label, entries: changes })
  const words = foundWords(countsOf(found))
  if (done && words !== null) session.say(words)
}
