import type { ProofSource, WordKnowledge } from './check'
import { Dictionaries } from './dictionary'
import { nameForm, nameWordForms } from './name-forms'

/** What is known of words: by dictionaries, by the register, and by the person's own list of scannos. */
export class Knowledge implements WordKnowledge {
  readonly scannos: ReadonlyMap<string, string>
  /** The words of the register's names; see {@link nameWordForms}. */
  readonly names: ReadonlyMap<string, string>
  private readonly dictionaries: Dictionaries
  private asked: Set<string> | null = null

  constructor(source: ProofSource, dictionaries: Dictionaries = new Dictionaries(source.dictionaries)) {
    this.dictionaries = dictionaries
    this.names = nameWordForms(source.names)
    this.scannos = new Map((source.scannos ?? []).map(({ wrong, right }) => [wrong.toLowerCase(), right]))
  }

  /** The same dictionaries, with other names and scannos. */
  changed(source: ProofSource): Knowledge {
    return new Knowledge(source, this.dictionaries)
  }

  speaks(language: string | null): boolean {
    return this.dictionaries.speaks(language)
  }

  knows(word: string, language: string | null): boolean {
    return this.dictionaries.knows(word, language) || this.isName(word)
  }

  isName(word: string): boolean {
    const form = nameForm(word)
    this.asked?.add(form)
    return this.names.has(form)
  }

  misread(word: string, language: string | null): readonly string[] {
    return this.dictionaries.misread(word, language)
  }

  oneLetterFrom(word: string, language: string | null): readonly string[] {
    return this.dictionaries.oneLetterFrom(word, language)
  }

  near(word: string, language: string | null): readonly string[] {
    return this.dictionaries.near(word, language)
  }

  /** What `look` returns, and the words that it asked the register for: it is true for as long as the register says of those the same. */
  watching<T>(look: () => T): { readonly value: T; readonly asked: readonly string[] } {
    const asked = new Set<string>()
    this.asked = asked
    try {
      return { value: look(), asked: [...asked] }
    } finally {
      this.asked = null
    }
  }
}
