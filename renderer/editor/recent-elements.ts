const key = 'recto-recent-elements'
const most = 8

/** The local names of the elements that were put in last, the latest first. */
export function recentElements(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter((name): name is string => typeof name === 'string').slice(0, most) : []
  } catch {
    return []
  }
}

/** Remembers an element that was put in. */
export function rememberElement(local: string): void {
  const names = [local, ...recentElements().filter((other) => other !== local)].slice(0, most)
  try {
    localStorage.setItem(key, JSON.stringify(names))
  } catch {
    return
  }
}
