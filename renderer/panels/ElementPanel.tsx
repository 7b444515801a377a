import { Plus, Trash2, Ungroup, type LucideIcon } from 'lucide-react'
import { useCallback, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { localName } from '../../shared/schema'
import type { ElementAt } from '../../shared/queries/element-path'
import type { AttributeUse } from '../../shared/queries/attribute-use'
import type { CommandContext } from '../app/command'
import { elementGloss } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { canRemove, changeSource, remove, rename, renamesFor, type ElementSubject } from '../editor/element-actions'
import { chooseElement, chosenIndex, pathOf } from '../editor/plugins/element-choice'
import { isEditable } from '../editor/plugins/editable'
import { selectElement } from '../editor/select-element'
import { useText } from '../editor/use-text'
import { Button } from '../ui/Button'
import { Combobox } from '../ui/Combobox'
import type { Source } from '../ui/use-source'
import { useSource } from '../ui/use-source'
import { ElementAttributes } from './ElementAttributes'
import { ElementPath } from './ElementPath'
import { SourceField } from './SourceField'
import styles from './ElementPanel.module.css'

/** What the other texts of an edition use. */
export type OtherUses = readonly Pick<AttributeUse, 'counts' | 'elements'>[]

interface ElementPanelProps {
  readonly text: OpenText
  readonly context: CommandContext
  readonly others: Source<OtherUses>
  /** Runs a command by its name. */
  readonly run: (command: string) => void
  /** The key of a command, if it has one. */
  readonly keyOf: (command: string) => string | undefined
}

/**
 * Where the caret is among the elements, and the element that is looked at: what it is, its attributes, and what can be
 * done with it. Follows the caret.
 */
export function ElementPanel(props: ElementPanelProps) {
  const { t } = useTranslation('editor')
  const { text, context } = props
  const path = useText(text, pathOf, samePath)
  const index = useText(text, chosenIndex)
  const mayEdit = useText(text, isEditable)
  const others = useSource(props.others)
  const choose = useCallback(
    (chosen: number) => {
      text.dispatch(chooseElement(text.state.tr, chosen))
    },
    [text],
  )
  const select = useCallback(
    (chosen: number) => {
      selectElement(text, chosen)
    },
    [text],
  )
  const element = path[index]
  if (!element) return null
  const subject = { text, context, path: path.slice(0, index + 1) }
  return (
    <section className={styles.panel} aria-label={t('element.label')}>
      <ElementPath path={path} chosen={index} onChoose={choose} onSelect={select} />
      <div className={styles.body} key={keyOf(element, index)}>
        <About element={element} />
        {isElement(element) && (
          <>
            <Name {...{ subject, element, mayEdit }} />
            <ElementAttributes {...{ subject, mayEdit, others }} />
          </>
        )}
        {!isElement(element) && element.kind !== 'reference' && !isHeader(element) && (
          <SourceField
            label={t(
              `element.source.${element.kind === 'kept' ? 'kept' : element.kind === 'comment' ? 'comment' : 'instruction'}`,
            )}
            value={sourceOf(text, element)}
            readOnly={!mayEdit}
            onCommit={(source) => changeSource(subject, source)}
          />
        )}
        {mayEdit && <Actions {...props} subject={subject} />}
      </div>
    </section>
  )
}

function About({ element }: { readonly element: ElementAt }) {
  const { t } = useTranslation('editor')
  const gloss = isElement(element) || element.kind === 'kept' ? elementGloss(localName(element.name)) : null
  return (
    <header>
      <h2 className={styles.name}>{shownName(element, t)}</h2>
      <p className={styles.gloss}>
        {gloss ?? t(`element.about.${isHeader(element) ? 'header' : element.kind === 'span' ? 'node' : element.kind}`)}
      </p>
    </header>
  )
}

function Name(props: { readonly subject: ElementSubject; readonly element: ElementAt; readonly mayEdit: boolean }) {
  const { t } = useTranslation('editor')
  const { subject, element, mayEdit } = props
  if (!mayEdit) return null
  return (
    <div className={styles.rename}>
      <span className={styles.label} aria-hidden>
        {t('element.rename')}
      </span>
      <Combobox
        label={t('element.rename')}
        name="element-name"
        completing
        value={element.name}
        options={() =>
          renamesFor(subject)
            .filter((name) => name !== element.name)
            .map((value) => ({ value, hint: elementGloss(localName(value)) ?? undefined }))
        }
        onCommit={(name) => rename(subject, name)}
      />
    </div>
  )
}

function Actions(props: ElementPanelProps & { readonly subject: ElementSubject }) {
  const { t } = useTranslation('editor')
  const { subject, run } = props
  const button = (content: boolean, label: string, icon: LucideIcon, command: string): ReactNode =>
    canRemove({ state: subject.text.state, path: subject.path }, content) && (
      <Button
        icon={icon}
        shortcut={props.keyOf(command)}
        onClick={() => {
          remove(subject, content)
        }}
      >
        {label}
      </Button>
    )
  return (
    <div className={styles.actions}>
      {button(false, t('element.unwrap'), Ungroup, 'element/unwrap')}
      {button(true, t('element.delete'), Trash2, 'element/delete')}
      <Button
        icon={Plus}
        shortcut={props.keyOf('element/insert')}
        onClick={() => {
          run('element/insert')
        }}
      >
        {t('element.insert')}
      </Button>
    </div>
  )
}

function isElement({ kind }: ElementAt): boolean {
  return kind === 'root' || kind === 'node' || kind === 'span'
}

function isHeader({ kind, name }: ElementAt): boolean {
  return kind === 'kept' && localName(name) === 'teiHeader'
}

function keyOf({ kind, span, name, from }: ElementAt, index: number): string {
  return `${String(index)} ${kind} ${span ?? String(from)} ${name}`
}

function shownName(
  element: ElementAt,
  t: (key: 'element.comment' | 'element.instruction' | 'element.reference') => string,
) {
  if (element.kind === 'comment' || element.kind === 'instruction' || element.kind === 'reference')
    return t(`element.${element.kind}`)
  return element.name
}

function sourceOf({ state }: OpenText, element: ElementAt): string {
  const attrs = state.doc.nodeAt(element.from)?.attrs
  const source: unknown = element.kind === 'kept' ? attrs?.['xml'] : attrs?.['data']
  return typeof source === 'string' ? source : ''
}

/** Where each element ends does not show: typing in it changes nothing here. */
function samePath(a: readonly ElementAt[], b: readonly ElementAt[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index]
      return (
        one.kind === other?.kind &&
        one.name === other.name &&
        one.span === other.span &&
        one.attributes === other.attributes &&
        (one.span !== null || one.from === other.from)
      )
    })
  )
}
