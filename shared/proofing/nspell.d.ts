declare module 'nspell' {
  /** Knows the words of a Hunspell dictionary. */
  export interface Speller {
    correct: (word: string) => boolean
    suggest: (word: string) => string[]
    /** All forms of all words, as keys; made by affixes too. */
    readonly data: Readonly<Record<string, unknown>>
  }

  /** Reads the affix file and the word file of a Hunspell dictionary, as text. */
  export default function nspell(aff: string, dic: string): Speller
}
