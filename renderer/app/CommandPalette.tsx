import { Command as Palette } from 'cmdk'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TranscriptionRow } from '../store/rows'
import { classes } from '../ui/classes'
import { Kbd } from '../ui/Kbd'
import styles from './CommandPalette.module.css'
import { groups, type Command, type CommandContext } from './command'
import { commandLabel, commandWords } from './i18n'
import { ranked } from './ranked'
import { NothingFound } from './NothingFound'
import searched from './searched-list.module.css'

/** How many transcriptions are listed: more are found by typing more of their titles. */
const mostListed = 50

interface PaletteProps {
  readonly commands: readonly Command[]
  readonly context: CommandContext
  readonly transcriptions: readonly TranscriptionRow[]
  readonly onRun: (command: Command) => void
  readonly onOpen: (transcription: string) => void
}

/** One line of the palette: a command, or a transcription to go to. */
type Line = { readonly label: string; readonly also?: string } & (
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'transcription'; readonly row: TranscriptionRow }
)

/**
 * Every command that can be done now, with its key, and the transcriptions of the edition. Nothing typed, they stand
 * in their groups; else in one list, the best match first, whichever group it is of.
 */
export function CommandPalette(props: PaletteProps) {
  const { t } = useTranslation('app')
  const [query, setQuery] = useState('')
  const lines = linesOf(props)
  return (
    <Palette className={searched.palette} label={t('palette.label')} loop shouldFilter={false}>
      <Palette.Input
        className={searched.input}
        placeholder={t('palette.placeholder')}
        value={query}
        onValueChange={setQuery}
        autoFocus
      />
      <Palette.List className={searched.list}>
        <NothingFound>{t('palette.none')}</NothingFound>
        {query.trim() === '' ? (
          <Groups {...props} lines={lines} />
        ) : (
          withoutMany(ranked(lines, query)).map((line) => <Item key={keyOf(line)} {...props} line={line} grouped />)
        )}
      </Palette.List>
    </Palette>
  )
}

function Groups(props: PaletteProps & { readonly lines: readonly Line[] }) {
  const { t } = useTranslation('app')
  const sections = [
    ...groups.map((group) => ({
      heading: t(`group.${group}`),
      lines: props.lines.filter((line) => line.kind === 'command' && line.command.group === group),
    })),
    {
      heading: t('palette.goTo'),
      lines: withoutMany(props.lines.filter((line) => line.kind === 'transcription')),
    },
  ]
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) => (
      <Palette.Group key={heading} heading={heading} className={searched.group}>
        {lines.map((line) => (
          <Item key={keyOf(line)} {...props} line={line} />
        ))}
      </Palette.Group>
    ))
}

function Item(props: PaletteProps & { readonly line: Line; readonly grouped?: boolean }) {
  const { t } = useTranslation('app')
  const { line, grouped = false } = props
  const key = line.kind === 'command' ? line.command.keys[0] : undefined
  return (
    <Palette.Item
      value={keyOf(line)}
      className={classes(searched.item, styles.line)}
      onSelect={() => {
        if (line.kind === 'command') props.onRun(line.command)
        else props.onOpen(line.row.id)
      }}
    >
      <span className={styles.label}>{line.label}</span>
      {grouped && (
        <span className={styles.of}>
          {line.kind === 'command' ? t(`group.${line.command.group}`) : t('palette.goTo')}
        </span>
      )}
      {key !== undefined && <Kbd keys={key} />}
    </Palette.Item>
  )
}

function linesOf({ commands, context, transcriptions }: PaletteProps): readonly Line[] {
  const offered = commands.filter((command) => command.name !== 'palette/show' && command.enabled?.(context) !== false)
  return [
    ...offered.map((command): Line => ({
      kind: 'command',
      command,
      label: commandLabel(command.name),
      also: `${command.name.replace('/', ' ')} ${commandWords(command.name)}`,
    })),
    ...transcriptions.map((row): Line => ({ kind: 'transcription', row, label: row.title })),
  ]
}

function keyOf(line: Line): string {
  return line.kind === 'command' ? line.command.name : line.row.id
}

/** The lines without the transcriptions after the first {@link mostListed}. */
function withoutMany(lines: readonly Line[]): readonly Line[] {
  let count = 0
  return lines.filter((line) => line.kind === 'command' || ++count <= mostListed)
}
