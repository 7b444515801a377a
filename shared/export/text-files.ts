import { partName, uniqueNames } from '../part-names'
import type { TextToExport } from './format'

/** A name for the file of each text, after its title, which may be the name of the file that it came from. */
export function textFileNames(texts: readonly Pick<TextToExport, 'title'>[], ending: string): readonly string[] {
  return uniqueNames(texts.map(({ title }) => partName(withoutEnding(title), ending)))
}

/** A name for one file that holds all of an export. */
export function fileNameOf(title: string, ending: string): string {
  return partName(withoutEnding(title), ending)
}

/** A title that may be the name of a file, without its ending. */
export const withoutEnding = (title: string): string => title.replace(/\.(xml|tei|txt|html?|md|docx)$/i, '')
