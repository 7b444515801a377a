/**
 * The script of an edition's pages. Without it all can be read; it switches readings, names and colours by classes of the
 * root and keeps them for the next visit, and puts notes beside the lines of their references.
 */
export const editionScript = `(() => {
  const root = document.documentElement
  const panel = document.querySelector('.display')
  const kept = {
    get: (name) => { try { return localStorage.getItem('edition-' + name) } catch { return null } },
    set: (name, value) => { try { localStorage.setItem('edition-' + name, value) } catch {} },
  }
  const show = {
    theme: (value) => { if (value === 'system') delete root.dataset.theme; else root.dataset.theme = value },
    reading: (value) => {
      for (const name of [...root.classList]) if (name.startsWith('reading-')) root.classList.remove(name)
      root.classList.add('reading-' + value)
    },
    names: (value) => root.classList.toggle('names', value === 'shown'),
  }
  if (panel) {
    panel.hidden = false
    for (const name of Object.keys(show)) {
      const fields = [...panel.querySelectorAll('[name=' + name + ']')]
      const value = kept.get(name)
      const field = fields.find((one) => one.type === 'checkbox' || one.value === value)
      if (value === null || !field) continue
      field.checked = field.type === 'radio' || value === 'shown'
      show[name](value)
    }
    panel.addEventListener('change', ({ target }) => {
      const value = target.type === 'checkbox' ? (target.checked ? 'shown' : 'hidden') : target.value
      show[target.name](value)
      kept.set(target.name, value)
      place()
    })
    document.addEventListener('click', ({ target }) => { if (!panel.contains(target)) panel.open = false })
    panel.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !panel.open) return
      panel.open = false
      panel.querySelector('summary').focus()
    })
  }
  const wide = matchMedia('screen and (min-width: 75rem)')
  const texts = [...document.querySelectorAll('.notes-beside .recto-text')]
  const place = () => {
    for (const text of texts) {
      text.classList.toggle('placed', wide.matches)
      text.style.minHeight = ''
      const notes = [...text.querySelectorAll('div.note')]
      if (!wide.matches) { for (const note of notes) note.style.top = ''; continue }
      const start = text.getBoundingClientRect().top
      const measured = notes.map((note) => {
        const ref = document.getElementById(note.id.replace(/note-(\\d+)$/, 'ref-$1'))
        return { note, at: ref ? ref.getBoundingClientRect().top - start : 0, height: note.offsetHeight }
      })
      let end = 0
      for (const { note, at, height } of measured) {
        if (height === 0) continue
        const top = Math.max(at - 4, end)
        note.style.top = top + 'px'
        end = top + height + 12
      }
      text.style.minHeight = end + 'px'
    }
  }
  if (texts.length > 0) {
    wide.addEventListener('change', place)
    let width = 0
    new ResizeObserver(([entry]) => {
      if (entry.contentRect.width === width) return
      width = entry.contentRect.width
      place()
    }).observe(document.querySelector('main'))
    addEventListener('load', place)
    place()
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (target) target.scrollIntoView()
  }
})()
`
