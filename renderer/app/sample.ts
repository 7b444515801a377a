import i18next from 'i18next'
import type { OpenedFile } from '../../shared/host'
import { importFiles } from './import-files'
import type { Session } from './session'

/** Takes in the sample edition, as if its files had been dropped together, and shows it. */
export async function openSample(session: Session): Promise<void> {
  const { sampleTexts } = await import('./sample-texts')
  const folder = `${i18next.t('library.sample')}/`
  const files = sampleTexts.map(({ name, text }): OpenedFile => {
    return { name, folder, ref: null, content: { ok: true, value: new TextEncoder().encode(text) } }
  })
  await importFiles(session, files, null)
}
