import type { ReadingText } from '../../reading-text/reading-text'
import { blocksHtml } from './blocks'
import { englishTerms } from './edition-terms'
import { HeadingLevels } from './heading-levels'
import { endNotes, waitingNotes } from './notes'
import { isSafeAddress, type NotePlace, type TextSettings, type Writing } from './writing'

/** The body of a text as HTML, with its notes. */
export function textHtml(settings: TextSettings): string {
  const writing = beginWriting(settings)
  const blocks = blocksHtml(settings.text.blocks, writing)
  return blocks + (settings.notes === 'end' ? endNotes(writing) : waitingNotes(writing))
}

/** A text of which nothing is written yet. */
export function beginWriting(settings: TextSettings): Writing {
  return {
    ...settings,
    ids: new Set(),
    headings: new HeadingLevels(settings.level),
    waiting: [],
    origin: 0,
    held: 0,
    parts: [],
    blocks: blocksHtml,
  }
}

/**
 * The reading text of one text as HTML, for a preview beside the editor: `data-pos` of each block, note and page break is
 * the position of its node in the doc. It is to stand in an element of the class `recto-text` under {@link editionStyle}.
 */
export function previewHtml(text: ReadingText, notes: NotePlace): string {
  return textHtml(previewSettings(text, notes))
}

/** How a preview is written: with positions, and without links out of the text. */
export function previewSettings(
  text: ReadingText,
  notes: NotePlace,
  picture: TextSettings['picture'] = () => null,
): TextSettings {
  return {
    text,
    called: '',
    prefix: '',
    notes,
    positions: true,
    level: 2,
    mentions: new Set(),
    terms: englishTerms,
    outside: (target) => (target.kind === 'outside' && isSafeAddress(target.url) ? target.url : null),
    entry: () => null,
    picture,
    lost: { images: 0, objects: 0, unknown: 0 },
  }
}

export { editionStyle } from './edition-style'
