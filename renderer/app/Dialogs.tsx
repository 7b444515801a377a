import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/finding'
import { AlertDialog } from '../ui/AlertDialog'
import { Dialog } from '../ui/Dialog'
import { useSource } from '../ui/use-source'
import { AboutDialog } from './AboutDialog'
import { CopiesDialog } from './backups/CopiesDialog'
import { CollateWith } from './collate/CollateWith'
import { compareWithChosen } from './collate/other-texts'
import { CorpusDialog } from './CorpusDialog'
import { EditionFileDialog } from './edition-files/EditionFileDialog'
import { ExportDialog } from './export/ExportDialog'
import { ReplaceFiles } from './export/ReplaceFiles'
import { readAgain } from './exporting'
import { FirstDialog, type DialogsProps } from './FirstDialog'
import { FindReplaceDialog } from './find-replace/FindReplaceDialog'
import { EditionDataDialog } from './header/EditionDataDialog'
import { WriteHeadersDialog } from './header/WriteHeadersDialog'
import { HelpKeys } from './HelpKeys'
import { InsertElement, putIn } from './InsertElement'
import { changeName, changeTitle, moveTo } from './library-actions'
import { MoveDialog } from './MoveDialog'
import { NameDialog } from './NameDialog'
import { OriginalDialog } from './OriginalDialog'
import { OutsideDialog, OverwriteDialog } from './outside/OutsideDialog'
import { WordsDialog } from './proofing/WordsDialog'
import { EqualDoubtsDialog } from './proofing/EqualDoubtsDialog'
import { ExportRegister } from './register/ExportRegister'
import { ImportRegister } from './register/ImportRegister'
import { RegisterDialog } from './register/RegisterDialog'
import { MatchImages } from './page-images/MatchImages'
import { referToChosen } from './notes/note-commands'
import { NumberNotes } from './notes/NumberNotes'
import { showNumbering, writeNumbers } from './notes/number-edition'
import { ReferTo } from './notes/ReferTo'
import { ReportDialog } from './ReportDialog'
import { XmlDraftDialog } from './XmlDraftDialog'
import { leaveRepairs, repairFiles } from './repairing'
import { RepairsDialog } from './RepairsDialog'
import { ProofreaderDialog } from './rounds/ProofreaderDialog'
import { BracketsDialog } from './brackets/BracketsDialog'
import { BracketTableDialog } from './brackets/BracketTableDialog'
import { InterventionDialog } from './interventions/InterventionDialog'
import { ReadingsDialog } from './readings/ReadingsDialog'
import { RoundsOfEdition } from './rounds/RoundsOfEdition'
import { TagColoursDialog } from './tagging/colours/TagColoursDialog'
import { ConcordanceDialog } from './tagging/concordance/ConcordanceDialog'
import { SureDialog } from './tagging/suggestions/SureDialog'
import { OccurrencesDialog } from './tagging/occurrences/OccurrencesDialog'
import { CompareVersions } from './versions/CompareVersions'
import { NameVersion } from './versions/NameVersion'
import { keepNamed, nameVersion } from './versions/version-actions'
import type { Dialog as Open } from './screen'

/** The dialog that is open, if one is. */
export function Dialogs({ session, commands, context }: DialogsProps) {
  const dialog = useSource(session.dialog)
  if (dialog === null) return null
  return <OpenDialog {...{ session, commands, context, dialog }} />
}

