import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import app from './messages/en/app.json'
import collate from './messages/en/collate.json'
import compare from './messages/en/compare.json'
import editionFiles from './messages/en/edition-files.json'
import editor from './messages/en/editor.json'
import elements from './messages/en/elements.json'
import exporting from './messages/en/export.json'
import findReplace from './messages/en/find-replace.json'
import header from './messages/en/header.json'
import interventions from './messages/en/interventions.json'
import notes from './messages/en/notes.json'
import pageImages from './messages/en/page-images.json'
import proofing from './messages/en/proofing.json'
import recovery from './messages/en/recovery.json'
import register from './messages/en/register.json'
import tagging from './messages/en/tagging.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: {
      app: typeof app
      collate: typeof collate
      compare: typeof compare
      'edition-files': typeof editionFiles
      editor: typeof editor
      elements: typeof elements
      export: typeof exporting
      'find-replace': typeof findReplace
      header: typeof header
      interventions: typeof interventions
      notes: typeof notes
      'page-images': typeof pageImages
      proofing: typeof proofing
      recovery: typeof recovery
      register: typeof register
      tagging: typeof tagging
    }
  }
}

/**
 * Makes the interface's messages ready; called once, before anything is shown. Messages stand in
 * `messages/<language>/<namespace>.json`, English first: its keys are what the compiler checks.
 */
export async function startMessages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    ns: [
      'app',
      'collate',
      'compare',
      'edition-files',
      'editor',
      'elements',
      'export',
      'find-replace',
      'header',
      'interventions',
      'notes',
      'page-images',
      'proofing',
      'recovery',
      'register',
      'tagging',
    ],
    resources: {
      en: {
        app,
        collate,
        compare,
        'edition-files': editionFiles,
        editor,
        elements,
        export: exporting,
        'find-replace': findReplace,
        header,
        interventions,
        notes,
        'page-images': pageImages,
        proofing,
        recovery,
        register,
        tagging,
      },
    },
    initAsync: false,
    interpolation: { escapeValue: false },
  })
}

/** The message of a key that is known only when the program runs, from whichever namespace has it; `null` where none has. */
export function messageOf(key: string, values: Readonly<Record<string, string | number>> = {}): string | null {
  for (const ns of [
    'app',
    'editor',
    'edition-files',
    'register',
    'tagging',
    'proofing',
    'page-images',
    'notes',
    'collate',
    'find-replace',
    'interventions',
    'header',
  ] as const)
    if (i18next.exists(key, { ns, ...values }))
      return (i18next.t as (key: string, options: object) => string)(key, { ns, ...values })
  return null
}

/** What an element of TEI is, in a few words, by its local name (`persName`: “a personal name”); `null` for one nobody described. */
export function elementGloss(local: string): string | null {
  if (!i18next.exists(local, { ns: 'elements' })) return null
  return (i18next.t as (key: string, options: object) => string)(local, { ns: 'elements' })
}

/** A command's label in the language of the interface. */
export function commandLabel(name: string): string {
  return messageOf(`command.${name}`) ?? name
}

/** Other words by which people look for a command, or `''`. */
export function commandWords(name: string): string {
  return messageOf(`words.${name}`) ?? ''
}

/** What a problem or finding says, in the language of the interface, else in the English of its message. */
export function problemText(problem: {
  readonly code: string
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
}): string {
  const { code, message, values } = problem
  return messageOf(`problem.${code}`, values) ?? messageOf(`finding.${code}`, values) ?? message
}
