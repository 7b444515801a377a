import i18next from 'i18next'
import { useMemo, useState } from 'react'
import type { Answer, BackupFile, Host, Problem } from '../../../shared/host'
import { readFiled } from '../../store/filed-text'
import type { SetAsideRow } from '../../store/rows'
import { salvageOf } from '../../store/salvage'
import { sizeLabel } from '../../ui/sizes'
import { whenLabel } from '../../ui/when'
import { decode } from '../decode'
import { fileName } from '../file-name'
import type { Session } from '../session'
import { writeText } from '../write-text'
import { readCopy, textsOf } from './read-copy'
import type { Compared, RecoveryView } from './recovery-view'
import type { FoundTail } from '../../store/read-tails'
import { restoreAll, restoreAside, restoreCopy, saveAside } from './restore'
import { restoreEverything } from './restore-tails'

/** What the person looks at, and what can be done with it. */
export interface Recovering {
  readonly view: RecoveryView
  readonly compared: Compared | null
  /** What could not be done, where no session can tell it. */
  readonly problem: Problem | null
  readonly back: () => void
  readonly forget: () => void
  readonly endCompare: () => void
  readonly lookInto: (file: BackupFile) => void
  readonly openFile: () => void
  /** Lets the person choose the folder of the copies; `then` is called where another one was chosen. */
  readonly chooseFolder: (then: () => void) => void
  /** Restores these copies, whole. */
  readonly restoreAll: (files: readonly BackupFile[]) => void
  /** Restores tails, and these copies whole: of each text whichever is newer. */
  readonly restoreTails: (tails: readonly FoundTail[], files: readonly BackupFile[]) => void
  readonly restore: (texts: readonly string[]) => void
  readonly compare: (text: string) => void
  readonly saveText: (text: string) => void
  readonly saveCopy: () => void
  readonly lookAside: (row: SetAsideRow) => void
  readonly restoreAside: () => void
  readonly compareAside: () => void
  readonly saveAside: () => void
  readonly letGo: () => void
}

/** Where a copy comes from. */
interface CopySource {
  readonly from: string
  readonly when: string
}

