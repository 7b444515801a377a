import type { OpenText } from '../app/open-text'

/** Outline of the open text. */
export function OutlinePanel({ text }: { readonly text: OpenText }) {
  return <section data-text={text.id} />
}
