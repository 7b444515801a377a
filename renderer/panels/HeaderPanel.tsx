import type { OpenText } from '../app/open-text'

/** Header of the open text. */
export function HeaderPanel({ text }: { readonly text: OpenText }) {
  return <section data-text={text.id} />
}
