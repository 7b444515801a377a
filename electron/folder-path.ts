/** The most characters that a path from a folder on may have. */
const longestPath = 1024

/**
 * Whether a text is a path that leads on from a folder and never out of it, on any platform, with `/` between its parts: no part
 * is empty, begins with a dot, ends in a dot or a space, or has a sign that some platform reads otherwise.
 */
export function isFolderPath(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    path.length <= longestPath &&
     
    path.split('/').every((part) => /^(?!\.)[^\u0000-\u001f<>:"|?*\\]+(?<![. ])$/.test(part))
  )
}
