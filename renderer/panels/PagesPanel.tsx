import type { OpenText } from '../app/open-text'

/** Pages of the open text. */
export function PagesPanel({ text }: { readonly text: OpenText }) {
  return <section data-text={text.id} />
}
