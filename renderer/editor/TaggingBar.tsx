import { useTranslation } from 'react-i18next'
import type { CommandContext } from '../app/command'
import { commandLabel } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { Button } from '../ui/Button'
import { KindMark } from '../ui/KindMark'
import { Kbd } from '../ui/Kbd'
import { editorCommand } from './commands'
import { tagKinds } from './commands/tags'
import { modeKeys } from './mode-keys'
import { inTaggingMode } from './plugins/tagging-mode'
import styles from './TaggingBar.module.css'
import { useText } from './use-text'

/** The letters of the tagging mode while it is on: what each does, that typing is off, and how to leave. */
export function TaggingBar({ text, context }: { readonly text: OpenText; readonly context: CommandContext }) {
  const { t } = useTranslation('tagging')
  const on = useText(text, inTaggingMode)
  if (!on) return null
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('mode.label')}>
      <strong className={styles.title}>{t('mode.title')}</strong>
      <span className={styles.off}>{t('mode.off')}</span>
      <span className={styles.keys}>
        {modeKeys.map(({ key, command }) => (
          <button
            key={command}
            type="button"
            tabIndex={-1}
            className={styles.key}
            aria-label={commandLabel(command)}
            // The focus stays in the text.
            onMouseDown={(event) => {
              event.preventDefault()
            }}
            onClick={() => {
              const one = editorCommand(command)
              if (one.enabled?.(context) ?? true) one.run(context)
              else one.refuse?.(context)
            }}
          >
            <Kbd keys={key} />
            <Mark command={command} />
            {t(`mode.key.${command.slice(4) as ModeWord}`)}
          </button>
        ))}
        <span className={styles.key}>
          <Kbd keys="Tab" /> {t('mode.next')}
        </span>
        <span className={styles.key}>
          <Kbd keys="ArrowLeft" /> <Kbd keys="ArrowRight" /> {t('mode.words')}
        </span>
      </span>
      <Button
        variant="quiet"
        className={styles.leave}
        shortcut="Escape"
        onClick={() => {
          editorCommand('tag/mode').run(context)
        }}
      >
        {t('mode.leave')}
      </Button>
    </div>
  )
}

type ModeWord =
  | 'person'
  | 'place'
  | 'organisation'
  | 'date'
  | 'term'
  | 'again'
  | 'widen'
  | 'narrow'
  | 'link'
  | 'unlink'
  | 'certainty'
  | 'attributes'
  | 'remove'

function Mark({ command }: { readonly command: string }) {
  const kind = tagKinds.find((one) => `tag/${one.kind}` === command)?.kind
  return kind ? <KindMark kind={kind} /> : null
}
