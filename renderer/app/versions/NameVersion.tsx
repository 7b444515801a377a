import { useTranslation } from 'react-i18next'
import type { VersionRow } from '../../store/rows'
import { NameDialog } from '../NameDialog'

/** Asks for the name of a version that is to be kept (`null`), or of one that was. */
export function NameVersion(props: {
  readonly row: VersionRow | null
  readonly onName: (name: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('app')
  const { row } = props
  return (
    <NameDialog
      title={t(row === null ? 'versions.keepTitle' : 'versions.renameTitle')}
      label={t('versions.keepName')}
      hint={t('versions.keepHint')}
      value={row?.name ?? ''}
      confirmLabel={t(row === null ? 'versions.keepButton' : 'dialog.rename')}
      onClose={props.onClose}
      onName={props.onName}
    />
  )
}
