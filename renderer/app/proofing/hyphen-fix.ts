import type { WordChange } from '../../../shared/commands/apply-fix'
import type { Doubt } from '../../../shared/proofing/doubt'
import type { EditorialPractice } from '../../../shared/queries/editorial-practice'

/**
 * What a fix of a doubt comes to as a change of words. One of a hyphen at the end of a line or page says of the break that the
 * word goes on behind it; the hyphen itself stays where the edition keeps such hyphens.
 */
export function changeByFix(
  { check, code }: Pick<Doubt, 'check' | 'code'>,
  { was, becomes }: Pick<WordChange, 'was' | 'becomes'>,
  hyphens: EditorialPractice['hyphens'],
): Pick<WordChange, 'was' | 'becomes' | 'joins'> {
  if (check !== 'hyphens') return { was, becomes }
  const atBreak = code === 'hyphen-page' || code === 'hyphen-line'
  const stays = hyphens === 'kept' && atBreak && becomes === ''
  return { was, becomes: stays ? was : becomes, joins: true }
}
