import { Command as Palette } from 'cmdk'
import { useTranslation } from 'react-i18next'
import type { TranscriptionRow } from '../store/rows'
import { Kbd } from '../ui/Kbd'
import styles from './CommandPalette.module.css'
import type { Command, CommandContext } from './command'
import { groups } from './commands'
import { commandLabel } from './i18n'

/** Every command that can be done now, with its key, and the transcriptions of the edition, found by typing. */
export function CommandPalette(props: {
  readonly commands: readonly Command[]
  readonly context: CommandContext
  readonly transcriptions: readonly TranscriptionRow[]
  readonly onRun: (command: Command) => void
  readonly onOpen: (transcription: string) => void
}) {
  const { t } = useTranslation('app')
  const offered = props.commands.filter(
    (command) => command.name !== 'palette/show' && command.enabled?.(props.context) !== false,
  )
  return (
    <Palette className={styles.palette} label={t('palette.label')} loop>
      <Palette.Input className={styles.input} placeholder={t('palette.placeholder')} autoFocus />
      <Palette.List className={styles.list}>
        <Palette.Empty className={styles.none}>{t('palette.none')}</Palette.Empty>
        {groups.map((group) => {
          const inGroup = offered.filter((command) => command.group === group)
          if (inGroup.length === 0) return null
          return (
            <Palette.Group key={group} heading={t(`group.${group}`)} className={styles.group}>
              {inGroup.map((command) => (
                <Palette.Item
                  key={command.name}
                  value={`${commandLabel(command.name)} ${command.name}`}
                  className={styles.item}
                  onSelect={() => {
                    props.onRun(command)
                  }}
                >
                  <span className={styles.label}>{commandLabel(command.name)}</span>
                  {command.keys[0] !== undefined && <Kbd keys={command.keys[0]} />}
                </Palette.Item>
              ))}
            </Palette.Group>
          )
        })}
        {props.transcriptions.length > 0 && (
          <Palette.Group heading={t('palette.goTo')} className={styles.group}>
            {props.transcriptions.map((row) => (
              <Palette.Item
                key={row.id}
                value={`${row.title} ${row.id}`}
                className={styles.item}
                onSelect={() => {
                  props.onOpen(row.id)
                }}
              >
                <span className={styles.label}>{row.title}</span>
              </Palette.Item>
            ))}
          </Palette.Group>
        )}
      </Palette.List>
    </Palette>
  )
}
