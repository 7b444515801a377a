import type { OpenText } from '../app/open-text'

/** Notes of the open text. */
export function NotesPanel({ text }: { readonly text: OpenText }) {
  return <section data-text={text.id} />
}
