import { readW3cDate } from '../../../shared/tei/w3c-date'

/** What is wrong with a value, by the key of its sentence; `null` where nothing is. */
export function fieldProblem(
  kind: 'when' | 'ident' | 'address' | 'text',
  value: string,
): 'form' | 'calendar' | 'language' | 'address' | null {
  const said = value.trim()
  if (said === '' || kind === 'text') return null
  if (kind === 'when') {
    const read = readW3cDate(said).kind
    return read === 'date' ? null : read
  }
  if (kind === 'address') return /\s/.test(said) ? 'address' : null
  return /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(said) ? null : 'language'
}
