import { TEI_NAMESPACE } from '../namespaces'
import { allows, type Grammar, type Name } from '../grammar'

const tei = (local: string): Name => ({ uri: TEI_NAMESPACE, local })

/**
 * Where a grammar lets a text say who is meant: in `standOff`, else in `particDesc` and `settingDesc` of the header, else only
 * in lists of names and terms there.
 */
export function registerFormOf(grammar: Grammar): 'stand-off' | 'header' | 'lists' {
  const texts = [tei('teiHeader'), tei('standOff'), tei('text')]
  if (allows(grammar, tei('TEI'), texts)) return 'stand-off'
  return allows(grammar, tei('profileDesc'), [tei('particDesc'), tei('settingDesc')]) ? 'header' : 'lists'
}

/** Whether a grammar knows descriptions of calendars in a header (TEI P5, 2.4.5). */
export function knowsCalendars(grammar: Grammar): boolean {
  return allows(grammar, tei('profileDesc'), [tei('calendarDesc')])
}
