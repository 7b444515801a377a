import { TextSelection, type Command as EditorCommand, type EditorState } from 'prosemirror-state'
import { nextCertainty, setCertainty } from '../../../shared/commands/certainty'
import { tagSelection } from '../../../shared/commands/tag'
import { narrowerRange, narrowTag, widenTag, widerRange } from '../../../shared/commands/tag-extent'
import { mentionNames, type Span } from '../../../shared/queries/spans'
import { mentionKind } from '../../../shared/register/conventions'
import { pointersOf } from '../../../shared/register/links'
import { localName } from '../../../shared/schema'
import type { Command, CommandContext } from '../../app/command'
import { messageOf } from '../../app/i18n'
import { hasLastTag, lastTag } from '../last-tag'
import { newId } from '../new-id'
import { isEditable } from '../plugins/editable'
import { currentSuggestion } from '../plugins/suggestions'
import { showSurface } from '../plugins/surface'
import { inTaggingMode, setTaggingMode } from '../plugins/tagging-mode'
import { sayRefused } from '../say'
import { currentTag, freshly, sayTagged, setRange, unlinkTag, wordsOf } from '../tagging'
import type { OpenContext } from './editing'

/** What is done with the entry that a tag points at, and the tag that was made last done again. */
export const entryCommands: readonly Command[] = [
  atTag('tag/link', ['Alt-r'], canLink, ({ text }) => {
    text.dispatch(showSurface(text.state.tr, 'link'))
  }),
  atTag('tag/unlink', ['Alt-Shift-r'], ({ attributes }) => pointersOf(attributes) !== null, unlinkTag),
  {
    name: 'tag/again',
    group: 'tag',
    keys: ['Alt-g'],
    enabled: ({ text }) => text !== null && isEditable(text.state) && hasLastTag(text),
    refuse: (context) => {
      sayTagged(context, 'noLast')
    },
    run: again,
  },
]

/** How far a tag reaches, and how certain it is. */
export const extentCommands: readonly Command[] = [
  atTag('tag/widen', ['Alt-w'], anyTag, (context, tag) => {
    resize(context, tag, widerRange(context.text.state, tag, tag.name), 'tag/widen', widenTag(tag.id))
  }),
  atTag('tag/narrow', ['Alt-Shift-w'], anyTag, (context, tag) => {
    resize(context, tag, narrowerRange(context.text.state, tag, tag.name), 'tag/narrow', narrowTag(tag.id))
  }),
  atTag('tag/certainty', ['Alt-q'], anyTag, (context, tag) => {
    const cert = nextCertainty(tag.attributes['cert'])
    freshly(context.text, { span: tag.id, made: 'changed', act: 'tag/certainty' }, setCertainty(tag, cert))
    if (cert === null) sayTagged(context, 'noCertainty')
    else sayTagged(context, 'certainty', { cert })
  }),
]

/** The tagging mode. */
export const modeCommands: readonly Command[] = [
  {
    name: 'tag/mode',
    group: 'tag',
    keys: ['Alt-m'],
    enabled: ({ text }) => text !== null && isEditable(text.state),
    active: ({ text }) => text !== null && inTaggingMode(text.state),
    run: (context) => {
      const { text } = context
      if (!text) return
      const on = !inTaggingMode(text.state)
      const { tr } = text.state
      const suggested = currentSuggestion(text.state)
      // The caret stays in the words; what is said about them goes, since the keys mean something else now.
      if (suggested) tr.setSelection(TextSelection.create(tr.doc, suggested.from))
      text.dispatch(setTaggingMode(tr, on))
      sayTagged(context, on ? 'modeOn' : 'modeOff')
      text.view?.focus()
    },
  },
]

function again(context: CommandContext): void {
  const { text } = context
  const last = text && lastTag(text)
  if (!text || !last) return
  const id = newId()
  const command: EditorCommand = tagSelection(last.name, last.attributes, () => id)
  if (!freshly(text, { span: id, made: 'tagged', act: 'tag/again' }, command)) {
    sayRefused(context, 'not-here')
    return
  }
  const tag = currentTag(text.state)
  const name = messageOf(`tag.element.${localName(last.name)}`) ?? last.name
  if (tag) sayTagged(context, 'again', { words: wordsOf(text.state, tag), name })
}

function resize(
  context: OpenContext,
  tag: Span,
  range: ReturnType<typeof widerRange>,
  act: 'tag/widen' | 'tag/narrow',
  command: EditorCommand,
): void {
  const done = range !== null && setRange(context.text, tag, range, act, command)
  const now = currentTag(context.text.state)
  if (done && now) sayTagged(context, 'extent', { words: wordsOf(context.text.state, now) })
  else sayTagged(context, act === 'tag/widen' ? 'widest' : 'narrowest')
}

function canLink({ name, attributes }: Span): boolean {
  return mentionNames.has(localName(name)) || mentionKind(name, attributes) !== null || pointersOf(attributes) !== null
}

function anyTag(): boolean {
  return true
}

/** A command for the tag that was just made, else the one at the caret. */
function atTag(
  name: string,
  keys: readonly string[],
  fits: (tag: Span) => boolean,
  run: (context: OpenContext, tag: Span) => void,
): Command {
  const tagOf = (state: EditorState) => {
    const tag = isEditable(state) ? currentTag(state) : null
    return tag && fits(tag) ? tag : null
  }
  return {
    name,
    group: 'tag',
    keys,
    enabled: ({ text }) => text !== null && tagOf(text.state) !== null,
    refuse: (context) => {
      sayTagged(context, 'noTag')
    },
    run: (context) => {
      const { text } = context
      const tag = text && tagOf(text.state)
      if (tag) run({ ...context, text }, tag)
    },
  }
}
