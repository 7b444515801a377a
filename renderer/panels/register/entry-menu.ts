import type { useTranslation } from 'react-i18next'
import type { MenuEntry } from '../../ui/menu-entry'
import type { RegisterDeeds } from './register-deeds'
import type { ChosenLine } from './register-lines'

/** What can be done with an entry, as a menu. */
export function entryMenu(
  line: Extract<ChosenLine, { kind: 'entry' }>,
  does: { readonly deeds: RegisterDeeds; readonly readOnly: boolean; readonly onOpen: (id: string) => void },
  t: ReturnType<typeof useTranslation<'register'>>['t'],
): readonly MenuEntry[] {
  const { deeds, readOnly } = does
  const { id } = line.entry
  return [
    { kind: 'item', label: t('open'), shortcut: 'Enter', onSelect: () => does.onOpen(id) },
    {
      kind: 'item',
      label: t('next'),
      shortcut: deeds.keyOf('register/next-mention'),
      onSelect: () => deeds.walk(line, 1),
    },
    {
      kind: 'item',
      label: t('previous'),
      shortcut: deeds.keyOf('register/previous-mention'),
      onSelect: () => deeds.walk(line, -1),
    },
    { kind: 'item', label: t('concordance'), onSelect: () => deeds.concordance(id) },
    {
      kind: 'item',
      label: t('occurrences'),
      shortcut: deeds.keyOf('occurrence/all'),
      disabled: readOnly,
      onSelect: () => deeds.occurrences(id),
    },
    { kind: 'separator' },
    { kind: 'item', label: t('mergeWith'), disabled: readOnly, onSelect: () => deeds.merge([id]) },
    { kind: 'item', label: t('split'), disabled: readOnly, onSelect: () => deeds.split(id) },
    { kind: 'separator' },
    {
      kind: 'item',
      label: t('remove'),
      shortcut: 'Delete',
      danger: true,
      disabled: readOnly,
      onSelect: () => deeds.remove([id]),
    },
  ]
}
