import type { CommandContext } from '../app/command'

/** The tools above the text. */
export function Toolbar({ context }: { readonly context: CommandContext }) {
  return <div role="toolbar" aria-disabled={context.text === null} />
}
