import type { SettingValues } from '../../../shared/export/format'
import type { Host } from '../../../shared/host'
import type { ExportSubject } from './export-subject'
import { isMadeBy, isWindowFormat, type WindowFormat } from './window-formats'

/** How a text is exported: what one does again as last time. */
export interface ExportChoice {
  readonly format: WindowFormat
  /** What was chosen of the format's own settings. */
  readonly values: SettingValues
  /** The name of a preset, or the id of a reading of the edition's own. */
  readonly reading: string
  /** The open text alone, or all of its edition. */
  readonly scope: 'text' | 'edition'
}

/** How each format was exported last, and which of them last of all. */
export interface RememberedExports {
  readonly last: WindowFormat
  readonly choices: Readonly<Partial<Record<WindowFormat, ExportChoice>>>
}

/** What is chosen before the person has chosen anything. */
export const noExports: RememberedExports = { last: 'tei', choices: {} }

/** How a format was exported last, else as it usually is, in the reading that is shown. */
export function choiceOf({ choices }: RememberedExports, format: WindowFormat, shown = 'all'): ExportChoice {
  return choices[format] ?? { format, values: {}, reading: shown, scope: 'text' }
}

/**
 * What is chosen when it is asked how something is to be exported: as it was last itself, else as anything was, else in the
 * reading that is shown.
 */
export function firstChoice(
  exports: RememberedExports,
  subject: ExportSubject,
  host: Host['kind'],
  shown = 'all',
): ExportChoice {
  const own = subject.kind === 'edition' ? readChoice(subject.edition.exported?.choice) : null
  const last = own ?? choiceOf(exports, exports.last, shown)
  const possible = isMadeBy(host, last.format) ? last : choiceOf(exports, 'html', shown)
  return subject.kind === 'edition' ? { ...possible, scope: 'edition' } : possible
}

/** With a choice that was just made. An edition is no choice between it and a text: that stays as it was. */
export function withChoice(
  exports: RememberedExports,
  choice: ExportChoice,
  subject: ExportSubject,
): RememberedExports {
  const { scope } = subject.kind === 'edition' ? choiceOf(exports, choice.format) : choice
  return { last: choice.format, choices: { ...exports.choices, [choice.format]: { ...choice, scope } } }
}

/** What was stored, whatever it is; what is not understood is left out. */
export function readExports(stored: unknown): RememberedExports {
  const { last, choices } = record(stored)
  const read = Object.values(record(choices)).flatMap((one) => readChoice(one) ?? [])
  return {
    last: typeof last === 'string' && isWindowFormat(last) ? last : noExports.last,
    choices: Object.fromEntries(read.map((choice) => [choice.format, choice])),
  }
}

/** A choice that was stored; `null` for what is none, or of a format that is not known. */
export function readChoice(stored: unknown): ExportChoice | null {
  const { format, values, reading, scope } = record(stored)
  if (typeof format !== 'string' || !isWindowFormat(format)) return null
  const kept = Object.entries(record(values)).filter(
    (entry): entry is [string, string | boolean] => typeof entry[1] === 'string' || typeof entry[1] === 'boolean',
  )
  return {
    format,
    values: Object.fromEntries(kept),
    reading: typeof reading === 'string' ? reading : 'all',
    scope: scope === 'edition' ? scope : 'text',
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
