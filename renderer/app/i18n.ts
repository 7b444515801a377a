import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import app from './messages/en/app.json'
import type collate from './messages/en/collate.json'
import type compare from './messages/en/compare.json'
import editionFiles from './messages/en/edition-files.json'
import type editor from './messages/en/editor.json'
import type elements from './messages/en/elements.json'
import type exporting from './messages/en/export.json'
import type findReplace from './messages/en/find-replace.json'
import type header from './messages/en/header.json'
import type interventions from './messages/en/interventions.json'
import type notes from './messages/en/notes.json'
import type pageImages from './messages/en/page-images.json'
import proofing from './messages/en/proofing.json'
import recovery from './messages/en/recovery.json'
import type register from './messages/en/register.json'
import type tagging from './messages/en/tagging.json'

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

/** What makes the later messages ready, once that was asked for. */
let added: Promise<void> | null = null

/** Makes all of the interface's messages ready. */
export async function startMessages(): Promise<void> {
  await startFirstMessages()
  await laterMessages()
}

/**
 * Makes ready what the library, editions and the Recovery screen say; called once, before anything is shown. Messages stand in
 * `messages/<language>/<namespace>.json`, English first: its keys are what the compiler checks.
 */
export async function startFirstMessages(): Promise<void> {
  // What starts anew, as each file of tests does, has lost those that were added.
  added = null
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    ns: ['app', 'edition-files', 'proofing', 'recovery'],
    resources: { en: { app, 'edition-files': editionFiles, proofing, recovery } },
    initAsync: false,
    interpolation: { escapeValue: false },
  })
}

/** Makes the other messages ready, once: they are read with the first part of the program that says any of them. */
export function laterMessages(): Promise<void> {
  added ??= import('./later-messages').then(({ messages }) => {
    for (const [ns, words] of Object.entries(messages)) i18next.addResourceBundle('en', ns, words)
  })
  return added
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
