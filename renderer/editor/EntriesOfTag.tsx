import { useTranslation } from 'react-i18next'
import { entriesLinked, pointersOf } from '../../shared/register/links'
import type { Attributes } from '../../shared/schema'
import { KindMark } from '../ui/KindMark'
import { useSource } from '../ui/use-source'
import { aboutEntry } from './about-entry'
import styles from './EntriesOfTag.module.css'
import type { Linker } from './linker'

/** Which entries of the register a tag points at: name, roles, dates and description, instead of a pointer alone. */
export function EntriesOfTag(props: {
  readonly linker: Linker
  readonly text: string
  readonly attributes: Attributes
}) {
  const { t } = useTranslation('tagging')
  const register = useSource(props.linker.register)
  const pointers = pointersOf(props.attributes)
  if (pointers === null) return null
  const entries = entriesLinked(register, props.text, props.attributes)
  if (entries.length === 0)
    return <p className={styles.about}>{t('link.notFound', { pointer: pointers.values.join(' ') })}</p>
  return entries.map((entry) => (
    <p key={entry.id} className={styles.entry}>
      <KindMark kind={entry.kind} />
      <span className={styles.name}>{entry.name}</span>
      <span className={styles.about}>{aboutEntry(entry)}</span>
    </p>
  ))
}