function OpenDialog({ session, commands, context, dialog }: DialogsProps & { readonly dialog: Open }) {
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
    case 'new-edition':
    case 'problem':
      return <FirstDialog {...{ session, commands, context, dialog }} />
    case 'insert-element':
      return (
        <Dialog open bare onClose={close} title={t('insert.label')} closeLabel={t('close')}>
          {context.text !== null && (
            <InsertElement
              text={context.text}
              onInsert={(offer) => {
                then(() => {
                  putIn(context, offer)
                })
              }}
            />
          )}
        </Dialog>
      )
    case 'refer-to':
      return (
        session.open !== null && (
          <ReferTo
            text={session.open.text}
            register={session.register.now.get().index}
            onChoose={(target, name) => {
              then(() => {
                referToChosen(session, target, name)
              })
            }}
            onClose={close}
          />
        )
      )
    case 'number-notes':
      return (
        <NumberNotes
          numbering={session.practice.now.get().notes}
          onShow={(notes) => {
            then(() => void showNumbering(session, notes))
          }}
          onWrite={(notes) => {
            then(() => void writeNumbers(session, notes))
          }}
          onClose={close}
        />
      )
    case 'occurrences':
      return (
        session.edition !== null && (
          <OccurrencesDialog session={session} edition={session.edition} start={dialog.start} onClose={close} />
        )
      )
    case 'find-replace':
      return (
        session.edition !== null && (
          <FindReplaceDialog session={session} edition={session.edition} start={dialog.start} onClose={close} />
        )
      )
    case 'concordance': {
      const entry = session.register.now.get().index.byId.get(dialog.entry)
      return (
        session.edition !== null &&
        entry !== undefined && <ConcordanceDialog {...{ session, entry }} edition={session.edition} onClose={close} />
      )
    }
    case 'equal-doubts':
      return session.edition === null ? null : (
        <EqualDoubtsDialog {...{ session }} edition={session.edition} meant={dialog.meant} onClose={close} />
      )
    case 'sure-suggestions':
      return session.open !== null && <SureDialog session={session} open={session.open} onClose={close} />
    case 'match-images':
      return (
        session.open !== null && (
          <MatchImages
            key={session.open.text.id}
            {...{ session }}
            text={session.open.text}
            problems={dialog.problems}
            onClose={close}
          />
        )
      )
    case 'tag-colours':
      return <TagColoursDialog settings={session.settings} onClose={close} />
    case 'words':
      return <WordsDialog session={session} onClose={close} />
    case 'rounds':
      return <RoundsOfEdition session={session} edition={dialog.edition} onClose={close} />
    case 'brackets':
      return context.text !== null && <BracketsDialog session={session} text={context.text} onClose={close} />
    case 'bracket-table':
      return <BracketTableDialog session={session} edition={dialog.edition} onClose={close} />
    case 'intervention':
      return context.text !== null && <InterventionDialog session={session} text={context.text} onClose={close} />
    case 'edition-data':
      return (
        <EditionDataDialog
          session={session}
          edition={dialog.edition}
          onClose={close}
          onWrite={(source) => {
            session.dialog.set({ kind: 'write-headers', edition: dialog.edition, source })
          }}
        />
      )
    case 'write-headers':
      return <WriteHeadersDialog session={session} edition={dialog.edition} source={dialog.source} onClose={close} />
    case 'readings':
      return <ReadingsDialog session={session} edition={dialog.edition} onClose={close} />
    case 'proofreader':
      return (
        <ProofreaderDialog
          settings={session.settings}
          onClose={close}
          onAnswer={() => {
            then(dialog.then)
          }}
        />
      )
    case 'name-version':
      return (
        <NameVersion
          row={dialog.row}
          onClose={close}
          onName={(name) => {
            then(() => void (dialog.row === null ? keepNamed(session, name) : nameVersion(session, dialog.row, name)))
          }}
        />
      )
    case 'compare-versions':
      return (
        session.open !== null && (
          <CompareVersions {...{ session }} open={session.open} old={dialog.old} other={dialog.other} onClose={close} />
        )
      )
    case 'collate-with': {
      const { open } = session
      return (
        open !== null && (
          <Dialog open bare onClose={close} title={t('choose.title', { ns: 'collate' })} closeLabel={t('close')}>
            <CollateWith
              {...{ session, open }}
              onChoose={(chosen) => {
                then(() => void compareWithChosen(session, chosen))
              }}
            />
          </Dialog>
        )
      )
    }
    case 'help':
      return (
        <Dialog open wide onClose={close} title={t('help.title')} closeLabel={t('close')}>
          <HelpKeys commands={commands} />
        </Dialog>
      )
    case 'copies':
      return <CopiesDialog session={session} onClose={close} />
    case 'about':
      return <AboutDialog host={session.host} onClose={close} />
    case 'rename-edition':
      return (
        <NameDialog
          title={t('dialog.renameEdition')}
          label={t('dialog.editionName')}
          value={dialog.edition.name}
          confirmLabel={t('dialog.rename')}
          onClose={close}
          onName={(name) => {
            then(() => void changeName(session, dialog.edition, name))
          }}
        />
      )
    case 'rename-transcription':
      return (
        <NameDialog
          title={t('dialog.renameTranscription')}
          label={t('dialog.title')}
          value={dialog.transcription.title}
          confirmLabel={t('dialog.rename')}
          onClose={close}
          onName={(name) => {
            then(() => void changeTitle(session, dialog.transcription, name))
          }}
        />
      )
    case 'move':
      return (
        <MoveDialog
          editions={session.library.editions}
          transcription={dialog.transcription}
          onClose={close}
          onMove={(edition) => {
            then(() => void moveTo(session, dialog.transcription, edition))
          }}
        />
      )
    case 'export':
      return <ExportDialog session={session} subject={dialog.subject} onClose={close} />
    case 'replace-files':
      return (
        <ReplaceFiles
          there={dialog.there}
          onAnswer={(replace) => {
            then(() => {
              dialog.answer(replace)
            })
          }}
        />
      )
    case 'read-again':
      return (
        <AlertDialog
          open
          danger
          title={t('dialog.readAgain')}
          description={t('dialog.readAgainText', {
            name: dialog.transcription.title,
            file: dialog.transcription.origin?.name ?? session.open?.stored.original?.name ?? '',
          })}
          confirmLabel={t('dialog.readAgainButton')}
          cancelLabel={t('cancel')}
          onCancel={close}
          onConfirm={() => {
            then(() => void readAgain(session, dialog.transcription))
          }}
        />
      )
    case 'outside':
      return <OutsideDialog session={session} compared={dialog.compared} onClose={close} />
    case 'overwrite':
      return (
        <OverwriteDialog
          session={session}
          compared={dialog.compared}
          onAnswer={(answer) => {
            then(() => {
              dialog.answer(answer)
            })
          }}
        />
      )
    case 'xml-draft':
      return (
        <XmlDraftDialog
          onAnswer={(answer) => {
            then(() => {
              dialog.answer(answer)
            })
          }}
        />
      )
    case 'original':
      return <OriginalDialog original={dialog.original} title={dialog.title} onClose={close} />
    case 'report':
      return (
        <ReportDialog
          report={dialog.report}
          onClose={close}
          onOpen={(transcription) => {
            then(() => void session.openTranscription(transcription))
          }}
          onRepairs={() => {
            const { report } = dialog
            session.dialog.set({ kind: 'repairs', files: report.repairable, report })
          }}
          onWriteData={() => {
            const { edition } = dialog.report
            session.dialog.set(edition === null ? null : { kind: 'write-headers', edition, source: 'data' })
          }}
        />
      )
    case 'corpus':
      return <CorpusDialog files={dialog.files} onAnswer={dialog.answer} onClose={close} />
    case 'repairs':
      return (
        <RepairsDialog
          files={dialog.files}
          onLeave={() => {
            leaveRepairs(session, dialog)
          }}
          onRepair={(kinds) => {
            then(() => void repairFiles(session, dialog.files, kinds, dialog.report))
          }}
        />
      )
    case 'edition-file':
      return <EditionFileDialog session={session} ask={dialog.ask} />
    case 'register':
      return <RegisterDialog {...{ session, then }} ask={dialog.ask} onClose={close} />
    case 'import-register':
      return <ImportRegister {...{ session, then }} name={dialog.name} file={dialog.file} onClose={close} />
    case 'export-register':
      return <ExportRegister {...{ session, then }} onClose={close} />
    default:
      return assertNever(dialog)
  }
}
