import type { ReactElement } from 'react'
import { noteKinds } from '../../shared/queries/note-kinds'
import { useTranslation } from 'react-i18next'
import type { CommandContext } from '../app/command'
import { commandLabel } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { ContextMenu } from '../ui/Menu'
import type { MenuEntry } from '../ui/menu-entry'
import { copySelection, cutSelection } from './clipboard'
import { editorCommand } from './commands'
import { isPageSelected } from './commands/pages'
import { tagKinds } from './commands/tags'
import { blockKinds, renditions, tableCommands } from './commands/text'
import { isEditable } from './plugins/editable'

const noteEntries = [
  'note/insert',
  'note/from-number',
  'note/enter',
  'note/leave',
  'note/to-number',
  'note/insert-on-words',
  'note/from-text',
  'note/to-text',
  'note/join',
  'note/resolve',
  'note/pick-up',
  'reference/follow',
  'note/renumber',
  'note/delete',
]

/** The context menu of the text: what fits the place of the caret. */
export function EditorMenu({
  text,
  context,
  onInsert,
  children,
}: {
  readonly text: OpenText
  readonly context: CommandContext
  /** Asks which element to insert. */
  readonly onInsert: () => void
  readonly children: ReactElement
}) {
  const { t } = useTranslation('editor')
  const submenu = (label: string, names: readonly string[]): MenuEntry[] => {
    const entries = fitting(names, context)
    return entries.length === 0 ? [] : [{ kind: 'submenu', label, entries }]
  }
  const element = (): MenuEntry => ({
    kind: 'submenu',
    label: t('menu.element'),
    entries: [
      ...(isEditable(text.state)
        ? [{ kind: 'item', label: commandLabel('element/insert'), shortcut: 'Alt-i', onSelect: onInsert } as const]
        : []),
      {
        kind: 'item',
        label: t('menu.attributes'),
        shortcut: 'Alt-e',
        onSelect: () => {
          context.show('element')
        },
      },
      ...fitting(['element/select', 'element/unwrap', 'element/delete'], context),
    ],
  })
  const atPage = () => [
    clipboardEntries(text, t),
    fitting(['page/edit', 'page/move-back', 'page/move-on', 'page/renumber'], context),
    fitting(['page/delete'], context),
  ]
  const inText = () => [
    clipboardEntries(text, t),
    fitting(['finding/accept', 'finding/text-to-note', 'finding/note-to-text'], context),
    fitting(
      [
        ...tagKinds.map(({ kind }) => `tag/${kind}`),
        'tag/link',
        'tag/unlink',
        'tag/widen',
        'tag/narrow',
        'tag/attributes',
        'tag/remove',
      ],
      context,
    ),
    [
      ...submenu(t('menu.interventions'), [
        'tag/supplied',
        'tag/unclear',
        'tag/sic',
        'tag/add',
        'tag/del',
        'tag/foreign',
      ]),
      ...submenu(
        t('menu.renditions'),
        renditions.map(({ rendition }) => `text/${rendition}`),
      ),
      ...submenu(
        t('menu.kinds'),
        blockKinds.map(({ kind }) => `text/kind-${kind}`),
      ),
      ...submenu(
        t('menu.table'),
        tableCommands.map(({ name }) => name).filter((name) => name !== 'table/insert'),
      ),
      element(),
    ],
    [
      ...fitting(noteEntries, context),
      ...submenu(
        t('menu.noteKinds'),
        [...noteKinds, 'none'].map((kind) => `note/kind-${kind}`),
      ),
    ],
    fitting(['page/insert', 'text/characters', 'table/insert'], context),
  ]
  const entries = () => joined(isPageSelected(text.state) ? atPage() : inText())
  return <ContextMenu entries={entries}>{children}</ContextMenu>
}

function fitting(names: readonly string[], context: CommandContext): MenuEntry[] {
  return names.map(editorCommand).flatMap((command) =>
    (command.enabled?.(context) ?? true)
      ? [
          {
            kind: 'item',
            label: commandLabel(command.name),
            shortcut: command.keys[0],
            checked: command.active?.(context) === true ? true : undefined,
            onSelect: () => {
              command.run(context)
            },
          } satisfies MenuEntry,
        ]
      : [],
  )
}

function clipboardEntries(text: OpenText, t: (key: 'menu.cut' | 'menu.copy') => string): MenuEntry[] {
  if (text.state.selection.empty) return []
  return [
    { kind: 'item', label: t('menu.cut'), shortcut: 'Mod-x', onSelect: () => void cutSelection(text) },
    { kind: 'item', label: t('menu.copy'), shortcut: 'Mod-c', onSelect: () => void copySelection(text) },
  ]
}

function joined(groups: readonly (readonly MenuEntry[])[]): MenuEntry[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index): MenuEntry[] => (index === 0 ? [...group] : [{ kind: 'separator' }, ...group]))
}
