import type { Node } from 'prosemirror-model'
import type { Reading } from '../finding'
import type { HeaderAttrs } from '../schema'
import { readHeader } from '../tei/header'
import { readTei } from '../tei/read'
import type { TextFile } from '../text-file'
import type { Imported } from './imported'

/** Reads a TEI file; the findings are those of the TEI reader, and there is nothing to guess. */
export function importTei(name: string, file: TextFile): Reading<Imported> {
  const { value, findings } = readTei(file.text)
  if (!value) return { value: null, findings }
  const title = titleOf(value.doc)
  return {
    value: { title: title === '' ? name : title, format: 'tei', doc: value.doc, file, guesses: [] },
    findings,
  }
}

/** The title in the header, else the first heading, else nothing. */
function titleOf(doc: Node): string {
  let title = ''
  doc.descendants((node) => {
    if (title !== '') return false
    if (node.type.name === 'header') title = readHeader((node.attrs as HeaderAttrs).xml).title
    else if (node.type.name === 'heading') title = node.textContent.replace(/\s+/g, ' ').trim()
    return !node.isTextblock
  })
  return title
}
