import i18next from 'i18next'
import type { OpenedFile } from '../../shared/host'
import { sharingPieces } from '../store/pieces'
import { importFiles } from './import-files'
import { sampleImages } from './sample-images'
import type { Session } from './session'

/** The files of the sample edition by path, each loaded when it is asked for: an invented correspondence about a harbour. */
const texts = import.meta.glob<string>('./sample/*', { query: '?raw', import: 'default' })

/** The files of the sample edition, as if they had been dropped together. */
export async function sampleFiles(): Promise<readonly OpenedFile[]> {
  const folder = `${i18next.t('library.sample')}/`
  const paths = Object.keys(texts).sort()
  return Promise.all(
    paths.map(async (path): Promise<OpenedFile> => {
      const text = (await texts[path]?.()) ?? ''
      const content = { ok: true, value: new TextEncoder().encode(text) } as const
      return { name: path.slice(path.lastIndexOf('/') + 1), folder, ref: null, content }
    }),
  )
}

/** Takes in the sample edition with the images of its pages, and shows it. */
export async function openSample(session: Session): Promise<void> {
  const { store } = session
  const files = await sampleFiles()
  await sharingPieces(store.db, () => importFiles(session, files, null, (made) => sampleImages(store, made)))
}
