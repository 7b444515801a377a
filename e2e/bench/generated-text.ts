import { chanceOf, type Chance } from '../torture/typist'

/**
 * A made-up volume of letters in TEI of about `bytes` bytes, always the same for the same size: chapters of letters, each
 * with a heading, paragraphs with names, dates and italics, notes, page breaks, and now and then a list. For
 * machines without real volumes, and for sizes that no volume at hand has.
 */
export function generatedText(bytes: number): string {
  const volume = new Volume(chanceOf(bytes))
  const parts = [opening]
  let size = opening.length + closing.length
  while (size < bytes) {
    const chapter = volume.chapter(bytes - size)
    // Every letter that is not one byte in UTF-8 counts as what it takes there.
    size += Buffer.byteLength(chapter)
    parts.push(chapter)
  }
  return [...parts, closing].join('')
}

const opening = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="harbour-papers">
  <teiHeader>
    <fileDesc>
      <titleStmt><title type="complete">Papers of the harbour board</title></titleStmt>
      <publicationStmt><p>Made for measuring.</p></publicationStmt>
      <sourceDesc><p>Nobody wrote these letters.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <text>
    <body>
`
const closing = '    </body>\n  </text>\n</TEI>\n'

const words = (
  'the of to and in that it is was for on with as by be at not this have from are which had he will we his has their ' +
  'been would they or an were our upon any there government harbour minister island treaty vessel cargo lighthouse ' +
  'keeper company agent merchant letter dispatch telegram instruction received yesterday morning question reply ' +
  'present matter concerning negotiations proposal commission department secretary consul authorities subject ' +
  'communication honor enclose copy note addressed yesterday respecting interests claims payment customs duties'
).split(' ')
const names = ['Marenholm', 'Captain Öre', 'Lady Ashgrove', 'Mr. Tollen', 'Bishop Arvad', 'Señor Quill', 'Doctor Penn']
const places = ['Saltmere', 'Greyhaven', 'Port Alder', 'Nørby', 'the Sound', 'Westfjord']
const months = ['January', 'March', 'May', 'July', 'September', 'November']

class Volume {
  readonly #chance: Chance
  #notes = 0
  #pages = 0
  #letters = 0
  #chapters = 0

  constructor(chance: Chance) {
    this.#chance = chance
  }

  /** A chapter of some thirty letters, or fewer where there is no room for them (in bytes). */
  chapter(room: number): string {
    this.#chapters += 1
    const parts = [`      <div type="chapter" xml:id="ch${this.#chapters}">\n`]
    parts.push(`        <head>Chapter ${this.#chapters}: ${this.#run(5)}</head>\n`)
    let size = 0
    for (let count = 0; count < 30 && size < room; count++) {
      const letter = this.#letter()
      size += letter.length
      parts.push(letter)
    }
    return [...parts, '      </div>\n'].join('')
  }

  #letter(): string {
    this.#letters += 1
    const parts = [`        <div type="document" xml:id="d${this.#letters}" n="${this.#letters}">\n`]
    parts.push(`          <head>${this.#letters}. ${this.#one(names)} to ${this.#one(names)}${this.#note()}</head>\n`)
    parts.push(`          <opener><dateline><placeName>${this.#one(places)}</placeName>, `)
    parts.push(`<date when="1894-0${this.#up(9)}-1${this.#up(9)}">${this.#one(months)} 1${this.#up(9)}, 1894</date>`)
    parts.push('</dateline></opener>\n')
    parts.push(`          <p>Sir: I have the honor ${this.#sentence()}</p>\n`)
    for (let count = 3 + this.#up(8); count > 0; count--) parts.push(this.#paragraph())
    if (this.#chance() < 0.2) parts.push(this.#list())
    parts.push(`          <closer><signed>${this.#one(names)}</signed></closer>\n        </div>\n`)
    return parts.join('')
  }

  #paragraph(): string {
    const parts = [this.#chance() < 0.25 ? this.#pageBreak() : '', '          <p>']
    for (let count = 2 + this.#up(5); count > 0; count--) parts.push(this.#sentence(), ' ')
    return [...parts, '</p>\n'].join('')
  }

  #sentence(): string {
    const drawn = this.#chance()
    const start = this.#run(6 + this.#up(10))
    const end = this.#run(2 + this.#up(6))
    if (drawn < 0.25) return `${start} <persName>${this.#one(names)}</persName> ${end}.`
    if (drawn < 0.4) return `${start}\n            <placeName>${this.#one(places)}</placeName> ${end}.`
    if (drawn < 0.5) return `${start} <hi rend="italic">${this.#run(2)}</hi> ${end}.${this.#note()}`
    return `${start}, ${end}.`
  }

  #note(): string {
    this.#notes += 1
    return `<note n="${this.#notes}" xml:id="n${this.#notes}">${this.#run(8)}, <hi rend="italic">${this.#run(2)}</hi>.</note>`
  }

  #pageBreak(): string {
    this.#pages += 1
    return `          <pb n="${this.#pages}" xml:id="pg_${this.#pages}" facs="${String(this.#pages).padStart(4, '0')}"/>\n`
  }

  #list(): string {
    const items = Array.from({ length: 3 + this.#up(5) }, () => `            <item>${this.#run(7)}</item>\n`)
    return `          <list>\n${items.join('')}          </list>\n`
  }

  #run(count: number): string {
    return Array.from({ length: count }, () => this.#one(words)).join(' ')
  }

  #one(list: readonly string[]): string {
    return list[Math.floor(this.#chance() * list.length)] ?? ''
  }

  /** A whole number from 1 to `most`. */
  #up(most: number): number {
    return 1 + Math.floor(this.#chance() * most)
  }
}
