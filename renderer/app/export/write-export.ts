import { printSettings } from '../../../shared/export/print-page'
import { withoutEnding } from '../../../shared/export/text-files'
import type { Answer, Host, Problem } from '../../../shared/host'
import type { ExportOrder, ExportOutcome } from './export-order'
import { pageFonts } from './page-fonts'
import { runExport } from './run-export'

/** What is said where a PDF is asked for in a browser, which has no print engine that a page may use. */
const desktopOnly: Problem = {
  code: 'pdf-desktop-only',
  message:
    'A PDF is made by the desktop app alone. Nothing was written. Export a web page here, and print that in the browser.',
}

/** The share of the work that writing the page of a PDF has; printing it has the rest. */
const pageShare = 0.5

/** How an export is followed and stopped. */
export interface ExportControl {
  readonly signal: AbortSignal
  /** Hears how far it is, from 0 to 1. */
  readonly progress: (part: number) => void
}

/** Exports in a Worker, and prints what is to be a PDF. One that is aborted is answered with the problem `cancelled`. */
export async function writeExport(
  host: Host,
  order: ExportOrder,
  { signal, progress }: ExportControl,
): Promise<Answer<ExportOutcome>> {
  if (order.format !== 'pdf') return runExport(order, { signal, progress })
  if (host.kind !== 'electron') return { ok: false, problem: desktopOnly }
  const written = await runExport(order, {
    signal,
    progress: (part) => {
      progress(part * pageShare)
    },
  })
  return written.ok ? printed(host, order, written.value, signal) : written
}

async function printed(
  host: Host,
  { title, values }: ExportOrder,
  outcome: ExportOutcome,
  signal: AbortSignal,
): Promise<Answer<ExportOutcome>> {
  const stop = () => void host.ask('print/stop')
  signal.addEventListener('abort', stop)
  const head = printSettings(values).heads ? withoutEnding(title) : ''
  const [page] = outcome.files
  const answer = await host.ask('print/pdf', { html: page?.bytes ?? new Uint8Array(), fonts: pageFonts(), head })
  signal.removeEventListener('abort', stop)
  if (!answer.ok) return answer
  const path = (page?.path ?? '').replace(/\.html$/, '.pdf')
  return { ok: true, value: { ...outcome, files: [{ path, bytes: answer.value }] } }
}
