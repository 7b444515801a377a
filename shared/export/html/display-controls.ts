import type { EditionTerms } from './edition-terms'
import { element, escapeHtml } from './markup'
import type { ReadingChoice } from './reading-styles'

/** How a page first looks. */
export interface Look {
  readonly theme: 'system' | 'light' | 'dark'
  readonly names: boolean
  /** The readings to choose from, the first being shown; none where the page holds one alone. */
  readonly readings: readonly ReadingChoice[]
}

/** What a page can be shown as. It is revealed by the script, without which it could do nothing. */
export function displayControls({ theme, names, readings }: Look, terms: EditionTerms): string {
  const sets = [
    readings.length < 2
      ? ''
      : group(
          terms.reading,
          readings.map(({ id }, index) => choice('reading', id, terms.readings[id], index === 0)),
        ),
    group(
      terms.theme,
      (['system', 'light', 'dark'] as const).map((one) => choice('theme', one, terms.themes[one], one === theme)),
    ),
    `<label><input type="checkbox" name="names"${names ? ' checked' : ''}> ${escapeHtml(terms.names)}</label>`,
  ]
  const panel = element('div', { class: 'panel' }, `\n${sets.filter(Boolean).join('\n')}\n`)
  return `${element('details', { class: 'display', hidden: true }, `<summary>${escapeHtml(terms.display)}</summary>\n${panel}`)}\n`
}

function group(legend: string, choices: readonly string[]): string {
  return element('fieldset', {}, `<legend>${escapeHtml(legend)}</legend>\n${choices.join('\n')}`)
}

function choice(name: string, value: string, label: string, checked: boolean): string {
  return `<label><input type="radio" name="${name}" value="${value}"${checked ? ' checked' : ''}> ${escapeHtml(label)}</label>`
}
