import { Command as Palette } from 'cmdk'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DateReading } from '../../../shared/register/date-reading'
import type { Span } from '../../../shared/queries/spans'
import { anchorAt } from '../../editor/anchor'
import { currentTag, readingsAt, sayTagged, setAttributes, valueWords } from '../../editor/tagging'
import { useSurface } from '../../editor/use-surface'
import { classes } from '../../ui/classes'
import { Popover } from '../../ui/Popover'
import type { CommandContext } from '../command'
import type { OpenText } from '../open-text'
import searched from '../searched-list.module.css'
import styles from './DateList.module.css'
import { dateInWords } from './date-in-words'

/** The ways in which the date at the caret can be read, over the text; the last one leaves it as written, without a value. */
export function DateList({ text, context }: { readonly text: OpenText; readonly context: CommandContext }) {
  const { t } = useTranslation('tagging')
  const { open, close } = useSurface(text, 'date')
  const tag = open ? currentTag(text.state) : null
  if (!tag) return null
  return (
    <Popover label={t('dates.label')} open onOpenChange={close} anchor={anchorAt(text, tag.from, tag.to)}>
      <Readings key={tag.id} {...{ text, context, tag, close }} />
    </Popover>
  )
}

function Readings({
  text,
  context,
  tag,
  close,
}: {
  readonly text: OpenText
  readonly context: CommandContext
  readonly tag: Span
  readonly close: () => void
}) {
  const { t } = useTranslation('tagging')
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.focus()
  }, [])
  const readings = readingsAt(text.state, tag)
  const take = (reading: DateReading | null) => {
    close()
    const attributes = { ...undated(tag), ...reading?.attributes }
    setAttributes(text, tag, attributes, 'tag/date')
    if (reading === null) sayTagged(context, 'noValue')
    else sayTagged(context, 'value', { value: valueWords(reading.attributes) })
    text.view?.focus()
  }
  return (
    <Palette
      ref={list}
      className={classes(searched.palette, styles.palette)}
      label={t('dates.label')}
      loop
      shouldFilter={false}
    >
      <Palette.List className={classes(searched.list, styles.list)} label={t('dates.label')}>
        {readings.map((reading, index) => (
          <Palette.Item
            key={index}
            value={String(index)}
            className={classes(searched.item, styles.line)}
            onSelect={() => {
              take(reading)
            }}
          >
            <span className={styles.value}>{dateInWords(reading.attributes) || t('dates.asWritten')}</span>
            <span className={styles.attributes}>{valueWords(reading.attributes)}</span>
            <span className={styles.doubt}>{reading.doubt === null ? '' : t(`dates.doubt.${reading.doubt}`)}</span>
          </Palette.Item>
        ))}
        <Palette.Item
          value="as-written"
          className={classes(searched.item, styles.line)}
          onSelect={() => {
            take(null)
          }}
        >
          <span className={styles.value}>{t('dates.asWritten')}</span>
        </Palette.Item>
      </Palette.List>
    </Palette>
  )
}

/** The attributes of a date that say nothing of when it is. */
function undated({ attributes }: Span): Span['attributes'] {
  const says = /^(?:when|from|to|notBefore|notAfter|when-custom|from-custom|to-custom|calendar|datingMethod)$/
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => !says.test(key)))
}
