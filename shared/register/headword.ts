/** Words before a forename that are none. */
const titles =
  /^(?:Sir|Lord|Lady|Dame|Baron|Baroness|Count|Countess|Prince|Princess|Duke|Duchess|King|Queen|Marshal|General|Admiral|Colonel|Major|Captain|Bishop|Cardinal|Archbishop|Father|Ambassador|Senator|Professor|Freiherr|Graf|Comte|Marquis|Mrs|Mr|Miss|Ms|M)\b/i

/** A capitalised word or an initial. */
const given = /^(?:\p{Lu}\.|\p{Lu}[\p{L}'’-]+)$/u

/**
 * Surname and forename of a headword of the form `Adams, Sherman`; both empty where it may be of another form: with a
 * title or rank, with more than one comma, or in one word.
 */
export function headwordParts(name: string): { readonly surname: string; readonly forename: string } {
  const [surname = '', forename = '', ...more] = name.split(/\s*,\s*/)
  const plain = more.length === 0 && forename !== '' && forename.split(' ').every((word) => given.test(word))
  return plain && surname !== '' && !titles.test(forename) ? { surname, forename } : { surname: '', forename: '' }
}
