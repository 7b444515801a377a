import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorState, Transaction } from 'prosemirror-state'
import { setHeader } from '../../shared/commands/header'
import { schema, type HeaderAttrs } from '../../shared/schema'
import { headerFieldNames, newHeader, patchHeader, readHeader, type HeaderFields } from '../../shared/tei/header'
import type { OpenText } from '../app/open-text'
import { labelled } from '../editor/plugins/acts'
import { isEditable } from '../editor/plugins/editable'
import { useText } from '../editor/use-text'
import { TextArea, TextField } from '../ui/TextField'
import styles from './panels.module.css'

type FieldName = keyof HeaderFields

/** The field being typed in: its own white space is kept until it is left. */
interface Draft {
  readonly name: FieldName
  readonly value: string
}

const long: ReadonlySet<FieldName> = new Set(['title', 'source', 'licence'])

/** What the header says of the open text, as a form. Every change is an edit of the text, saved and undone like any other. */
export function HeaderPanel({ text }: { readonly text: OpenText }) {
  const { t } = useTranslation('editor')
  const fields = useText(text, fieldsOf)
  const mayEdit = useText(text, isEditable)
  const [draft, setDraft] = useState<Draft | null>(null)
  const change = (name: FieldName, value: string) => {
    setDraft({ name, value })
    const xml = headerOf(text.state)?.xml
    const changed = xml === undefined ? newHeader({ [name]: value }) : patchHeader(xml, { [name]: value })
    putHeader(changed)(text.state, (transaction) => {
      text.dispatch(labelled(transaction, 'header/change'))
    })
  }
  return (
    <form
      className={styles.form}
      aria-label={t('header.label')}
      onSubmit={(event) => {
        event.preventDefault()
      }}
    >
      {headerFieldNames.map((name) => {
        const common = {
          label: t(`header.field.${name}`),
          value: draft?.name === name ? draft.value : fields[name],
          readOnly: !mayEdit,
          onChange: (value: string) => {
            change(name, value)
          },
          onBlur: () => {
            setDraft(null)
          },
        }
        if (long.has(name)) return <TextArea key={name} {...common} rows={name === 'source' ? 3 : 2} />
        return <TextField key={name} {...common} hint={name === 'when' ? t('header.when-hint') : undefined} />
      })}
    </form>
  )
}

const known = new WeakMap<HeaderAttrs, HeaderFields>()
const nothing = readHeader('')

function fieldsOf(state: EditorState): HeaderFields {
  const header = headerOf(state)
  if (!header) return nothing
  const found = known.get(header) ?? readHeader(header.xml)
  known.set(header, found)
  return found
}

function headerOf({ doc }: EditorState): HeaderAttrs | null {
  const node = doc.children.find(({ type }) => type === schema.nodes.header)
  return node ? (node.attrs as HeaderAttrs) : null
}

/** Sets the header; a text without one gets it before all else. */
function putHeader(xml: string) {
  return (state: EditorState, dispatch: (transaction: Transaction) => void): boolean => {
    if (headerOf(state)) return setHeader(xml)(state, dispatch)
    dispatch(state.tr.insert(0, schema.nodes.header.create({ xml })))
    return true
  }
}
