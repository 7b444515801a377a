import { diagnosticCount, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { EditorView } from '@codemirror/view'
import { X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Actions } from '../app/actions'
import { problemText } from '../app/i18n'
import { assertNever, type Finding } from '../../shared/finding'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { ProgressBar } from '../ui/ProgressBar'
import { useSource } from '../ui/use-source'
import { xmlExtensions } from './extensions'
import type { XmlPhase } from './xml-phase'
import type { XmlText } from './xml-text'
import styles from './XmlView.module.css'

/** The XML of the open text beside it: in step with the text, and a place where it can be edited as XML. */
export function XmlView({ xml, actions }: { readonly xml: XmlText; readonly actions: Actions }) {
  const { t } = useTranslation('app')
  const phase = useSource(xml)
  return (
    <section className={styles.view} data-region="xml" data-xml={phase.kind} aria-label={t('regions.xml')}>
      <div className={styles.bar}>
        <h2 className={styles.title}>{t('xml.title')}</h2>
        <p className={styles.state} role="status">
          {stateText(t, phase, xml.editable)}
        </p>
        {phase.kind === 'drafting' && (
          <>
            <Button onClick={() => actions.run('xml/discard')} disabled={phase.applying}>
              {t('xml.discard')}
            </Button>
            <Button
              variant="primary"
              shortcut={actions.keyOf('xml/apply')}
              onClick={() => actions.run('xml/apply')}
              disabled={phase.applying}
            >
              {t('xml.apply')}
            </Button>
          </>
        )}
        <IconButton
          label={t('xml.close')}
          icon={X}
          shortcut={actions.keyOf('view/xml')}
          onClick={() => actions.run('view/xml')}
        />
      </div>
      {(phase.kind === 'reading' || (phase.kind === 'drafting' && phase.applying)) && (
        <ProgressBar label={stateText(t, phase, xml.editable)} value={null} />
      )}
      <Refusal xml={xml} phase={phase} />
      {phase.kind === 'failed' ? (
        <p className={styles.failed} role="alert">
          {problemText(phase.problem)}
        </p>
      ) : (
        <XmlEditor xml={xml} phase={phase} actions={actions} />
      )}
    </section>
  )
}

type Translate = ReturnType<typeof useTranslation<'app'>>['t']

function stateText(t: Translate, phase: XmlPhase, editable: boolean): string {
  switch (phase.kind) {
    case 'reading':
      return t('xml.reading')
    case 'failed':
      return ''
    case 'following':
      return phase.behind ? t('xml.behind') : editable ? '' : t('xml.readOnly')
    case 'drafting':
      if (phase.applying) return t('xml.applying')
      return phase.refused.length > 0 || phase.problem ? t('xml.notApplied') : t('xml.drafting')
    default:
      return assertNever(phase)
  }
}

/** Why what was typed was not applied, with the place of each reason. */
function Refusal({ xml, phase }: { readonly xml: XmlText; readonly phase: XmlPhase }) {
  const { t } = useTranslation('app')
  if (phase.kind !== 'drafting') return null
  const { refused, problem } = phase
  if (refused.length === 0 && problem === null) return null
  return (
    <div className={styles.refusal} role="alert">
      {problem && <p>{problemText(problem)}</p>}
      {refused.map((finding) => (
        <p key={`${finding.code} ${String(finding.at?.line)}`}>
          {refusalText(finding)}{' '}
          {finding.at && (
            <button
              type="button"
              className={styles.place}
              onClick={() => {
                goTo(xml, finding)
              }}
            >
              {t('xml.place', { line: finding.at.line, column: finding.at.column })}
            </button>
          )}
        </p>
      ))}
    </div>
  )
}

/** What a reader says of a file, said of what was typed. */
function refusalText(finding: Finding): string {
  return problemText({ ...finding, code: `typed-${finding.code}` })
}

/** Where a finding stands in the XML. */
function offsetOf(view: EditorView, { at }: Finding): number {
  const { doc } = view.state
  if (!at || at.line > doc.lines) return doc.length
  const line = doc.line(at.line)
  return Math.min(line.from + at.column - 1, line.to)
}

function goTo(xml: XmlText, finding: Finding): void {
  const { view } = xml
  if (view === null) return
  const at = offsetOf(view, finding)
  view.focus()
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
}

function diagnosticsOf(view: EditorView, phase: XmlPhase): Diagnostic[] {
  if (phase.kind !== 'drafting') return []
  return phase.refused.map((finding) => {
    const from = offsetOf(view, finding)
    const line = view.state.doc.lineAt(from)
    const word = /^(?:<\/?[^\s<>]*>?|[^\s<>]+|\s)/.exec(line.text.slice(from - line.from))
    const to = Math.max(from, Math.min(line.to, from + (word?.[0].length ?? 0)))
    return { from, to, severity: 'error', message: refusalText(finding) }
  })
}

function XmlEditor(props: { readonly xml: XmlText; readonly phase: XmlPhase; readonly actions: Actions }) {
  const { t } = useTranslation('app')
  const { xml, phase } = props
  const place = useRef<HTMLDivElement>(null)
  const label = t('xml.label')
  const run = useEffectEvent((name: string) => {
    props.actions.run(name)
  })
  const phrases = useEffectEvent(() => t('xml.phrases', { returnObjects: true }))
  useEffect(() => {
    if (place.current === null) return
    const takeAway = xml.mount(
      place.current,
      xmlExtensions({
        label,
        readOnly: !xml.editable,
        phrases: phrases(),
        apply: () => {
          run('xml/apply')
        },
        undo: () => {
          run('edit/undo')
          xml.focus()
        },
        redo: () => {
          run('edit/redo')
          xml.focus()
        },
        leave: () => {
          run('xml/switch')
        },
      }),
    )
    if (xml.view) hideFromReact(xml.view.contentDOM)
    return takeAway
  }, [xml, label])
  useEffect(() => {
    const { view } = xml
    if (view === null) return
    const diagnostics = diagnosticsOf(view, phase)
    if (diagnostics.length === 0 && diagnosticCount(view.state) === 0) return
    view.dispatch(setDiagnostics(view.state, diagnostics))
    const [first] = diagnostics
    if (first) view.dispatch({ effects: EditorView.scrollIntoView(first.from, { y: 'center' }) })
  }, [xml, phase])
  return <div className={styles.editor} ref={place} />
}

/** See `editor/Editor.tsx`: React would count the characters of what is editable whenever it commits. */
function hideFromReact(dom: HTMLElement): void {
  Object.defineProperty(dom, 'contentEditable', { get: () => 'inherit' })
}
