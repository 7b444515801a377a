import { useRef, useState, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { namingInHeader, rememberedIn, responsibleFor } from '../../shared/commands/responsible'
import { retag, untag } from '../../shared/commands/tag'
import { localName, type Attributes } from '../../shared/schema'
import type { Span } from '../../shared/queries/spans'
import type { CommandContext } from '../app/command'
import { messageOf } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { mentionKind } from '../../shared/register/conventions'
import { pointersOf } from '../../shared/register/links'
import { Button } from '../ui/Button'
import { Popover } from '../ui/Popover'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { anchorAt } from './anchor'
import { EntriesOfTag } from './EntriesOfTag'
import { isXmlName, offeredAttributes, offeredElements, wrongValue } from './offered-tags'
import { perform } from './perform'
import { showSurface } from './plugins/surface'
import { tagAtCaret } from './plugins/tag-at-caret'
import styles from './popovers.module.css'
import { say } from './say'
import { useSurface } from './use-surface'

interface TagPopoverProps {
  readonly text: OpenText
  readonly context: CommandContext
}

/** The kind and attributes of the tag at the caret. */
export function TagPopover(props: TagPopoverProps) {
  const { t } = useTranslation('editor')
  const { open, close } = useSurface(props.text, 'tag')
  const tag = open ? tagAtCaret(props.text.state) : null
  if (!tag) return null
  return (
    <Popover label={t('tag.label')} open onOpenChange={close} anchor={anchorAt(props.text, tag.from, tag.to)}>
      <TagForm key={tag.id} {...props} tag={tag} close={close} />
    </Popover>
  )
}

function TagForm({ text, context, tag, close }: TagPopoverProps & { readonly tag: Span; readonly close: () => void }) {
  const { t } = useTranslation('editor')
  const [name, setName] = useState(tag.name)
  const [values, setValues] = useState<Attributes>(tag.attributes)
  const [tried, setTried] = useState(false)
  const [unnamed, setUnnamed] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  const [added, setAdded] = useState({ name: '', value: '' })
  const shown = [...new Set([...offeredAttributes(localName(name)), ...Object.keys(values)])]
  const wrongName = added.name !== '' && !isXmlName(added.name) ? t('tag.wrong-name') : undefined
  const wrong = (attribute: string) => {
    const value = values[attribute] ?? ''
    // What came so from the file may stay so.
    const why = value === tag.attributes[attribute] ? null : wrongValue(attribute, value)
    return why === null ? undefined : t(`tag.wrong.${why}`)
  }
  const set = (attribute: string, value: string) => {
    setValues({ ...values, [attribute]: value })
  }
  const responsible = (typed: string) => {
    if (typed === '' || typed === tag.attributes['resp']) return { resp: typed, header: null }
    const share = t('responsibleFor', { ns: 'notes' })
    if (typed === context.linker?.responsible) return rememberedIn(text.state.doc, typed, share)
    const named = responsibleFor(text.state.doc, typed, share)
    return named && { resp: named.pointers.join(' '), header: named.header }
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    const first = shown.findIndex((attribute) => wrong(attribute) !== undefined)
    if (first >= 0) fields.current?.querySelectorAll('input')[first]?.focus()
    if (wrongName !== undefined || first >= 0) return
    const all = added.name === '' ? values : { ...values, [added.name]: added.value }
    const who = responsible(all['resp'] ?? '')
    setUnnamed(who === null)
    if (who === null) return
    const { resp, header } = who
    const filled = Object.fromEntries(
      Object.entries({ ...all, ...(resp !== '' && { resp }) }).filter(
        ([key, value]) => value !== '' || tag.attributes[key] === '',
      ),
    )
    if (perform(text, 'tag/attributes', namingInHeader(retag(tag.id, name, filled), header)))
      say(context, 'tag-changed')
    if (resp !== '' && resp !== tag.attributes['resp']) context.linker?.setResponsible(resp)
    close()
  }
  const remove = () => {
    perform(text, 'tag/remove', untag(tag.id))
    say(context, 'untagged')
    close()
  }
  const elements = offeredElements(tag.name).map((value) => {
    return { value, label: messageOf(`tag.element.${localName(value)}`) ?? value }
  })
  return (
    <form className={styles.form} onSubmit={submit}>
      <LinkedEntry {...{ text, context, tag }} />
      <Select label={t('tag.kind')} value={name} options={elements} onChange={setName} />
      <div className={styles.fields} ref={fields}>
        {shown.map((attribute, index) => (
          <TextField
            key={attribute}
            label={labelOf(attribute)}
            value={values[attribute] ?? ''}
            error={
              unnamed && attribute === 'resp'
                ? t('card.unnamed', { ns: 'notes' })
                : tried
                  ? wrong(attribute)
                  : undefined
            }
            autoFocus={index === 0}
            spellCheck={false}
            onChange={(value) => {
              set(attribute, value)
            }}
          />
        ))}
      </div>
      <Mine
        context={context}
        shown={shown.includes('resp') && (values['resp'] ?? '') === ''}
        onTake={(pointer) => {
          set('resp', pointer)
        }}
      />
      <div className={styles.pair}>
        <TextField
          label={t('tag.other')}
          value={added.name}
          error={wrongName}
          onChange={(value) => {
            setAdded({ ...added, name: value.trim() })
          }}
        />
        <TextField
          label={t('tag.value')}
          value={added.value}
          onChange={(value) => {
            setAdded({ ...added, value })
          }}
        />
      </div>
      <div className={styles.foot}>
        <Button variant="quiet" onClick={remove}>
          {t('tag.remove')}
        </Button>
        <Button variant="primary" type="submit" shortcut="Enter">
          {t('tag.apply')}
        </Button>
      </div>
    </form>
  )
}

/** Which entry the tag points at, and what chooses another, for tags that can point at one. */
function LinkedEntry({ text, context, tag }: TagPopoverProps & { readonly tag: Span }) {
  const { t } = useTranslation('tagging')
  const { linker } = context
  const linked = pointersOf(tag.attributes) !== null
  if (!linker || (!linked && mentionKind(tag.name, tag.attributes) === null)) return null
  return (
    <div className={styles.entry}>
      <div className={styles.entryName}>
        {linked ? <EntriesOfTag linker={linker} text={text.id} attributes={tag.attributes} /> : t('link.none')}
      </div>
      <Button
        shortcut="Alt-r"
        onClick={() => {
          text.dispatch(showSurface(text.state.tr, 'link'))
        }}
      >
        {t(linked ? 'link.change' : 'link.choose')}
      </Button>
    </div>
  )
}

/** Offers who was responsible last time. */
function Mine(props: {
  readonly context: CommandContext
  readonly shown: boolean
  readonly onTake: (pointer: string) => void
}) {
  const { t } = useTranslation('tagging')
  const pointer = props.context.linker?.responsible ?? ''
  if (!props.shown || pointer === '') return null
  return (
    <Button
      variant="quiet"
      onClick={() => {
        props.onTake(pointer)
      }}
    >
      {t('responsible.mine', { pointer })}
    </Button>
  )
}

/** What an attribute is called: in plain words, with its name in TEI where that is another. */
function labelOf(attribute: string): string {
  const label = messageOf(`tag.attribute.${attribute.replace(':', '-')}`)
  return label === null || label.toLowerCase() === attribute ? (label ?? attribute) : `${label} (${attribute})`
}
