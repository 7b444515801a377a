import { useTranslation } from 'react-i18next'
import { isHidden, type Reading } from '../../../shared/queries/readings'
import { schema } from '../../../shared/schema'
import styles from './ReadingsDialog.module.css'

/** A line with each of what readings hide or show, by the elements that stand around its words. */
const sample: readonly (readonly [elements: string, words: string])[] = [
  ['', 'The '],
  ['choice abbr', 'Amb. '],
  ['choice expan', 'Ambassador '],
  ['choice sic', 'recieved '],
  ['choice corr', 'received '],
  ['choice orig', 'to-day '],
  ['choice reg', 'today '],
  ['del', 'my '],
  ['add', 'your '],
  ['supplied', 'second '],
  ['app lem', 'telegram '],
  ['app rdg', 'letter '],
  ['surplus', 'telegram '],
  ['', 'with thanks.'],
]

/** How a line of text reads in a reading. */
export function ReadingSample({ reading }: { readonly reading: Reading }) {
  const { t } = useTranslation('proofing')
  const words = sample.filter(([elements]) => {
    const names = elements.split(' ').filter((name) => name !== '')
    const marks = names.map((name) => schema.marks.span.create({ id: name, name, attributes: {} }))
    return !isHidden(marks, reading)
  })
  return (
    <output className={styles.sample} aria-label={t('readings.dialog.sample')}>
      {words.map(([, text]) => text).join('')}
    </output>
  )
}
