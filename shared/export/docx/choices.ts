import { settingValue, type Setting, type SettingValues } from '../format'

/** What is left to the person of a Word file. */
export const settings: Readonly<Record<'paper' | 'title' | 'notes' | 'pages' | 'queries' | 'index', Setting>> = {
  paper: { kind: 'choice', name: 'paper', values: ['a4', 'letter'], usual: 'a4' },
  title: { kind: 'switch', name: 'title-page', usual: true },
  notes: { kind: 'choice', name: 'note-numbers', values: ['kept', 'automatic'], usual: 'kept' },
  pages: { kind: 'choice', name: 'pages', values: ['shown', 'omitted'], usual: 'shown' },
  queries: { kind: 'choice', name: 'queries', values: ['omitted', 'comments'], usual: 'omitted' },
  index: { kind: 'switch', name: 'index', usual: false },
}

/** What was chosen for a Word file. */
export interface Choices {
  readonly letter: boolean
  readonly titlePage: boolean
  /** Whether notes show the numbers of the text, where Word would count otherwise. */
  readonly keptNumbers: boolean
  readonly pages: boolean
  readonly comments: boolean
  readonly index: boolean
}

/** Reads what was chosen. */
export function choicesOf(values: SettingValues): Choices {
  return {
    letter: settingValue(settings.paper, values) === 'letter',
    titlePage: settingValue(settings.title, values) === true,
    keptNumbers: settingValue(settings.notes, values) === 'kept',
    pages: settingValue(settings.pages, values) === 'shown',
    comments: settingValue(settings.queries, values) === 'comments',
    index: settingValue(settings.index, values) === true,
  }
}
