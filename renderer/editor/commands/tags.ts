import type { Command as EditorCommand, EditorState } from 'prosemirror-state'
import { extendTag, shrinkTag, tagSelection, untag } from '../../../shared/commands/tag'
import { familyOf, type Attributes } from '../../../shared/schema'
import { spansAt } from '../../../shared/queries/spans'
import type { Command } from '../../app/command'
import { newId } from '../new-id'
import { isEditable } from '../plugins/editable'
import { showSurface } from '../plugins/surface'
import { tagAtCaret } from '../plugins/tag-at-caret'
import { sayRefused } from '../say'
import { canTagAs, tagAs } from '../tagging'
import { editing, moving } from './editing'
import { entryCommands, extentCommands, modeCommands } from './tagging'

/** A kind of tag that has a key of its own. */
export interface TagKind {
  readonly kind: 'person' | 'place' | 'organisation' | 'date' | 'term'
  /** The TEI element it is written as. */
  readonly name: string
  readonly key: string
}

/** The kinds of tags with their elements and keys. */
export const tagKinds: readonly TagKind[] = [
  { kind: 'person', name: 'persName', key: 'Alt-p' },
  { kind: 'place', name: 'placeName', key: 'Alt-l' },
  { kind: 'organisation', name: 'orgName', key: 'Alt-o' },
  { kind: 'date', name: 'date', key: 'Alt-d' },
  { kind: 'term', name: 'term', key: 'Alt-t' },
]

/** Editorial interventions, without keys of their own. */
const interventions: readonly { readonly name: string; readonly attributes: Attributes }[] = [
  { name: 'supplied', attributes: {} },
  { name: 'unclear', attributes: {} },
  { name: 'sic', attributes: {} },
  { name: 'add', attributes: {} },
  { name: 'del', attributes: {} },
  { name: 'foreign', attributes: {} },
]

/** Tags: names, dates, terms, editorial interventions, and what is done with the tag at the caret. */
export const tagCommands: readonly Command[] = [
  ...tagKinds.map(tagging),
  ...entryCommands,
  ...extentCommands,
  ...modeCommands,
  editing('tag/remove', 'tag', ['Alt-u'], untagInnermost, { said: 'untagged' }),
  moving(
    'tag/attributes',
    'tag',
    ['Alt-a'],
    ({ text }) => {
      text.dispatch(showSurface(text.state.tr, 'tag'))
    },
    (state) => isEditable(state) && tagAtCaret(state) !== null,
  ),
  editing(
    'tag/extend-end',
    'tag',
    ['Alt-Shift-ArrowRight'],
    atTag((id) => extendTag(id, 'end')),
  ),
  editing(
    'tag/shrink-end',
    'tag',
    ['Alt-Shift-ArrowLeft'],
    atTag((id) => shrinkTag(id, 'end')),
  ),
  editing(
    'tag/extend-start',
    'tag',
    [],
    atTag((id) => extendTag(id, 'start')),
  ),
  editing(
    'tag/shrink-start',
    'tag',
    [],
    atTag((id) => shrinkTag(id, 'start')),
  ),
  ...interventions.map(({ name, attributes }) =>
    editing(`tag/${name}`, 'tag', [], tagSelection(name, attributes, newId), {
      refused: 'not-here',
      active: (state) => tagAtCaret(state)?.name === name,
    }),
  ),
]

function tagging({ kind, key }: TagKind): Command {
  return {
    name: `tag/${kind}`,
    group: 'tag',
    keys: [key],
    enabled: ({ text }) => text !== null && isEditable(text.state) && canTagAs(text.state, kind)?.(text.state) === true,
    active: ({ text }) => {
      const tag = text && tagAtCaret(text.state)
      return tag !== null && familyOf(tag.name, tag.attributes) === kind
    },
    refuse: (context) => {
      if (context.text && isEditable(context.text.state)) sayRefused(context, 'not-here')
    },
    run: (context) => {
      tagAs(context, kind)
    },
  }
}

function untagInnermost(state: EditorState, dispatch?: Parameters<EditorCommand>[1]): boolean {
  const span = tagAtCaret(state) ?? spansAt(state).at(-1)
  return span !== undefined && untag(span.id)(state, dispatch)
}

function atTag(command: (id: string) => EditorCommand): EditorCommand {
  return (state, dispatch) => {
    const tag = tagAtCaret(state)
    return tag !== null && command(tag.id)(state, dispatch)
  }
}
