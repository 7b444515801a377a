import type { OpenText } from '../app/open-text'

/** Findings of the open text. */
export function FindingsPanel({ text }: { readonly text: OpenText }) {
  return <section data-text={text.id} />
}
