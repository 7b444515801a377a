import { useTranslation } from 'react-i18next'
import { AlertDialog } from '../../ui/AlertDialog'
import type { FilesThere } from './save-exported'

/** How many files are named. */
const named = 8

/** Asks once about all files of a folder that an export would write over. */
export function ReplaceFiles(props: { readonly there: FilesThere; readonly onAnswer: (replace: boolean) => void }) {
  const { t } = useTranslation('export')
  const { folder, paths } = props.there
  const names = paths.slice(0, named).join(', ')
  const rest = paths.length - named
  const words = { name: folder.name, names: rest > 0 ? t('replace.andMore', { names, count: rest }) : names }
  return (
    <AlertDialog
      open
      danger
      title={t('replace.title', { count: paths.length })}
      description={t('replace.text', { ...words, count: paths.length })}
      confirmLabel={t('replace.button', { count: paths.length })}
      cancelLabel={t('cancel')}
      onCancel={() => {
        props.onAnswer(false)
      }}
      onConfirm={() => {
        props.onAnswer(true)
      }}
    />
  )
}
