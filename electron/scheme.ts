import { siteAnswer } from './site.mjs'

/** The scheme under which the window loads the interface. */
export const scheme = 'recto'

/** Where the interface begins; IndexedDB belongs to this origin. */
export const startUrl = `${scheme}://app/`

/** Whether a page comes from the interface. */
export function isOwn(url: string): boolean {
  return url.startsWith(startUrl)
}

/** Answers a request of the window with a file of `folder`, and with nothing from outside of it. */
export async function answerFrom(folder: string, url: string): Promise<Response> {
  if (!isOwn(url)) return new Response(null, { status: 404 })
  const { status, headers, body } = await siteAnswer(folder, new URL(url).pathname)
  return new Response(body, { status, headers })
}
