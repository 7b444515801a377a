import { Copy, Download, ListChecks, Pencil, Save, SaveAll, Share, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Actions } from '../app/actions'
import type { EditionSummary } from '../store/library'
import type { MenuEntry } from '../ui/menu-entry'

/** What can be done with an edition as a whole. One that can only be read is not changed. */
export function useEditionEntries(edition: EditionSummary, actions: Actions, keys: boolean): readonly MenuEntry[] {
  const { t } = useTranslation(['app', 'proofing'])
  const readOnly = edition.readOnly !== null
  const key = (name: string) => (keys ? actions.keyOf(name) : undefined)
  return [
    {
      kind: 'item',
      label: t('command.edition/rename'),
      icon: Pencil,
      shortcut: keys ? undefined : 'F2',
      disabled: readOnly,
      onSelect: () => actions.renameEdition(edition),
    },
    { kind: 'item', label: t('command.edition/duplicate'), icon: Copy, onSelect: () => actions.copyEdition(edition) },
    {
      kind: 'item',
      label: t('command.rounds/edit', { ns: 'proofing' }),
      icon: ListChecks,
      disabled: readOnly,
      onSelect: () => actions.editRounds(edition),
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: t('command.edition/save'),
      icon: Save,
      shortcut: key('edition/save'),
      disabled: readOnly,
      onSelect: () => actions.saveEdition(edition, 'save'),
    },
    {
      kind: 'item',
      label: t('command.edition/save-as'),
      icon: SaveAll,
      shortcut: key('edition/save-as'),
      disabled: readOnly,
      onSelect: () => actions.saveEdition(edition, 'save-as'),
    },
    {
      kind: 'item',
      label: t('command.edition/share'),
      icon: Share,
      disabled: readOnly,
      onSelect: () => actions.saveEdition(edition, 'share'),
    },
    {
      kind: 'item',
      label: t('command.edition/export'),
      icon: Download,
      onSelect: () => actions.exportEdition(edition),
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: t('command.edition/delete'),
      icon: Trash2,
      shortcut: keys ? undefined : 'Delete',
      danger: true,
      onSelect: () => actions.removeEdition(edition),
    },
  ]
}
