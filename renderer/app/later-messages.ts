import collate from './messages/en/collate.json'
import compare from './messages/en/compare.json'
import editor from './messages/en/editor.json'
import elements from './messages/en/elements.json'
import exporting from './messages/en/export.json'
import findReplace from './messages/en/find-replace.json'
import header from './messages/en/header.json'
import interventions from './messages/en/interventions.json'
import notes from './messages/en/notes.json'
import pageImages from './messages/en/page-images.json'
import register from './messages/en/register.json'
import tagging from './messages/en/tagging.json'

/** What is said by parts of the program that are read after the library is shown, by namespace; see `i18n.ts`. */
export const messages = {
  collate,
  compare,
  editor,
  elements,
  export: exporting,
  'find-replace': findReplace,
  header,
  interventions,
  notes,
  'page-images': pageImages,
  register,
  tagging,
} as const
