import { NodeSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { useEffect, useEffectEvent, useRef, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command, CommandContext } from '../app/command'
import type { OpenText } from '../app/open-text'
import { usePainted } from '../ui/use-painted'
import { CharacterPalette } from './CharacterPalette'
import { DensityStrip } from './DensityStrip'
import { EditorMenu } from './EditorMenu'
import { FindBar } from './FindBar'
import { HoverCard } from './HoverCard'
import { PagePopover } from './PagePopover'
import { pressModeKey } from './mode-keys'
import { commandKeys } from './plugins/command-keys'
import { taggingKeys } from './plugins/tagging-mode'
import { TaggingBar } from './TaggingBar'
import { sayTagged } from './tagging'
import { TagPopover } from './TagPopover'
import { drawInLots } from './views/draw-in-lots'
import { withBlanks } from './views/blank-view'
import { drawing } from './views/drawing'
import { NoteView } from './views/note-view'
import { headingView } from './views/heading-view'
import { TableFrame } from './views/table-frame'
import styles from './Editor.module.css'
import './text.css'
import './tags.css'
import './notes.css'
import './pages.css'
import './highlights.css'
import './interventions.css'
import './readings.css'

/** What the editor takes: the open text, and what its keys run commands with. */
export interface EditorProps {
  readonly text: OpenText
  readonly context: CommandContext
  /** Commands of the program whose keys go before those of the editor while they can be run. */
  readonly commands?: readonly Command[]
  /** Asks which element to insert. */
  readonly onInsert: () => void
  /** Goes on with what the find bar looks for in the other texts. */
  readonly onFindEverywhere?: () => void
}

/** What an empty note shows, handed to the style sheet. */
const placeholder = (words: string): CSSProperties => ({ '--note-placeholder': JSON.stringify(words) }) as CSSProperties

/**
 * Keeps React from looking into the text. Whenever it commits anything while an element that calls itself editable has
 * the focus, it counts the characters up to the selection, through all of the text: tens of milliseconds for each key in
 * a long one. The view takes care of its selection itself.
 */
function hideFromReact(dom: HTMLElement): void {
  Object.defineProperty(dom, 'contentEditable', { get: () => 'inherit' })
}

/** The paper in the middle of the workbench: mounts one editor view on an open text, with what can stand over it. */
export function Editor({ text, context, commands, onInsert, onFindEverywhere }: EditorProps) {
  const { t } = useTranslation('editor')
  const place = useRef<HTMLDivElement>(null)
  // What stands over the text and beside it waits until the text is seen.
  const isPainted = usePainted()
  const label = t('label')
  const contextNow = useEffectEvent(() => context)
  const commandsNow = useEffectEvent(() => commands ?? [])
  useEffect(() => {
    drawInLots()
    const view = new EditorView(place.current, {
      state: text.state,
      dispatchTransaction: text.dispatch,
      // It has the focus as it is; `tabindex` says so to those who look for it there.
      attributes: {
        role: 'textbox',
        tabindex: '0',
        'aria-multiline': 'true',
        'aria-label': label,
        spellcheck: 'false',
      },
      plugins: [
        taggingKeys({
          press: (event) => pressModeKey(contextNow(), event),
          refused: () => {
            sayTagged(contextNow(), 'typingOff')
          },
        }),
        commandKeys(
          () => contextNow(),
          () => commandsNow(),
        ),
        drawing(),
      ],
      nodeViews: withBlanks({
        note: (node, view, getPos, decorations) =>
          new NoteView(node, decorations, () => {
            const pos = getPos()
            if (pos !== undefined) view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)))
          }),
        table: (node) => new TableFrame(node),
        heading: headingView,
      }),
      scrollThreshold: 56,
      scrollMargin: 72,
    })
    hideFromReact(view.dom)
    text.attach(view)
    return () => {
      text.attach(null)
      view.destroy()
    }
  }, [text, label])
  return (
    <div className={styles.editor}>
      {isPainted && (
        <>
          <FindBar text={text} context={context} onEverywhere={onFindEverywhere} />
          <TaggingBar text={text} context={context} />
        </>
      )}
      <EditorMenu text={text} context={context} onInsert={onInsert}>
        <div className="paper" ref={place} style={placeholder(t('note.placeholder'))} />
      </EditorMenu>
      {isPainted && (
        <>
          <DensityStrip text={text} />
          <TagPopover text={text} context={context} />
          <PagePopover text={text} context={context} />
          <CharacterPalette text={text} />
          <HoverCard text={text} place={place} linker={context.linker} />
        </>
      )}
    </div>
  )
}
