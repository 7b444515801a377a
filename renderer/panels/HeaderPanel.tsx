import type { Node } from 'prosemirror-model'
import { useTranslation } from 'react-i18next'
import type { EditorState, Transaction } from 'prosemirror-state'
import { headerAt, setFields } from '../../shared/commands/header'
import type { Entry } from '../../shared/register/entry'
import { headerFromText, type PlainField } from '../../shared/register/header-from-text'
import type { HeaderAttrs } from '../../shared/schema'
import { emptyFields, readHeader, type HeaderFields } from '../../shared/tei/header'
import type { OpenText } from '../app/open-text'
import { labelled } from '../editor/plugins/acts'
import { isEditable } from '../editor/plugins/editable'
import { turnText } from '../editor/turn'
import { useText } from '../editor/use-text'
import { headerGroups } from './header/header-groups'
import { HeaderForm } from './header/HeaderForm'

/**
 * What the header says of the open text, as a form, with what the text itself says beside it. Every change is an edit of the
 * text, saved and undone like any other.
 */
export function HeaderPanel(props: {
  readonly text: OpenText
  readonly entries?: () => readonly Entry[]
  /** Says something to screen readers too. */
  readonly say: (message: string) => void
}) {
  const { t } = useTranslation('header')
  const { text, entries, say } = props
  const fields = useText(text, fieldsOf)
  const mayEdit = useText(text, isEditable)
  const offers = useText(text, offersOf)
  return (
    <HeaderForm
      label={t('label')}
      groups={headerGroups}
      {...{ fields, offers }}
      {...(entries && { entries })}
      readOnly={!mayEdit}
      onTurn={(turn) => {
        turnText(text, turn, { say })
      }}
      onChange={(changed) => {
        setFields(changed)(text.state, (transaction) => {
          text.dispatch(labelled(typed(transaction), 'header/change'))
        })
      }}
    />
  )
}

/** The field that is typed in, and what its changes are grouped by. */
let typing: { readonly field: HTMLElement; readonly group: number } | null = null
/** Below what ProseMirror counts compositions by. */
let groups = -1

/** What is typed into one field until it is left is one change for undo, as what is composed is in a text. */
function typed(transaction: Transaction): Transaction {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return transaction
  if (typing?.field !== field) {
    groups -= 1
    typing = { field, group: groups }
    field.addEventListener('blur', () => (typing = null), { once: true })
  }
  return transaction.setMeta('composition', typing.group)
}

const known = new WeakMap<object, HeaderFields>()
const offered = new WeakMap<Node, readonly PlainField[]>()

function fieldsOf({ doc }: EditorState): HeaderFields {
  const place = headerAt(doc)
  if (!place) return emptyFields
  const attrs = doc.nodeAt(place.pos)?.attrs as HeaderAttrs
  const found = known.get(attrs) ?? readHeader(attrs.xml)
  known.set(attrs, found)
  return found
}

/** What the text says; the same answer while it says the same, so that typing elsewhere draws nothing anew. */
function offersOf({ doc }: EditorState): readonly PlainField[] {
  const text = doc.children.find((child) => child.attrs['name'] === 'text') ?? doc
  const found = offered.get(text) ?? settled(headerFromText(doc))
  offered.set(text, found)
  return found
}

let last: { readonly key: string; readonly found: readonly PlainField[] } = { key: '[]', found: [] }

function settled(found: readonly PlainField[]): readonly PlainField[] {
  const key = JSON.stringify(found.map(({ name, value, where, words }) => [name, value, where, words]))
  if (key !== last.key) last = { key, found }
  return last.found
}
