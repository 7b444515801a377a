import type { Node } from 'prosemirror-model'
import { lazy, Suspense } from 'react'
import type { DifferenceAction } from '../../compare/CompareView'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'
import styles from './ComparedTexts.module.css'
import { useComparison } from './use-comparison'

/** Not asked for by everybody. */
const CompareView = lazy(() => import('../../compare/CompareView').then((module) => ({ default: module.CompareView })))

/** A text to compare; `doc` is `null` while it is being read. */
export interface ComparedText {
  readonly title: string
  readonly doc: Node | null
}

/** Two texts and what differs between them, in a dialog over the whole window, in the layout that the person chose last. */
export function ComparedTexts(props: {
  readonly session: Session
  readonly old: ComparedText
  readonly new: ComparedText
  /** What is said while a text is being read; nothing where left out. */
  readonly waiting?: string
  /** What is said where they cannot be compared. */
  readonly failure: string
  /** Whether one of them cannot be read. */
  readonly unreadable?: boolean
  readonly actions?: readonly DifferenceAction[]
}) {
  const { session, old, new: now } = props
  const { differences, failed } = useComparison(old.doc, now.doc)
  const { compareLayout } = useSource(session.settings)
  return (
    <div className={styles.view}>
      {failed || props.unreadable === true ? (
        <p className={styles.wait} role="alert">
          {props.failure}
        </p>
      ) : old.doc === null || now.doc === null ? (
        <p className={styles.wait} role="status">
          {props.waiting}
        </p>
      ) : (
        <Suspense fallback={null}>
          <CompareView
            old={{ title: old.title, doc: old.doc }}
            new={{ title: now.title, doc: now.doc }}
            differences={differences}
            layout={compareLayout}
            onLayout={(layout) => {
              session.settings.set({ compareLayout: layout })
            }}
            {...(props.actions && { actions: props.actions })}
            say={session.say}
          />
        </Suspense>
      )}
    </div>
  )
}
