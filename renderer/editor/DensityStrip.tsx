import { useEffect, useRef, type MouseEvent } from 'react'
import type { OpenText } from '../app/open-text'
import { densityKinds, densityMarks, nearestMark, type DensityKind, type DensityMark } from './density-marks'
import styles from './DensityStrip.module.css'
import { reveal } from './reveal'
import { useRestedText } from './use-text'

/** The colour of each kind, a property of the style sheet; kinds also differ by their columns. */
const colours: Readonly<Record<DensityKind, string>> = {
  person: '--person',
  place: '--place',
  organisation: '--organisation',
  term: '--term',
  date: '--date',
  suggestion: '--focus',
  finding: '--doubt',
  match: '--rubric',
}

/**
 * Where in the text its tags, suggestions, findings and matches stand, as thin lines beside the scroll bar: drawn when the
 * text has rested for a moment. A click goes to the nearest one. Those who cannot see it have lists of all of these.
 */
export function DensityStrip({ text }: { readonly text: OpenText }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const marks = useRestedText(text, densityMarks)
  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    const drawNow = () => {
      draw(element, marks, text.state.doc.content.size)
    }
    const observer = new ResizeObserver(drawNow)
    observer.observe(element)
    const looks = new MutationObserver(drawNow)
    looks.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style'] })
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', drawNow)
    return () => {
      observer.disconnect()
      looks.disconnect()
      dark.removeEventListener('change', drawNow)
    }
  }, [marks, text])
  const go = ({ currentTarget, clientY }: MouseEvent) => {
    const { top, height } = currentTarget.getBoundingClientRect()
    const mark = nearestMark(marks, ((clientY - top) / height) * text.state.doc.content.size)
    const end = text.state.doc.content.size
    if (mark) reveal(text, Math.min(mark.at, end), Math.min(mark.at, end), 'focus')
  }
  return <canvas ref={canvas} aria-hidden className={styles.strip} onClick={go} />
}

function draw(canvas: HTMLCanvasElement, marks: readonly DensityMark[], size: number): void {
  const { clientWidth, clientHeight } = canvas
  const context = canvas.getContext('2d')
  if (context === null || clientWidth === 0 || size === 0) return
  const scale = window.devicePixelRatio
  canvas.width = clientWidth * scale
  canvas.height = clientHeight * scale
  context.scale(scale, scale)
  const column = clientWidth / densityKinds.length
  for (const [index, kind] of densityKinds.entries()) {
    context.fillStyle = colourOf(canvas, colours[kind])
    // One line for all marks of a kind that stand on it, however many there are.
    const lines = new Set(marks.flatMap((mark) => (mark.kind === kind ? [lineOf(mark, size, clientHeight)] : [])))
    const [left, width] = kind === 'match' ? [0, clientWidth] : [index * column, column + 1]
    for (const line of lines) context.fillRect(left, line, width, 2)
  }
}

const lineOf = ({ at }: DensityMark, size: number, height: number): number =>
  Math.floor((at / size) * Math.max(0, height - 2))

/** A property as the canvas takes it: `light-dark()` is settled by an element that has it as its colour. */
function colourOf(canvas: HTMLCanvasElement, property: string): string {
  canvas.style.color = `var(${property})`
  return getComputedStyle(canvas).color
}
