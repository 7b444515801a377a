import {
  BookUser,
  CodeXml,
  FileText,
  GitCompareArrows,
  History,
  Lightbulb,
  ListChecks,
  PanelLeft,
  PanelRight,
  Superscript,
  type LucideIcon,
} from 'lucide-react'
import { useEffect, useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Actions } from '../app/actions'
import type { ColumnState } from '../app/columns'
import type { Panel } from '../app/command'
import { Button } from '../ui/Button'
import { classes } from '../ui/classes'
import { IconButton } from '../ui/IconButton'
import { Kbd } from '../ui/Kbd'
import { Tabs } from '../ui/Tabs'
import { Mark, TopBar } from './TopBar'
import styles from './Workbench.module.css'

/** What the workbench is made of: each part is given, so that the frame knows none of them. */
export interface WorkbenchProps {
  readonly edition: string
  readonly title: string
  readonly actions: Actions
  readonly appMenu: ReactNode
  /** Which reading of the text is shown, for the top bar. */
  readonly reading: ReactNode
  readonly toolbar: ReactNode
  readonly editor: ReactNode
  /** What stands in the left column, from top to bottom. */
  readonly side: ReactNode
  readonly panels: Readonly<Record<Panel, ReactNode>>
  /** The panel that is shown; `turn` changes whenever it is asked for, which moves the focus there. */
  readonly panel: { readonly panel: Panel; readonly turn: number }
  readonly onPanel: (panel: Panel) => void
  readonly columns: ColumnState
  readonly onColumn: (change: { readonly side?: boolean; readonly inspector?: boolean }) => void
  /** The person went back to the text: what lies over it folds away. */
  readonly onText: () => void
  /** The person leaves a column by Escape, back to the text. */
  readonly onLeave: () => void
  readonly status: ReactNode
  readonly zoom: number
}

const panels: readonly (readonly [Panel, LucideIcon])[] = [
  ['register', BookUser],
  ['suggestions', Lightbulb],
  ['notes', Superscript],
  ['findings', ListChecks],
  ['header', FileText],
  ['element', CodeXml],
  ['versions', History],
  ['collation', GitCompareArrows],
]

/** Three columns with the text in the middle; the outer ones fold away by key and where the window is narrow. */
export function Workbench(props: WorkbenchProps) {
  const { t } = useTranslation('app')
  const { actions } = props
  const { side, inspector, over } = props.columns
  const inspectorPlace = useRef<HTMLElement>(null)
  const focused = useRef(props.panel.turn)
  useEffect(() => {
    if (props.panel.turn === focused.current) return
    focused.current = props.panel.turn
    // The panel that was hidden is shown a moment later; only then can it take the focus.
    const frame = requestAnimationFrame(() => {
      const shown = inspectorPlace.current?.querySelector<HTMLElement>('[role="tabpanel"][data-state="active"]')
      const inside =
        shown?.querySelector<HTMLElement>('[data-autofocus]') ??
        shown?.querySelector<HTMLElement>(
          '[aria-current="true"], input, textarea, select, button:not(:disabled, [data-aside])',
        )
      ;(inside ?? shown)?.focus()
    })
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [props.panel])
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    props.onLeave()
  }
  return (
    <div className={styles.screen}>
      <Bar {...props} />
      <div className={styles.columns}>
        {side && (
          <aside
            className={classes(styles.side, over.side && styles.over)}
            data-region="side"
            aria-label={t('regions.side')}
            onKeyDown={leave}
          >
            {props.side}
          </aside>
        )}
        <main className={styles.middle} data-region="text" aria-label={t('regions.text')} onFocus={props.onText}>
          <div className={styles.tools}>{props.toolbar}</div>
          <div className={styles.text} style={textSizes(props.zoom)}>
            {props.editor}
          </div>
        </main>
        {inspector && (
          <aside
            ref={inspectorPlace}
            className={classes(styles.inspector, over.inspector && styles.over)}
            data-region="inspector"
            aria-label={t('regions.inspector')}
            onKeyDown={leave}
          >
            <Inspector panel={props.panel} panels={props.panels} onPanel={props.onPanel} actions={actions} />
          </aside>
        )}
      </div>
      <footer className={styles.status} data-region="status" aria-label={t('regions.status')}>
        {props.status}
      </footer>
    </div>
  )
}

function Bar(props: WorkbenchProps) {
  const { t } = useTranslation('app')
  const { actions, onColumn } = props
  const { side, inspector } = props.columns
  return (
    <TopBar
      start={
        <>
          <IconButton
            label={side ? t('panel.closeSide') : t('panel.openSide')}
            icon={PanelLeft}
            aria-expanded={side}
            shortcut={actions.keyOf('side/toggle')}
            onClick={() => onColumn({ side: !side })}
          />
          <button
            type="button"
            className={styles.home}
            aria-label={t('edition.back')}
            onClick={() => actions.run('library/show')}
          >
            <Mark />
          </button>
          <nav className={styles.crumbs} aria-label={t('panel.whereabouts')}>
            <button type="button" className={styles.crumb} onClick={() => actions.run('edition/show')}>
              {props.edition}
            </button>
            <span aria-hidden className={styles.slash}>
              /
            </span>
            <h1 className={styles.title} title={props.title}>
              {props.title}
            </h1>
          </nav>
        </>
      }
      middle={
        <button type="button" className={styles.palette} onClick={() => actions.run('palette/show')}>
          <span>{t('top.search')}</span>
          <Kbd keys={actions.keyOf('palette/show') ?? ''} />
        </button>
      }
      end={
        <>
          {props.reading}
          <Button variant="primary" onClick={() => actions.run('file/export')}>
            {t('top.export')}
          </Button>
          {props.appMenu}
          <IconButton
            label={inspector ? t('panel.closeInspector') : t('panel.openInspector')}
            icon={PanelRight}
            aria-expanded={inspector}
            shortcut={actions.keyOf('inspector/toggle')}
            onClick={() => onColumn({ inspector: !inspector })}
          />
        </>
      }
    />
  )
}

function Inspector(props: Pick<WorkbenchProps, 'panel' | 'panels' | 'onPanel' | 'actions'>) {
  const { t } = useTranslation('app')
  return (
    <div className={styles.panels}>
      <Tabs
        label={t('panel.label')}
        value={props.panel.panel}
        onChange={props.onPanel}
        tabs={panels.map(([panel, icon]) => ({
          value: panel,
          icon,
          label: t(`panel.${panel}`),
          shortcut: props.actions.keyOf(`panel/${panel}`),
          content: props.panels[panel],
        }))}
      />
    </div>
  )
}

/** The sizes of the text as tokens, so that only the text grows. */
function textSizes(zoom: number): CSSProperties {
  const size = (pixels: number) => `${String((pixels * zoom) / 100)}px`
  return { '--text-size': size(17), '--heading-size': size(23) } as CSSProperties
}
