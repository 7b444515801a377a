import { Selection } from 'prosemirror-state'
import { blockText } from '../../shared/queries/block-text'
import { mentionNames, spanAttrs, spanId } from '../../shared/queries/spans'
import { wordsIn } from '../../shared/queries/words'
import { mentionKind } from '../../shared/register/conventions'
import { localName } from '../../shared/schema'
import type { CommandContext } from '../app/command'
import type { OpenText } from '../app/open-text'
import { editorCommand } from './commands'
import { isModeKey } from './plugins/tagging-mode'
import { scrollToSelection } from './reveal'

/** A letter of the tagging mode, and the command that it stands for. */
export interface ModeKey {
  readonly key: string
  readonly command: string
}

/** The letters of the tagging mode, in the order in which its bar shows them. */
export const modeKeys: readonly ModeKey[] = [
  { key: 'p', command: 'tag/person' },
  { key: 'l', command: 'tag/place' },
  { key: 'o', command: 'tag/organisation' },
  { key: 'd', command: 'tag/date' },
  { key: 't', command: 'tag/term' },
  { key: 'g', command: 'tag/again' },
  { key: 'w', command: 'tag/widen' },
  { key: 'n', command: 'tag/narrow' },
  { key: 'r', command: 'tag/link' },
  { key: 'Shift-r', command: 'tag/unlink' },
  { key: 'q', command: 'tag/certainty' },
  { key: 'a', command: 'tag/attributes' },
  { key: 'u', command: 'tag/remove' },
]

/** Does what a key means in the tagging mode; answers whether it means something. */
export function pressModeKey(context: CommandContext, event: KeyboardEvent): boolean {
  const { text } = context
  if (!text) return false
  if (isModeKey(event, 'Escape')) return ran('tag/mode', context)
  if (isModeKey(event, 'Tab') || isModeKey(event, 'Shift-Tab')) return toTag(text, event.shiftKey ? -1 : 1)
  if (isModeKey(event, 'ArrowRight') || isModeKey(event, 'ArrowLeft'))
    return toWord(text, event.key === 'ArrowLeft' ? -1 : 1)
  const meant = modeKeys.find(({ key }) => isModeKey(event, key))
  return meant !== undefined && ran(meant.command, context)
}

function ran(name: string, context: CommandContext): boolean {
  const command = editorCommand(name)
  if (command.enabled?.(context) ?? true) command.run(context)
  else command.refuse?.(context)
  return true
}

/** Moves the caret to the beginning of the next word, or of the one before. */
function toWord(text: OpenText, direction: 1 | -1): boolean {
  const { doc, selection, tr } = text.state
  const { $head } = selection
  if ($head.parent.inlineContent) {
    const block = blockText($head.parent)
    const index = block.index($head.parentOffset)
    const words = wordsIn(block.text)
    const word = direction > 0 ? words.find(({ from }) => from > index) : words.findLast(({ from }) => from < index)
    if (word) return moved(text, $head.start() + block.before(word.from))
  }
  const beyond = Selection.findFrom(doc.resolve(direction > 0 ? $head.after() : $head.before()), direction, true)
  if (!beyond) return true
  text.dispatch(tr.setSelection(beyond))
  if (text.view) scrollToSelection(text.view)
  return true
}

/** Moves the caret into the next tag of a name or date, or the one before. */
function toTag(text: OpenText, direction: 1 | -1): boolean {
  const { doc, selection } = text.state
  const starts: number[] = []
  const seen = new Set<string>()
  doc.descendants((node, pos) => {
    for (const mark of node.marks) {
      const { name, attributes } = spanAttrs(mark)
      const names =
        mentionNames.has(localName(name)) || mentionKind(name, attributes) !== null || localName(name) === 'date'
      if (!names || seen.has(spanId(mark))) continue
      seen.add(spanId(mark))
      starts.push(pos)
    }
  })
  const { from } = selection
  const next = direction > 0 ? starts.find((start) => start > from) : starts.findLast((start) => start < from)
  return next === undefined || moved(text, next)
}

function moved(text: OpenText, pos: number): boolean {
  const { doc, tr } = text.state
  text.dispatch(tr.setSelection(Selection.near(doc.resolve(pos), 1)))
  if (text.view) scrollToSelection(text.view)
  return true
}
