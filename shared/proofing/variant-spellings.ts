/**
 * Endings and letters of English that are spelled in two ways, on both sides of the Atlantic or of the last century: what is
 * written, and what a dictionary may have instead.
 */
const variants: readonly (readonly [RegExp, string])[] = [
  [/our(?=$|s$|ed$|ing|able|ab|al|er|ite|hood|less|ful|ly)/i, 'or'],
  [/or(?=$|s$|ed$|ing|able|al|er|ite|less|ful)/i, 'our'],
  [/is(?=e$|es$|ed$|ing$|er$|ers$|ation|able$)/i, 'iz'],
  [/iz(?=e$|es$|ed$|ing$|er$|ers$|ation|able$)/i, 'is'],
  [/ys(?=e$|es$|ed$|ing$)/i, 'yz'],
  [/tre(?=$|s$|d$)/i, 'ter'],
  [/bre(?=$|s$)/i, 'ber'],
  [/ll(?=ed$|ing$|er$|ers$|or$|ors$|ous$)/i, 'l'],
  [/l(?=ed$|ing$|er$|ers$|or$|ors$|ment$|ments$|ful$)/i, 'll'],
  [/pp(?=ed$|ing$|er$)/i, 'p'],
  [/uss(?=ed$|ing$|es$)/i, 'us'],
  [/gement/i, 'gment'],
  [/dgment/i, 'dgement'],
  [/xion/i, 'ction'],
  [/ence(?=$|s$|less)/i, 'ense'],
  [/ense(?=$|s$|less)/i, 'ence'],
  [/ogue(?=$|s$)/i, 'og'],
  [/mme(?=$|s$)/i, 'm'],
  [/æ|(?<=^.{0,6})ae(?=.{4})/i, 'e'],
  [/œ|(?<=^.{0,6})oe(?=.{4})/i, 'e'],
  [/^shew/i, 'show'],
  [/^en(?=[dq])/i, 'in'],
  [/^in(?=[tcdq])/i, 'en'],
  [/que(?=$|s$)/i, 'ck'],
  [/wards$/i, 'ward'],
  [/ly$/i, ''],
  [/^axe(?=$|s$)/i, 'ax'],
  [/ability$/i, 'able'],
  [/ibility$/i, 'ible'],
]

/** Other spellings of an English word, each with one such difference; a letter more or less is no such difference. */
export function variantSpellings(word: string): readonly string[] {
  const accentless = word.normalize('NFD').replace(/\p{M}/gu, '')
  const found = variants.flatMap(([pattern, other]) => (pattern.test(word) ? [word.replace(pattern, other)] : []))
  return accentless === word ? found : [...found, accentless]
}
