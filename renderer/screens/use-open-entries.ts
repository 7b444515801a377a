import { BookOpen, FileUp, FolderOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Actions } from '../app/actions'
import type { MenuEntry } from '../ui/menu-entry'

/** The menu entries that open files and folders; in the library, editions too. */
export function useOpenEntries(actions: Actions, editions = false): readonly MenuEntry[] {
  const { t } = useTranslation('app')
  const edition: MenuEntry = {
    kind: 'item',
    label: t('command.edition/open'),
    icon: BookOpen,
    shortcut: actions.keyOf('edition/open'),
    onSelect: actions.openEditionFile,
  }
  return [
    {
      kind: 'item',
      label: t('command.file/open'),
      icon: FileUp,
      shortcut: actions.keyOf('file/open'),
      onSelect: () => actions.openFiles(false),
    },
    {
      kind: 'item',
      label: t('command.folder/open'),
      icon: FolderOpen,
      shortcut: actions.keyOf('folder/open'),
      onSelect: () => actions.openFiles(true),
    },
    ...(editions ? [edition] : []),
  ]
}
