import { fileWithRegister } from '../../../shared/export/file-with-register'
import { knowsCalendars, registerFormOf } from '../../../shared/queries/register-form'
import { registerIndex } from '../../../shared/register/links'
import type { FiledRegister, WithEntries } from '../../store/edition-file'
import { decode } from '../decode'
import { GrammarShelf } from '../mirror/grammar-shelf'

/** Files that were written with a register, by what they were without it: the same register gives the same array. */
const written = new WeakMap<Uint8Array, { readonly said: string; readonly bytes: Uint8Array }>()
const grammars = new GrammarShelf()

/** What writes the texts of an edition with the entries and the calendars that they point at. */
export function withEntriesOf({ entries, grammar }: FiledRegister): WithEntries {
  const register = registerIndex(entries)
  const said = JSON.stringify([entries, grammar?.id ?? null])
  const read = () => (grammar === null ? null : grammars.get(grammar).grammar)
  const form = () => {
    const own = read()
    return own === null ? 'stand-off' : registerFormOf(own)
  }
  const calendars = () => {
    const own = read()
    return own === null || knowsCalendars(own)
  }
  return async (tei, text, source) => {
    const known = written.get(tei)
    if (known?.said === said) return known.bytes
    const bytes = fileWithRegister(tei, decode, { register, text, form, calendars, source: await source() })
    written.set(tei, { said, bytes })
    return bytes
  }
}
