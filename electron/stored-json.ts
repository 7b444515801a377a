import { readWhole, writeWhole } from './files'

/** Reads a small file of the program's own settings; `null` where there is none or it is damaged, never a failure. */
export async function readJson(path: string): Promise<unknown> {
  const answer = await readWhole(path)
  if (!answer.ok) return null
  try {
    return JSON.parse(new TextDecoder().decode(answer.value))
  } catch {
    return null
  }
}

/** Writes a small file of the program's own settings. Where that fails, the old one stays: no work is in it. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await writeWhole(path, new TextEncoder().encode(JSON.stringify(value)))
}
