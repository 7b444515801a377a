/** A stretch of text as it is said, and the way back. */
export interface Spoken {
  readonly text: string
  /** The index in the written text of what is said at an index. */
  readonly written: (index: number) => number
}

/** A part of a text that is said in one breath; indices count in the text. */
export interface Breath {
  readonly from: number
  readonly to: number
}

/** What is said for marks that a voice passes over, by language. */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    ...{ ',': 'comma', '.': 'period', ';': 'semicolon', ':': 'colon', '!': 'exclamation mark', '?': 'question mark' },
    ...{ '(': 'open bracket', ')': 'close bracket', '[': 'open square bracket', ']': 'close square bracket' },
    ...{ '“': 'open quote', '”': 'close quote', '"': 'quote', '‘': 'open single quote', '—': 'dash', '–': 'dash' },
    ...{ '-': 'hyphen', '/': 'slash', '…': 'ellipsis', '&': 'ampersand', '*': 'asterisk', '§': 'section' },
  },
  de: {
    ...{ ',': 'Komma', '.': 'Punkt', ';': 'Semikolon', ':': 'Doppelpunkt', '!': 'Ausrufezeichen', '?': 'Fragezeichen' },
    ...{
      '(': 'Klammer auf',
      ')': 'Klammer zu',
      '[': 'eckige Klammer auf',
      ']': 'eckige Klammer zu',
      '–': 'Gedankenstrich',
    },
    ...{ '„': 'Anführung', '“': 'Ende der Anführung', '—': 'Gedankenstrich', '-': 'Bindestrich', '/': 'Schrägstrich' },
  },
  fr: {
    ...{ ',': 'virgule', '.': 'point', ';': 'point-virgule', ':': 'deux-points', '!': 'point d’exclamation' },
    ...{ '?': 'point d’interrogation', '(': 'ouvrez la parenthèse', ')': 'fermez la parenthèse', '—': 'tiret' },
    ...{ '«': 'ouvrez les guillemets', '»': 'fermez les guillemets', '-': 'trait d’union', '/': 'barre oblique' },
  },
}

/** How long a breath is at most, in characters: some voices fall silent after a quarter of a minute. */
const longest = 200

/**
 * A text as a proofreader reads it to another: with its marks by name where that is wished, in the language given by its BCP 47
 * tag (English where it has no names for marks). A mark within a word or number is said too.
 */
export function spokenText(text: string, punctuation: boolean, language: string): Spoken {
  const table = names[language.split('-')[0]?.toLowerCase() ?? ''] ?? names['en'] ?? {}
  if (!punctuation) return { text, written: (index) => Math.min(index, text.length) }
  let said = ''
  const pieces: { readonly said: number; readonly written: number }[] = []
  for (const [index, character] of Array.from(text.matchAll(/./gsu), (match) => [match.index, match[0]] as const)) {
    const name = table[character]
    pieces.push({ said: said.length, written: index })
    said += name === undefined ? character : ` ${name} `
  }
  return {
    text: said,
    written: (index) => pieces.findLast((piece) => piece.said <= index)?.written ?? 0,
  }
}

/** A text cut at the ends of its sentences, and, where one is long, at its commas and words, from an index on. */
export function breathsOf(text: string, start = 0): readonly Breath[] {
  const breaths: Breath[] = []
  for (let from = start; from < text.length;) {
    const to = from + breathLength(text.slice(from))
    if (text.slice(from, to).trim() !== '') breaths.push({ from, to })
    from = to
  }
  return breaths
}

function breathLength(rest: string): number {
  const sentence = /^.*?[.!?]["”’)\]]*\s+(?=["“‘([]*\p{Lu})/su.exec(rest)?.[0].length ?? rest.length
  if (sentence <= longest) return sentence
  const head = rest.slice(0, longest)
  const pause = Math.max(head.lastIndexOf(', '), head.lastIndexOf('; '), head.lastIndexOf(': '))
  const space = head.lastIndexOf(' ')
  const cut = pause > longest / 3 ? pause : space
  return cut > 0 ? cut + 1 : longest
}
