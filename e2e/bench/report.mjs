/**
 * What was measured in one run, as it is kept in a file.
 *
 * @typedef {object} Measured
 * @property {string} name
 * @property {string} at when, as ISO 8601 has it
 * @property {string} machine
 * @property {string} about
 * @property {readonly import('./measurement').Figure[]} figures
 *
 * @typedef {object} Run
 * @property {readonly Measured[]} measured
 */

/**
 * What is known of all figures after a run: what it measured, and what it did not measure as it was measured before, in the order
 * of `names`. What has another name is measured no more.
 *
 * @param {Run} run
 * @param {Run | null} earlier
 * @param {readonly string[]} names
 * @returns {Run}
 */
export function newestOf(run, earlier, names) {
  const of = (/** @type {string} */ wanted) => (/** @type {Run | null} */ from) =>
    from?.measured.find(({ name }) => name === wanted)
  return { measured: names.flatMap((name) => of(name)(run) ?? of(name)(earlier) ?? []) }
}

/**
 * The value of a figure beside that of its reference; `null` where the reference is nothing.
 *
 * @param {import('./measurement').Figure} figure
 */
export function ratioOf({ value, reference }) {
  return reference.value > 0 ? value / reference.value : null
}

/**
 * Whether a figure keeps its bound; `null` where it has none.
 *
 * @param {import('./measurement').Figure} figure
 */
export function keepsBound(figure) {
  if (figure.bound === null) return null
  const bound = figure.bound.of === 'value' ? figure.value : ratioOf(figure)
  return bound !== null && bound <= figure.bound.most
}

/**
 * A run as a table in text, one line for each figure; with an earlier run, also how each ratio has changed since.
 *
 * @param {Run} run
 * @param {Run | null} [earlier]
 */
export function tableOf(run, earlier = null) {
  const head = [
    'figure',
    'value',
    'reference',
    '',
    'ratio',
    'bound',
    '',
    ...(earlier === null ? [] : ['before', 'change']),
  ]
  const rows = run.measured.flatMap(({ name, figures }) => [
    [`— ${name}`],
    ...figures.map((figure) => [...lineOf(figure), ...(earlier === null ? [] : changeOf(name, figure, earlier))]),
  ])
  return aligned([head, ...rows])
}

/** @param {import('./measurement').Figure} figure */
function lineOf(figure) {
  const { name, value, unit, reference, bound } = figure
  const ratio = ratioOf(figure)
  const kept = keepsBound(figure)
  return [
    name,
    amount(value, unit),
    amount(reference.value, unit),
    reference.name,
    ratio === null ? '' : decimals(ratio),
    bound === null ? '' : bound.of === 'ratio' ? `≤ ${bound.most}` : `≤ ${amount(bound.most, unit)}`,
    kept === null ? '' : kept ? 'kept' : 'BROKEN',
  ]
}

/**
 * @param {string} measured
 * @param {import('./measurement').Figure} figure
 * @param {Run} earlier
 */
function changeOf(measured, figure, earlier) {
  const before = earlier.measured
    .find(({ name }) => name === measured)
    ?.figures.find(({ name }) => name === figure.name)
  const [was, is] = [before === undefined ? null : ratioOf(before), ratioOf(figure)]
  if (was === null || is === null) return ['', '']
  const change = Math.round((is / was - 1) * 100)
  return [decimals(was), `${change > 0 ? '+' : ''}${change} %`]
}

/**
 * @param {number} value
 * @param {import('./measurement').Figure['unit']} unit
 */
function amount(value, unit) {
  if (unit !== 'bytes') return `${decimals(value)} ${unit}`
  if (Math.abs(value) < 10_000) return `${Math.round(value)} B`
  return Math.abs(value) < 10_000_000 ? `${Math.round(value / 1000)} kB` : `${decimals(value / 1_000_000)} MB`
}

/** @param {number} value */
function decimals(value) {
  return value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0)
}

/** @param {readonly (readonly string[])[]} rows */
function aligned(rows) {
  const columns = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.filter((row) => row.length > 1).map((row) => row[column]?.length ?? 0)),
  )
  const isWords = (/** @type {number} */ column) => [0, 3, 6].includes(column)
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isWords(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
