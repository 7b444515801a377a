const key = 'recto.recent-characters'
const most = 20

/** The special characters put last, the latest first. */
export function recentCharacters(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(stored)
      ? stored.filter((one): one is string => typeof one === 'string' && one !== '').slice(0, most)
      : []
  } catch {
    return []
  }
}

/** Puts a character first among the recent ones. */
export function rememberCharacter(text: string): void {
  const recent = [text, ...recentCharacters().filter((one) => one !== text)].slice(0, most)
  try {
    localStorage.setItem(key, JSON.stringify(recent))
  } catch {
    // Where nothing can be stored, the palette does without.
  }
}
