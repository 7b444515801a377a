import i18next from 'i18next'
import { headerAt, setFields } from '../../../shared/commands/header'
import { isUnsaid, offersFor } from '../../../shared/queries/edition-data'
import { headerFromText, plainFields } from '../../../shared/register/header-from-text'
import { emptyFields, readHeader, type HeaderFields } from '../../../shared/tei/header'
import { perform } from '../../editor/perform'
import { isEditable } from '../../editor/plugins/editable'
import type { Command } from '../command'
import type { Session } from '../session'

/** What is done with headers beside the form: the data of the edition, and taking over what the text says. */
export function headerCommands(session: Session): readonly Command[] {
  return [
    {
      name: 'edition/data',
      group: 'edition',
      keys: ['Mod-Alt-m'],
      enabled: () => session.edition !== null,
      run: () => {
        if (session.edition !== null) session.dialog.set({ kind: 'edition-data', edition: session.edition })
      },
    },
    {
      name: 'header/take',
      group: 'edition',
      keys: ['Mod-Alt-Shift-m'],
      enabled: ({ text }) => text !== null && isEditable(text.state),
      run: ({ text }) => {
        if (!text) return
        const { doc } = text.state
        const header = headerAt(doc)
        const said = header ? readHeader(header.xml) : emptyFields
        const lacking = offersFor(said, plainFields(headerFromText(doc))).filter((offer) => isUnsaid(offer.said))
        const fields = Object.fromEntries(lacking.map(({ name, value }) => [name, value])) as Partial<HeaderFields>
        const done = lacking.length > 0 && perform(text, 'header/change', setFields(fields))
        session.say(i18next.t(done ? 'taken' : 'nothing', { ns: 'header', count: lacking.length }))
      },
    },
  ]
}
