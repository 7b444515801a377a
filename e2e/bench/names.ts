import { readTei } from '../../shared/tei/read'
import { likelyOf, measureNames, type NameMeasure } from '../../shared/testing/measure-names'
import type { Bound, Figure, Measurement } from './measurement'
import { volumes } from './texts'

/** How well names are suggested in texts whose editors tagged them. */
export const names: Measurement = {
  name: 'names',
  about:
    'Names of persons in real volumes, beside the checkout: a register is made of the volume’s own list, all tags of persons are ' +
    'taken away, and what is suggested is compared with them, exact to the letter. Names that the register does not ' +
    'have count as missed too where they were tagged. Many of those suggested were left untagged by the editors: a person by their ' +
    'tags or index is one whose surname they tag elsewhere or list in their index. Likely ones are those shown unless all ' +
    'are asked for.',
  patience: 600_000,
  measure: () =>
    Promise.resolve(
      volumes().flatMap(({ name, xml }) => {
        const source = xml()
        const begun = performance.now()
        const { value } = readTei(source)
        const reading = performance.now() - begun
        if (!value) return []
        const found = measureNames(value.doc, () => performance.now())
        return figuresOf(name, found, reading)
      }),
    ),
}

function figuresOf(text: string, found: NameMeasure, reading: number): readonly Figure[] {
  const known = found.suggested.filter(({ candidates }) => candidates.length > 0)
  const needless = found.needless.filter(({ candidates }) => candidates.length > 0)
  const share = (name: string, part: number, whole: number, most: number | null): Figure => {
    const bound: Bound | null = most === null ? null : { of: 'value', most }
    const value = whole === 0 ? 0 : (100 * part) / whole
    return { name: `${text}: ${name}`, value, unit: '%', reference: { name: `of ${String(whole)}`, value: 0 }, bound }
  }
  const listed = found.register.length > 0
  const likely = likelyOf(found)
  return [
    share('tagged, not suggested', found.tagged.length - found.exact, found.tagged.length, 3),
    share('tagged, not even touched', found.tagged.length - found.touched, found.tagged.length, null),
    ...(listed
      ? [
          share('of the register, needless', needless.length, known.length, 3),
          share('linked, another entry first', found.linked - found.right, found.linked, 7),
          share('namesakes, another entry first', found.namesakes - found.rightNamesakes, found.namesakes, null),
        ]
      : []),
    share('suggested, not tagged', found.suggested.length - found.exact, found.suggested.length, null),
    share('likely, not tagged', likely.suggested - likely.exact, likely.suggested, null),
    ...(listed
      ? [
          share('tagged, not among the likely', found.tagged.length - likely.exact, found.tagged.length, 3),
          share(
            'likely, no person by their tags or index',
            likely.suggested - likely.exact - likely.untagged,
            likely.suggested,
            3,
          ),
        ]
      : []),
    {
      ...{ name: `${text}: all suggestions`, value: found.time, unit: 'ms' },
      ...{ reference: { name: 'reading its TEI', value: reading }, bound: { of: 'ratio', most: 4 } },
    },
  ]
}
