import {
  Bold,
  ChevronDown,
  Ellipsis,
  Italic,
  List,
  Omega,
  Quote,
  Redo2,
  Table2,
  Undo2,
  type LucideIcon,
} from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Toolbar as Radix } from 'radix-ui'
import { blockKindAt } from '../../shared/commands/block-kind'
import type { CommandContext } from '../app/command'
import { commandLabel } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { Kbd } from '../ui/Kbd'
import { KindMark } from '../ui/KindMark'
import { Menu } from '../ui/Menu'
import type { MenuEntry } from '../ui/menu-entry'
import { ToggleButton } from '../ui/ToggleButton'
import { editorCommand } from './commands'
import { tagKinds } from './commands/tags'
import { blockKinds, renditions, tableCommands } from './commands/text'
import { isEditable } from './plugins/editable'
import styles from './Toolbar.module.css'
import { useText } from './use-text'

/** The tools above the text; nothing while no text is open. `more` is a button beside them for what is no tool of the text. */
export function Toolbar({ context, more }: { readonly context: CommandContext; readonly more?: ReactElement }) {
  return context.text && <OpenToolbar text={context.text} context={context} more={more} />
}

interface ToolbarProps {
  readonly text: OpenText
  readonly context: CommandContext
}

function OpenToolbar({ text, context, more }: ToolbarProps & { readonly more: ReactElement | undefined }) {
  const { t } = useTranslation('editor')
  const kind = useText(text, blockKindAt)
  const mayEdit = useText(text, isEditable)
  const kindLabel = kind === null ? t('toolbar.other-kind') : commandLabel(`text/kind-${kind}`)
  const menu = (names: readonly string[]) => () => names.map((name) => entry(name, context))
  return (
    <div className={styles.frame}>
      <Radix.Root className={styles.tools} aria-label={t('toolbar.label')}>
        <Menu
          trigger={
            <Radix.Button asChild>
              <Button
                variant="quiet"
                className={styles.kind}
                aria-label={t('toolbar.kind', { kind: kindLabel })}
                aria-disabled={!mayEdit}
              >
                {kindLabel} <ChevronDown className={styles.arrow} aria-hidden />
              </Button>
            </Radix.Button>
          }
          entries={menu(blockKinds.map((one) => `text/kind-${one.kind}`))}
        />
        <Rule />
        <Tool name="text/italic" context={context} text={text} icon={Italic} />
        <Tool name="text/smallcaps" context={context} text={text}>
          <span className={styles.caps}>Sc</span>
        </Tool>
        <Tool name="text/bold" context={context} text={text} icon={Bold} />
        <Menu
          trigger={
            <Radix.Button asChild>
              <Button
                variant="quiet"
                className={styles.more}
                aria-label={t('toolbar.renditions')}
                aria-disabled={!mayEdit}
              >
                <ChevronDown className={styles.arrow} aria-hidden />
              </Button>
            </Radix.Button>
          }
          entries={menu(renditions.map(({ rendition }) => `text/${rendition}`))}
        />
        <Rule />
        {tagKinds.map((tag) => (
          <Tool key={tag.kind} name={`tag/${tag.kind}`} context={context} text={text} className={styles.tag}>
            <KindMark kind={tag.kind} />
            <span className={styles.word}>{commandLabel(`tag/${tag.kind}`)}</span>
            <Kbd keys={tag.key} />
          </Tool>
        ))}
        <Rule />
        <Tool name="note/insert" context={context} text={text}>
          <span className={styles.word}>{t('toolbar.note')}</span>
          <Kbd keys="Alt-n" />
        </Tool>
        <Tool name="page/insert" context={context} text={text} className={styles.roomy}>
          <span>{t('toolbar.page')}</span>
        </Tool>
        <Rule />
        <Tool name="text/list" context={context} text={text} icon={List} className={styles.roomy} />
        <Menu
          trigger={
            <Radix.Button asChild>
              <IconButton label={t('toolbar.table')} icon={Table2} className={styles.roomy} aria-disabled={!mayEdit} />
            </Radix.Button>
          }
          entries={menu(tableCommands.map(({ name }) => name))}
        />
        <Tool name="text/kind-quote" context={context} text={text} icon={Quote} className={styles.roomy} />
        <Tool name="text/characters" context={context} text={text} icon={Omega} className={styles.roomy} />
        <Menu
          trigger={
            <Radix.Button asChild>
              <IconButton label={t('toolbar.more')} icon={Ellipsis} className={styles.tight} aria-disabled={!mayEdit} />
            </Radix.Button>
          }
          entries={() => [
            ...menu(['page/insert', 'text/list', 'text/kind-quote', 'text/characters'])(),
            { kind: 'submenu', label: t('toolbar.table'), entries: menu(tableCommands.map(({ name }) => name))() },
          ]}
        />
        {more !== undefined && (
          <>
            <Rule />
            <Radix.Button asChild>{more}</Radix.Button>
          </>
        )}
        <span className={styles.gap} />
        <Tool name="edit/undo" watched context={context} text={text} icon={Undo2} />
        <Tool name="edit/redo" watched context={context} text={text} icon={Redo2} />
      </Radix.Root>
    </div>
  )
}

function Tool({
  name,
  text,
  context,
  icon,
  className,
  watched = false,
  children,
}: ToolbarProps & {
  readonly name: string
  readonly icon?: LucideIcon
  readonly className?: string | undefined
  /** Whether it shows if it can be used now; only for commands that know it at no cost. */
  readonly watched?: boolean
  readonly children?: ReactNode
}) {
  const command = editorCommand(name)
  const active = useText(text, () => command.active?.(context) ?? false)
  // Every tool changes the text.
  const usable = useText(text, (state) => isEditable(state) && (!watched || (command.enabled?.(context) ?? true)))
  const common = {
    label: commandLabel(name),
    shortcut: command.keys[0],
    className,
    'aria-disabled': !usable,
    // The focus stays in the text when a tool is clicked.
    onMouseDown: (event: React.MouseEvent) => {
      event.preventDefault()
    },
    onClick: () => {
      command.run(context)
    },
  }
  return (
    <Radix.Button asChild>
      {command.active === undefined && icon !== undefined ? (
        <IconButton {...common} icon={icon} />
      ) : (
        <ToggleButton {...common} pressed={active} {...(icon ? { icon } : {})}>
          {children}
        </ToggleButton>
      )}
    </Radix.Button>
  )
}

function Rule() {
  return <Radix.Separator className={styles.rule} />
}

function entry(name: string, context: CommandContext): MenuEntry {
  const command = editorCommand(name)
  return {
    kind: 'item',
    label: commandLabel(name),
    shortcut: command.keys[0],
    checked: command.active?.(context) === true ? true : undefined,
    disabled: command.enabled?.(context) === false,
    onSelect: () => {
      command.run(context)
    },
  }
}
