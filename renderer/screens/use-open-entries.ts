import { FileUp, FolderOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Actions } from '../app/actions'
import type { MenuEntry } from '../ui/menu-entry'

/** The menu entries that open files and folders. */
export function useOpenEntries(actions: Actions): readonly MenuEntry[] {
  const { t } = useTranslation('app')
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
  ]
}
