import { foldWord } from '../register/fold'
import { proofWords } from './proof-block'

/** The words of names, without accents, case and possessives, by which they are known in a text. */
export function nameWordForms(names: readonly string[]): ReadonlySet<string> {
  const forms = new Set<string>()
  for (const name of names)
    for (const { text } of proofWords(name)) {
      forms.add(nameForm(text))
      for (const part of text.split(/[-‐‑]/)) forms.add(nameForm(part))
    }
  forms.delete('')
  return forms
}

/** A word as {@link nameWordForms} has it. */
export function nameForm(word: string): string {
  return foldWord(withoutPossessive(word))
}

/** A word without `’s`, or the apostrophe behind an s. */
export function withoutPossessive(word: string): string {
  return word.replace(/['’ʼ](?:s|S)?$/u, '')
}
