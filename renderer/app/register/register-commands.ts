import i18next from 'i18next'
import type { Command } from '../command'
import type { Session } from '../session'
import type { RegisterAsk } from './register-asks'
import { registerPlace, showRegister } from './register-place'
import { entryAtCaret, nameAtCaret, walkEntry, walkName } from './walk-mentions'

/** What is done to the register, and the walk through the mentions of an entry. */
export function registerCommands(session: Session): readonly Command[] {
  const inEdition = () => session.edition !== null
  const ask = (what: RegisterAsk | null) => {
    if (what === null) session.say(i18next.t('chooseFirst', { ns: 'register' }))
    else session.dialog.set({ kind: 'register', ask: what })
  }
  const walk = (name: string, key: string, by: 1 | -1): Command => ({
    name,
    group: 'go',
    keys: [key],
    enabled: inEdition,
    run: () => {
      const entry = entryMeant(session)
      const words = entry === null ? nameAtCaret(session) : null
      if (entry !== null) void walkEntry(session, entry, by)
      else if (words !== null) walkName(session, words, by)
      else session.say(i18next.t('noEntryHere', { ns: 'register' }))
    },
  })
  const onChosen = (name: string, what: (entries: readonly string[]) => RegisterAsk | null): Command => ({
    name,
    group: 'edition',
    keys: [],
    enabled: () => chosenEntries(session).length > 0,
    run: () => {
      ask(what(chosenEntries(session)))
    },
  })
  return [
    walk('register/next-mention', 'Alt-v', 1),
    walk('register/previous-mention', 'Alt-Shift-v', -1),
    {
      name: 'register/new-entry',
      group: 'edition',
      keys: [],
      enabled: inEdition,
      run: () => {
        registerPlace(session).change({ form: { kind: 'new', of: 'person', name: '' } })
        showRegister(session)
      },
    },
    {
      name: 'register/open-entry',
      group: 'tag',
      keys: [],
      enabled: () => session.open !== null && entryAtCaret(session) !== null,
      run: () => {
        const id = entryAtCaret(session)
        if (id === null) return
        registerPlace(session).change({ form: { kind: 'entry', id }, choice: { active: id, picked: new Set() } })
        showRegister(session)
      },
    },
    onChosen('register/merge', (entries) => {
      const [first] = entries
      if (first === undefined) return null
      return entries.length > 1 ? { kind: 'merge', entries } : { kind: 'merge-with', entry: first }
    }),
    onChosen('register/split', ([entry]) => (entry === undefined ? null : { kind: 'split', entry })),
    onChosen('register/remove', (entries) => ({ kind: 'remove', entries })),
  ]
}

/** The entry that a key is about: that of the panel where the focus is there, else that of the tag at the caret, else the one before. */
function entryMeant(session: Session): string | null {
  const place = registerPlace(session)
  const inPanel = document.activeElement?.closest('[data-register]') instanceof Element
  const [chosen] = chosenEntries(session)
  if (inPanel || session.open === null) return chosen ?? null
  const here = entryAtCaret(session)
  if (here !== null) return here
  return nameAtCaret(session) === null ? (place.walked ?? chosen ?? null) : null
}

/** The entries that are chosen in the register, or whose form is open there. */
function chosenEntries(session: Session): readonly string[] {
  const { form, choice } = registerPlace(session).get()
  const { byId } = session.register.now.get().index
  const ids = form?.kind === 'entry' ? [form.id] : choice.picked.size > 0 ? [...choice.picked] : [choice.active ?? '']
  return ids.filter((id) => byId.has(id))
}
