import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ContextList } from '../../panels/ContextList'
import type { ContextGroup, ContextLine } from '../../panels/context-rows'
import { ContextPreview } from '../../panels/ContextPreview'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { SearchX } from 'lucide-react'
import { isMac } from '../../ui/keys'
import styles from './PlacesDialog.module.css'

/** Places in the texts of an edition, in context, to be ticked and changed as one act; Mod-Enter does it. */
export function PlacesDialog(props: {
  readonly title: string
  /** How many there are, in words. */
  readonly counts: string
  /** What is done to those that are ticked. */
  readonly action: { readonly label: string; readonly enabled: boolean; readonly run: () => void }
  /** What else can be done. */
  readonly others?: ReactNode
  /** What is looked for, above the list. */
  readonly options?: ReactNode
  /** How far the looking is, above the list. */
  readonly status: ReactNode
  /** What is said in place of an empty list; `null` while there may be something yet. */
  readonly empty: { readonly title: string; readonly text: string } | null
  readonly list: {
    readonly label: string
    readonly groups: readonly ContextGroup[]
    readonly ticked: ReadonlySet<string>
    readonly onTick: (keys: readonly string[], on: boolean) => void
    /** The line or heading that keys act on; `null` for the first line. */
    readonly active: string | null
    readonly onActive: (key: string) => void
    readonly onOpen?: (key: string) => void
    /** Takes the focus when it is drawn first. */
    readonly autoFocus: boolean
  }
  readonly onClose: () => void
  /** Hears of keys before Mod-Enter is looked for. */
  readonly onKeyDown?: (event: KeyboardEvent) => void
}) {
  const { t } = useTranslation('app')
  const { action, list, empty } = props
  const shown = lineShown(list.groups, list.active)
  const onKeyDown = (event: KeyboardEvent) => {
    props.onKeyDown?.(event)
    if (event.defaultPrevented || event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    if (action.enabled) action.run()
  }
  return (
    <Dialog
      open
      whole
      onClose={props.onClose}
      title={props.title}
      closeLabel={t('close')}
      footer={
        <>
          <span className={styles.counts} role="status">
            {props.counts}
          </span>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          {props.others}
          <Button variant="primary" shortcut="Mod-Enter" disabled={!action.enabled} onClick={action.run}>
            {action.label}
          </Button>
        </>
      }
    >
      <div className={styles.body} onKeyDown={onKeyDown}>
        {props.options}
        {props.status}
        {empty !== null && list.groups.length === 0 ? (
          <EmptyState icon={SearchX} title={empty.title}>
            {empty.text}
          </EmptyState>
        ) : (
          <>
            <ContextList {...list} />
            <ContextPreview title={shown?.title ?? ''} line={shown?.line ?? null} />
          </>
        )}
      </div>
    </Dialog>
  )
}

/** The line with a key, or the first where none has it, and the heading that it stands under. */
export function lineShown(
  groups: readonly ContextGroup[],
  key: string | null,
): { readonly title: string; readonly line: ContextLine } | null {
  return lineWith(groups, (line) => line.key === key) ?? lineWith(groups, () => true)
}

function lineWith(groups: readonly ContextGroup[], isIt: (line: ContextLine) => boolean): ReturnType<typeof lineShown> {
  for (const group of groups) {
    const line = group.lines.find(isIt)
    if (line !== undefined) return { title: group.label, line }
    const found = lineWith(group.groups, isIt)
    if (found !== null) return found
  }
  return null
}
