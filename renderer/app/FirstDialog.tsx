import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/finding'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { useSource } from '../ui/use-source'
import type { Command, CommandContext } from './command'
import { CommandPalette } from './CommandPalette'
import { messageOf, problemText } from './i18n'
import { withLibraryWork } from './later-parts'
import { NameDialog } from './NameDialog'
import type { DialogAtFirst } from './screen'
import type { Session } from './session'

/** What a dialog is given. */
export interface DialogsProps {
  readonly session: Session
  readonly commands: readonly Command[]
  readonly context: CommandContext
}

/** A dialog that the library asks for before all others are read: the palette, the name of a new edition, a problem. */
export function FirstDialog({ session, commands, context, dialog }: DialogsProps & { readonly dialog: DialogAtFirst }) {
  const { t } = useTranslation('app')
  const close = () => {
    session.dialog.set(null)
  }
  /** Closes first, so that what is done can open another one and the focus is back where it was. */
  const then = (act: () => void) => {
    close()
    act()
  }
  switch (dialog.kind) {
    case 'palette':
      return (
        <Dialog open bare onClose={close} title={t('palette.label')} closeLabel={t('close')}>
          <Transcriptions session={session} commands={commands} context={context} then={then} />
        </Dialog>
      )
    case 'new-edition':
      return (
        <NameDialog
          title={t('dialog.newEdition')}
          label={t('dialog.editionName')}
          hint={t('dialog.editionNameHint')}
          value=""
          confirmLabel={t('dialog.create')}
          onClose={close}
          onName={(name) => {
            then(() => void withLibraryWork(session, (library) => library.createEdition(session, name)))
          }}
        />
      )
    case 'problem':
      return (
        <Dialog
          open
          onClose={close}
          title={messageOf(`dialog.problemOf.${dialog.problem.code}`) ?? t('dialog.problem')}
          closeLabel={t('close')}
          description={problemText(dialog.problem)}
          footer={
            <>
              <Button
                variant={dialog.remedies.length === 0 ? 'primary' : 'plain'}
                autoFocus={dialog.remedies.length === 0}
                onClick={close}
              >
                {t('dialog.ok')}
              </Button>
              {dialog.remedies.map(({ code, run }, index) => (
                <Button
                  key={code}
                  variant={index === 0 ? 'primary' : 'plain'}
                  autoFocus={index === 0}
                  onClick={() => {
                    then(run)
                  }}
                >
                  {t(`remedy.${code}`)}
                </Button>
              ))}
            </>
          }
        />
      )
    default:
      return assertNever(dialog)
  }
}

function Transcriptions({
  session,
  commands,
  context,
  then,
}: DialogsProps & { readonly then: (act: () => void) => void }) {
  const rows = useSource(session.library.transcriptions(session.edition ?? ''))
  return (
    <CommandPalette
      commands={commands}
      context={context}
      transcriptions={rows ?? []}
      onRun={(command) => {
        then(() => {
          command.run(context)
        })
      }}
      onOpen={(id) => {
        then(() => void session.openTranscription(id))
      }}
    />
  )
}
