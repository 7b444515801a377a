import type { MentionChange } from '../../../../shared/commands/mention-changes'
import { conventionsOf } from '../../../../shared/register/conventions'
import { wordsAround } from '../../../../shared/register/words-around'
import { blockText } from '../../../../shared/queries/block-text'
import { pageAt } from '../../../../shared/queries/pages'
import { landmarksOf } from '../../../editor/state'
import { offeredSuggestions } from '../../../editor/plugins/suggestions'
import type { PlacedSuggestion } from '../../../editor/plugins/suggestion-places'
import { groupKey } from '../../../panels/suggestion-groups'
import type { ContextGroup, ContextLine } from '../../../panels/context-rows'
import { doEditionAct } from '../../register/edition-act'
import type { OpenTranscription } from '../../screen'
import type { Session } from '../../session'
import { isSure, optionsOf, tagFor } from './suggestion-options'
import { optionWord } from './suggestion-words'

/** The suggestions of the open text that can be taken without a look at each: those that score at least `least` and mean one thing. */
export function sureSuggestions({ text }: OpenTranscription, least: number): readonly PlacedSuggestion[] {
  return offeredSuggestions(text.state).filter((one) => isSure(one, least))
}

/** The key of a suggestion in the list. */
export const sureKey = ({ id }: PlacedSuggestion): string => String(id)

/** Sure suggestions in context, grouped by their words, as a `ContextList` shows them. */
export function sureGroups(
  session: Session,
  open: OpenTranscription,
  sure: readonly PlacedSuggestion[],
): readonly ContextGroup[] {
  const groups = new Map<string, { readonly label: string; readonly lines: ContextLine[] }>()
  for (const one of sure) {
    const key = groupKey(one)
    const line = lineOf(session, open, one)
    const known = groups.get(key)
    if (known) known.lines.push(line)
    else groups.set(key, { label: one.text, lines: [line] })
  }
  return [...groups].map(([key, group]) => ({ key, groups: [], ...group }))
}

function lineOf(session: Session, { text }: OpenTranscription, one: PlacedSuggestion): ContextLine {
  const { doc } = text.state
  const $from = doc.resolve(one.from)
  const read = blockText($from.parent)
  const from = read.index($from.parentOffset)
  const [option] = optionsOf(one, session.register.now.get().index)
  return {
    key: sureKey(one),
    text: one.text,
    ...wordsAround(read.text, from, from + one.text.length),
    page: pageAt(landmarksOf(text.state), one.from)?.n ?? null,
    inNote: isInNote(text.state.doc.resolve(one.from).depth, (depth) => $from.node(depth).type.name),
    kind: one.kind,
    remark: option ? optionWord(option) : null,
    tickable: true,
  }
}

function isInNote(depth: number, name: (depth: number) => string): boolean {
  for (let at = depth; at > 0; at--) if (name(at) === 'note') return true
  return false
}

/** Takes suggestions of the open text, each as what it means most likely, as one act; answers whether it was done. */
export function takeAll(
  session: Session,
  { text, mirror }: OpenTranscription,
  sure: readonly PlacedSuggestion[],
): Promise<boolean> {
  const register = session.register.now.get().index
  const conventions = conventionsOf(text.state.doc)
  const changes = sure.flatMap((one): MentionChange[] => {
    const [option] = optionsOf(one, register)
    if (!option || option.kind === 'new') return []
    const tag = tagFor(option, { conventions, register, text: text.id })
    return [{ kind: 'tag', from: one.from, to: one.to, ...tag, text: one.text }]
  })
  return doEditionAct(session, {
    label: { code: 'take-suggestions', values: { count: changes.length } },
    texts: [{ transcription: text.id, at: { kind: 'open', revision: mirror.revision }, changes }],
  })
}
