/** Words that end in a period in the middle of a sentence, in small letters and without their last period. */
const abbreviations = new Set(
  (
    'mr mrs ms messrs mme mlle dr prof rev hon gen gens col lt capt cpt maj sgt adm brig cmdr comdr gov sen rep pres st ste sr jr esq ' +
    'no nos vol vols p pp pt pts par pars para paras sec secs art arts ch chap chaps fig figs ed eds fol fols ff f n nn l ll col cols ' +
    'app doc docs cf viz etc al ibid id op cit loc sc sq seq vs v ca c circa approx est incl excl max min abt ' +
    'jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'inst ult prox a.m p.m m am pm b.c a.d o.k i.e e.g u.s u.n u.k u.s.s.r ' +
    'co corp inc ltd bros assn assoc dept depts govt gov’t dep’t int’l nat’l div dir asst secy sec’y amb min del deleg agric econ intl natl admin ' +
    'tel tels telg ref refs reftel embtel deptel cirtel circ desp despt memo memcon ext gr encl inc incls info attn re ' +
    'ft in yd yds lb lbs oz cwt mi sq cu hr hrs sec mo mos yr yrs wk kg km cm mm doz gal bbl bbls pct per cent mil bil ' +
    'org corres ala ariz ark cal calif colo conn del fla ga ill ind kans ky la mass md me mich minn miss mo mont neb nev okla oreg pa penn tenn tex va vt wash wis wyo ' +
    'adv adj lit trans transl anon pub univ inst acad bull jour rpt rept supp suppl ser orig'
  ).split(' '),
)

const closers = String.raw`[”’"')\]]*`
const ends = new RegExp(String.raw`(\S*?)([.!?])(${closers})(\s+)(?=([“‘"'(\[]*)(\p{L}[\p{L}\p{M}]*))`, 'gu')

/** A place where one sentence ends and a word follows. */
export interface SentenceEnd {
  /** The index of the word that follows. */
  readonly index: number
  readonly word: string
  /** What stands between white space before the stop, without it. */
  readonly before: string
  readonly stop: string
  /** The marks that close behind the stop, and that open before the word. */
  readonly closes: string
  readonly opens: string
}

/** Where a stop and a space stand before a word: ends of sentences and of abbreviations. */
export function stopsIn(text: string): readonly SentenceEnd[] {
  return Array.from(text.matchAll(ends), (match) => {
    const [all, before = '', stop = '', closes = '', , opens = '', word = ''] = match
    return { index: match.index + all.length + opens.length, word, before, stop, closes, opens }
  })
}

/** Whether the period behind a word is that of an abbreviation, an initial, an enumeration or an ellipsis. */
export function isAbbreviation(before: string): boolean {
  const word = before.replace(/^[\p{P}\p{S}]+/u, '').toLowerCase()
  if (word === '' || /^\p{L}$/u.test(word) || /[.…]$/u.test(before)) return true
  if (/^(?:\p{L}\p{M}*\.)+\p{L}*$/u.test(word) || /^[ivxl]{1,6}$|^\p{N}{1,3}$/u.test(word)) return true
  return abbreviations.has(word) || abbreviations.has(word.split(/[-–—/(]/u).at(-1) ?? '')
}
