import { Command as Palette } from 'cmdk'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReferenceTarget } from '../../../shared/commands/refer'
import type { RegisterIndex } from '../../../shared/register/links'
import { noteLabelsOf } from '../../editor/plugins/note-look'
import { landmarksOf } from '../../editor/state'
import { wordsOfNote } from '../../panels/note-rows'
import { Dialog } from '../../ui/Dialog'
import { classes } from '../../ui/classes'
import type { OpenText } from '../open-text'
import { ranked } from '../ranked'
import { NothingFound } from '../NothingFound'
import searched from '../searched-list.module.css'
import styles from './ReferTo.module.css'

/** How many lines of each kind are listed; more are found by typing. */
const mostListed = 40

/** Something that can be referred to. */
interface Line {
  readonly key: string
  readonly label: string
  readonly also: string
  readonly target: ReferenceTarget
}

/** Asks for what is to be referred to: the notes, pages and headings of the open text, and the entries of the register. */
export function ReferTo(props: {
  readonly text: OpenText
  readonly register: RegisterIndex
  readonly onChoose: (target: ReferenceTarget, name: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['notes', 'app'])
  const { text, register } = props
  const [query, setQuery] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const groups = useMemo(() => {
    const words = { note: (n: string) => t('refer.note', { n }), page: (n: string) => t('refer.page', { n }) }
    return linesOf(text, register, words)
  }, [text, register, t])
  // The best match stands at the top, wherever the list was scrolled to.
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: 0 })
  }, [query])
  return (
    <Dialog open bare onClose={props.onClose} title={t('refer.label')} closeLabel={t('app:close')}>
      <Palette className={searched.palette} label={t('refer.label')} loop shouldFilter={false}>
        <Palette.Input
          autoFocus
          className={searched.input}
          placeholder={t('refer.placeholder')}
          value={query}
          onValueChange={setQuery}
        />
        <Palette.List ref={list} className={searched.list} label={t('refer.label')}>
          <NothingFound>{t('refer.none')}</NothingFound>
          {groups
            .map(({ kind, lines }) => ({ kind, lines: ranked(lines, query).slice(0, mostListed) }))
            .filter(({ lines }) => lines.length > 0)
            .map(({ kind, lines }) => (
              <Palette.Group key={kind} heading={t(`refer.${kind}`)} className={searched.group}>
                {lines.map((line) => (
                  <Palette.Item
                    key={line.key}
                    value={line.key}
                    className={classes(searched.item, styles.line)}
                    onSelect={() => {
                      props.onChoose(line.target, line.label)
                    }}
                  >
                    <span className={styles.name}>{line.label}</span>
                    <span className={styles.also}>{line.also}</span>
                  </Palette.Item>
                ))}
              </Palette.Group>
            ))}
        </Palette.List>
      </Palette>
    </Dialog>
  )
}

type Group = 'notes' | 'pages' | 'headings' | 'entries'

function linesOf(
  { state }: OpenText,
  register: RegisterIndex,
  words: { readonly note: (n: string) => string; readonly page: (n: string) => string },
): readonly { readonly kind: Group; readonly lines: readonly Line[] }[] {
  const { notes, pages, divisions } = landmarksOf(state)
  const labels = noteLabelsOf(state)
  const place = (pos: number | undefined): ReferenceTarget => ({ kind: 'place', pos: pos ?? 0 })
  return [
    {
      kind: 'notes',
      lines: notes.positions.map((pos, index) => ({
        key: `note ${String(index)}`,
        label: words.note(labels[index] ?? ''),
        also: wordsOfNote(state.doc.nodeAt(pos) ?? state.doc).slice(0, 120),
        target: place(pos),
      })),
    },
    {
      kind: 'pages',
      lines: pages.values.flatMap(({ n }, index) =>
        n === ''
          ? []
          : [{ key: `page ${String(index)}`, label: words.page(n), also: '', target: place(pages.positions[index]) }],
      ),
    },
    {
      kind: 'headings',
      lines: divisions.values.flatMap(({ kind, heading, words: first }, index) =>
        kind === 'frame'
          ? []
          : [
              {
                key: `division ${String(index)}`,
                label: heading || first,
                also: '',
                target: place(divisions.positions[index]),
              },
            ],
      ),
    },
    {
      kind: 'entries',
      lines: register.entries.map((entry) => ({
        key: `entry ${entry.id}`,
        label: entry.name,
        also: entry.variants.join(', '),
        target: { kind: 'pointer', pointer: `#${entry.xmlId}`, text: entry.name },
      })),
    },
  ]
}
