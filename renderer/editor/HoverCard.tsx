import { useEffect, useState, type RefObject } from 'react'
import type { EditorView } from 'prosemirror-view'
import { spanAttrs } from '../../shared/queries/spans'
import { localName, type ElementAttrs, type PointAttrs } from '../../shared/schema'
import { messageOf } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { EntriesOfTag } from './EntriesOfTag'
import type { Linker } from './linker'
import styles from './popovers.module.css'

/** How long the pointer rests before the card shows, in milliseconds. */
const rest = 350

interface Card {
  readonly elements: readonly ElementAttrs[]
  readonly left: number
  readonly top: number
}

/** Says what the tag, comment or other element under the pointer is, with its attributes. At the caret, the tag popover says it. */
export function HoverCard({
  text,
  place,
  linker,
}: {
  readonly text: OpenText
  /** What the view stands in. */
  readonly place: RefObject<HTMLElement | null>
  /** The register, by which it says which entry a tag points at. */
  readonly linker: Linker | undefined
}) {
  const [card, setCard] = useState<Card | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const root = place.current
    const hide = () => {
      clearTimeout(timer)
      setCard(null)
    }
    const over = ({ target, clientX, buttons }: PointerEvent) => {
      hide()
      const shown = target instanceof Element ? target.closest('.span, .point, .blockPoint, .kept, .blockKept') : null
      if (!shown || !text.view || buttons !== 0) return
      const { view } = text
      timer = setTimeout(() => {
        const elements = view.isDestroyed ? [] : elementsAt(view, shown)
        const { bottom } = shown.getBoundingClientRect()
        if (elements.length > 0) setCard({ elements, left: Math.min(clientX, innerWidth - 330), top: bottom + 6 })
      }, rest)
    }
    root?.addEventListener('pointerover', over)
    root?.addEventListener('pointerleave', hide)
    root?.addEventListener('keydown', hide)
    root?.addEventListener('pointerdown', hide)
    document.addEventListener('scroll', hide, true)
    return () => {
      hide()
      root?.removeEventListener('pointerover', over)
      root?.removeEventListener('pointerleave', hide)
      root?.removeEventListener('keydown', hide)
      root?.removeEventListener('pointerdown', hide)
      document.removeEventListener('scroll', hide, true)
    }
  }, [text, place])
  if (!card) return null
  return (
    <div className={styles.card} role="tooltip" style={{ left: card.left, top: card.top }}>
      {card.elements.map(({ name, attributes }, index) => (
        <div key={index}>
          <strong>{messageOf(`tag.element.${localName(name)}`) ?? name}</strong>
          {linker && <EntriesOfTag linker={linker} text={text.id} attributes={attributes} />}
          <dl>
            {Object.entries(attributes).map(([key, value]) => (
              <Attribute key={key} name={key} value={value} />
            ))}
          </dl>
        </div>
      ))}
    </div>
  )
}

function Attribute({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** The elements that a piece of the view stands for, innermost first; renditions without anything to say are left out. */
function elementsAt(view: EditorView, shown: Element): readonly ElementAttrs[] {
  const pos = view.posAtDOM(shown, 0)
  const node = view.state.doc.nodeAt(pos)
  if (!node) return []
  const spans = node.marks.map(spanAttrs).filter(({ name }) => localName(name) !== 'hi')
  return [...pointAt(node.attrs), ...spans.toReversed()]
}

function pointAt({
  kind,
  name,
  attributes,
  data,
  xml,
}: Partial<PointAttrs & { xml: string }>): readonly ElementAttrs[] {
  if (xml !== undefined) return [{ name: xml.slice(0, 300), attributes: {} }]
  if (kind === undefined) return []
  if (kind === 'element') return [{ name: name ?? '', attributes: attributes ?? {} }]
  return [{ name: kind, attributes: { '': data ?? '' } }]
}