/** Looks into copies and what was set aside, restores and saves. */
export function useRecovery(host: Host, session: Session | null, onChanged: () => void): Recovering {
  const [view, setView] = useState<RecoveryView>({ kind: 'list' })
  const [compared, setCompared] = useState<Compared | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  return useMemo(() => {
    const db = session?.store.db ?? null
    const tell = session?.tell ?? setProblem
    const back = () => {
      setView({ kind: 'list' })
    }
    const look = async (bytes: Answer<Uint8Array>, source: CopySource) => {
      const read = bytes.ok ? await readCopy(bytes.value) : bytes
      if (!read.ok) {
        setView({ kind: 'failed', problem: read.problem })
        return
      }
      const { file } = read.value
      const texts = await textsOf(file, db)
      setView({ kind: 'copy', name: file.edition.name, ...source, read: read.value, texts })
    }
    const save = async (name: string, bytes: Uint8Array) => {
      const answer = await host.ask('files/save-as', { name, bytes })
      if (!answer.ok) tell(answer.problem)
      else if (answer.value !== null) session?.toast(i18next.t('export.done', { name: answer.value.name }))
    }
    const ofCopy = (work: (copy: Extract<RecoveryView, { readonly kind: 'copy' }>) => Promise<void>) => {
      if (view.kind === 'copy') void work(view).catch(failed(tell))
    }
    const ofAside = (
      work: (aside: Extract<RecoveryView, { readonly kind: 'aside' }>, own: Session) => Promise<void>,
    ) => {
      if (view.kind === 'aside' && session !== null) void work(view, session).catch(failed(tell))
    }
    return {
      view,
      compared,
      problem,
      back,
      forget: () => {
        setProblem(null)
      },
      endCompare: () => {
        setCompared(null)
      },
      lookInto: (file) => {
        setView({ kind: 'reading' })
        void host
          .ask('backups/read', file.token)
          .then((bytes) => look(bytes, sourceOf(file)))
          .catch(failed(tell))
      },
      openFile: () => {
        void host
          .ask('files/open', 'edition')
          .then(async (answer) => {
            if (!answer.ok) tell(answer.problem)
            const [opened] = answer.ok ? answer.value : []
            if (opened === undefined) return
            setView({ kind: 'reading' })
            await look(opened.content, {
              from: i18next.t('copy.file', { ns: 'recovery', name: opened.name }),
              when: opened.name,
            })
          })
          .catch(failed(tell))
      },
      chooseFolder: (then) => {
        void host
          .ask('backups/choose')
          .then((answer) => {
            if (!answer.ok) tell(answer.problem)
            else if (answer.value !== null) then()
          })
          .catch(failed(tell))
      },
      restoreAll: (files) => {
        if (session !== null) void restoreAll(session, files).catch(failed(tell))
      },
      restoreTails: (tails, files) => {
        if (session !== null) void restoreEverything(session, tails, files).then(onChanged).catch(failed(tell))
      },
      restore: (texts) => {
        ofCopy(async ({ read }) => {
          if (session !== null) await restoreCopy(session, read.file, texts)
        })
      },
      compare: (id) => {
        ofCopy(async ({ read, when }) => {
          const text = read.file.transcriptions.find((one) => one.id === id)
          const [old, now] = await Promise.all([text && readFiled(text, decode), session?.store.readText(id)])
          if (text === undefined || !old || !now) throw new RangeError('A text that cannot be compared')
          setCompared({
            title: i18next.t('compare.title', { ns: 'recovery', title: text.title }),
            old: { title: i18next.t('compare.copy', { ns: 'recovery', when }), doc: old.doc },
            new: { title: i18next.t('compare.library', { ns: 'recovery' }), doc: now.doc },
          })
        })
      },
      saveText: (id) => {
        ofCopy(async ({ read }) => {
          const text = read.file.transcriptions.find((one) => one.id === id)
          if (text === undefined) return
          const tei = text.tei ?? (await teiOf(text))
          await save(`${fileName(text.title)}.xml`, tei)
        })
      },
      saveCopy: () => {
        ofCopy(({ read }) => save(`${fileName(read.file.edition.name)}.recto`, read.bytes))
      },
      lookAside: (row) => {
        if (db !== null)
          void salvageOf(db, row)
            .then((salvage) => {
              setView({ kind: 'aside', row, salvage })
            })
            .catch(failed(tell))
      },
      restoreAside: () => {
        ofAside(({ row, salvage }, own) => restoreAside(own, row, salvage))
      },
      compareAside: () => {
        ofAside(async ({ row, salvage }, own) => {
          const now = await own.store.readText(row.transcription)
          if (now === null || salvage.state === null) throw new RangeError('A text that cannot be compared')
          setCompared({
            title: i18next.t('aside.title', { ns: 'recovery', title: row.title }),
            old: { title: i18next.t('compare.aside', { ns: 'recovery' }), doc: salvage.state.doc },
            new: { title: i18next.t('compare.library', { ns: 'recovery' }), doc: now.doc },
          })
        })
      },
      saveAside: () => {
        ofAside(({ row, salvage }, own) => saveAside(own, row, salvage))
      },
      letGo: () => {
        ofAside(async ({ row }, own) => {
          await own.store.db.setAside.delete(row.id)
          own.say(i18next.t('aside.gone', { ns: 'recovery' }))
          onChanged()
          back()
        })
      },
    }
  }, [host, session, onChanged, view, compared, problem])
}

const notDone: Problem = {
  code: 'recovery-failed',
  message: 'That could not be done, because a text or the library could not be read. Nothing was changed.',
}

/** Says that something failed, which changed nothing. */
const failed = (tell: (problem: Problem) => void) => (error: unknown) => {
  tell({ ...notDone, values: { error: error instanceof Error ? error.name : 'unknown' } })
}

function sourceOf({ at, size }: BackupFile): CopySource {
  const when = whenLabel(at, Date.now(), i18next.language)
  return { when, from: i18next.t('copy.from', { ns: 'recovery', when, size: sizeLabel(size, i18next.language) }) }
}

/** A text of a copy as a TEI file, where the copy has none of it that can be read. */
async function teiOf(text: Parameters<typeof readFiled>[0]): Promise<Uint8Array> {
  const read = await readFiled(text, decode)
  if (read === null) throw new RangeError('A text that cannot be read')
  const written = await writeText({
    format: 'tei',
    doc: JSON.stringify(read.doc.toJSON()),
    original: null,
    register: null,
  })
  if (!written.ok) throw new RangeError(written.problem.code)
  return written.value.bytes
}
