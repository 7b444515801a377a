import { foldWord } from '../register/fold'
import { proofWords } from './proof-block'

/** The words of names, as they are written, by the form in which they are known in a text: without accents, case and possessives. */
export function nameWordForms(names: readonly string[]): ReadonlyMap<string, string> {
  const forms = new Map<string, string>()
  for (const name of names)
    for (const { text } of proofWords(name))
      for (const part of [text, ...text.split(/[-‐‑]/)]) {
        const form = nameForm(part)
        if (form !== '' && !forms.has(form)) forms.set(form, withoutPossessive(part))
      }
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
