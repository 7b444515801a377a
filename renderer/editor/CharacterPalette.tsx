import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { insertText } from '../../shared/commands/insert'
import { messageOf } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { Popover } from '../ui/Popover'
import { TextField } from '../ui/TextField'
import { anchorAt } from './anchor'
import { character, characterFamilies, characterOfCode, isBlank, stand, type Character } from './characters'
import { showSurface } from './plugins/surface'
import styles from './popovers.module.css'
import { recentCharacters, rememberCharacter } from './recent-characters'
import { useSurface } from './use-surface'

/** How many characters stand in one row. */
const columns = 10

interface Section {
  readonly title: string
  readonly characters: readonly Character[]
}

/** Special characters by name, code or sight; Enter puts one, Shift-Enter puts it and stays. */
export function CharacterPalette({ text }: { readonly text: OpenText }) {
  const { t } = useTranslation('editor')
  const { open, close } = useSurface(text, 'characters')
  if (!open) return null
  const { head } = text.state.selection
  return (
    <Popover label={t('characters.label')} open onOpenChange={close} anchor={anchorAt(text, head, head)}>
      <Palette text={text} close={close} />
    </Popover>
  )
}

function Palette({ text, close }: { readonly text: OpenText; readonly close: () => void }) {
  const { t } = useTranslation('editor')
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const nameOf = (key: string) => messageOf(`character.${key}`) ?? `U+${key.toUpperCase()}`
  const sections = useMemo(() => sectionsFor(query.trim(), t), [query, t])
  const all = sections.flatMap(({ characters }) => characters)
  const chosen = all[at]
  const put = (one: Character | undefined, stay: boolean) => {
    if (!one) return
    rememberCharacter(one.text)
    insertText(one.text)(text.state, (transaction) => {
      text.dispatch(stay ? showSurface(transaction, 'characters') : transaction)
    })
    if (!stay) close()
  }
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key]
    if (step !== undefined) {
      const next = Math.min(Math.max(at + step, 0), all.length - 1)
      setAt(next)
      document.getElementById(`${id}-${String(next)}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') put(chosen, event.shiftKey)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.palette}>
      <TextField
        label={t('characters.search')}
        hideLabel
        placeholder={t('characters.search')}
        value={query}
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={`${id}-${String(at)}`}
        onChange={(value) => {
          setQuery(value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      <div className={styles.grid} role="listbox" id={`${id}-list`} aria-label={t('characters.label')}>
        {sections.map((section, index) => (
          <Family
            key={`${section.title}-${String(index)}`}
            section={section}
            first={sections.slice(0, index).reduce((sum, { characters }) => sum + characters.length, 0)}
            at={at}
            id={id}
            nameOf={nameOf}
            onPoint={setAt}
            onPut={put}
          />
        ))}
      </div>
      <p className={styles.name}>
        <span>{chosen ? nameOf(chosen.key) : t('characters.none')}</span>
        <span>{chosen && `U+${chosen.key.toUpperCase()}`}</span>
      </p>
    </div>
  )
}

function Family(props: {
  readonly section: Section
  readonly first: number
  readonly at: number
  readonly id: string
  readonly nameOf: (key: string) => string
  readonly onPoint: (at: number) => void
  readonly onPut: (one: Character, stay: boolean) => void
}) {
  const { section, first, at, id, nameOf } = props
  return (
    <>
      {section.title !== '' && (
        <div className={styles.heading} role="presentation">
          {section.title}
        </div>
      )}
      {section.characters.map((one, offset) => (
        <button
          key={`${one.key}-${String(offset)}`}
          type="button"
          role="option"
          id={`${id}-${String(first + offset)}`}
          tabIndex={-1}
          className={styles.character}
          aria-selected={first + offset === at}
          aria-label={nameOf(one.key)}
          onPointerMove={() => {
            props.onPoint(first + offset)
          }}
          onClick={(event) => {
            props.onPut(one, event.shiftKey)
          }}
        >
          {isBlank(one.text) ? <span className={styles.space}>{one.key}</span> : stand(one.text)}
        </button>
      ))}
    </>
  )
}

function sectionsFor(query: string, t: ReturnType<typeof useTranslation<'editor'>>['t']): readonly Section[] {
  const families = characterFamilies.map(({ name, characters }, index, all) => ({
    title: all[index - 1]?.name === name ? '' : t(`characters.family.${name}`),
    characters,
  }))
  if (query === '') {
    const recent = recentCharacters().map(character)
    return recent.length > 0 ? [{ title: t('characters.recent'), characters: recent }, ...families] : families
  }
  const words = query.toLowerCase().split(/\s+/)
  const matching = families
    .flatMap(({ characters }) => characters)
    .filter(({ text, key }) => {
      const name = messageOf(`character.${key}`) ?? ''
      return (
        text === query ||
        text.normalize('NFD').startsWith(query.normalize('NFD')) ||
        words.every((word) => name.includes(word))
      )
    })
  const coded = characterOfCode(query)
  return [
    {
      title: '',
      characters: coded && !matching.some(({ key }) => key === coded.key) ? [coded, ...matching] : matching,
    },
  ]
}
