import { readFileSync } from 'node:fs'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { div, doc, element, head, lb, numbered, p, pb, span, type Content } from '../testing/build'
import { doubtsOf } from '../testing/proofed'
import type { Scanno } from './check'
import type { Doubt } from './doubt'
import { Proofer } from './proofer'

const file = (name: string) => readFileSync(`node_modules/dictionary-en/index.${name}`, 'utf8')
const dictionaries = [{ language: 'en', aff: file('aff'), dic: file('dic') }]
const english = new Proofer({ dictionaries, names: [] })

const checks = new Set(
  'spelling scanno inner-capital digit-in-word doubled-word mixed-scripts near-names invisible'.split(' '),
)

function doubts(text: Node, names: readonly string[] = [], scannos: readonly Scanno[] = []): readonly Doubt[] {
  return doubtsOf(english.changed({ dictionaries, names, scannos }), text).filter(({ check }) => checks.has(check))
}

/** What is doubted, with what could stand there first: `spelling tbe → the`. */
const said = (found: readonly Doubt[]) =>
  found.map(({ check, text, fixes }) => `${check} ${text}${fixes[0] ? ` → ${fixes[0].text}` : ''}`)
const inText = (...contents: readonly Content[]) => said(doubts(doc(div(p(...contents)))))

describe('Spelling', () => {
  test('a word that no dictionary has is doubted, its misreading undone first', () => {
    expect(inText('A rnodern govemment of the state.')).toEqual([
      ...['spelling rnodern → modern', 'spelling govemment → government'],
    ])
  })

  test('a frequent word with two letters exchanged is offered first', () => {
    expect(inText('All teh letters adn the notes.')).toEqual(['spelling teh → the', 'spelling adn → and'])
  })

  test('two words without their space are parted', () => {
    expect(inText('The rest ofthe letter.')).toEqual(['spelling ofthe → of the'])
  })

  test('what a word is seen as tells nothing of what nobody sees in it', () => {
    expect(said(doubts(doc(p('The gov\u00ADernment.'))))).toEqual(['invisible gov\u00ADernment. → government.'])
  })

  test('numbers, numerals, initials and abbreviations are no words', () => {
    expect(inText('Art. xvii, on Feb. 3d, Messrs. J. F. X. Bellamy et al., cf. pp. 12 ff., to the U.S.S.R.')).toEqual(
      [],
    )
    expect(inText('Received on March 4 at 9 a.m.')).toEqual([])
    expect(inText('So Hill et al., pp. 3 et seq., at 4 p.m., i.e. late.')).toEqual([])
  })

  test('compounds, spellings of either side of the sea and old ones are known', () => {
    expect(
      inText('The honour of a well-meant co-operation to-day, of a neo-colonial centre and its connexion.'),
    ).toEqual([])
  })

  test('phrases of Latin and French and particles of names are known', () => {
    expect(
      inText(
        'The chargé d’affaires ad interim spoke de facto of a modus vivendi with von Hohenfels vis-à-vis de Borbón.',
      ),
    ).toEqual([])
  })

  test('a name is taken for a name, unless it looks like a slip', () => {
    expect(inText('He met Szymborskaya and the Govemment of Ruritavia.')).toEqual(['spelling Govemment → Government'])
  })

  test('what a text writes often is a word of its own', () => {
    const jargon = (times: number) => doc(...Array.from({ length: times }, () => p('Please rptwx the cable.')))
    expect(doubts(jargon(2))).toHaveLength(2)
    expect(doubts(jargon(4))).toHaveLength(0)
  })

  test('a slip stays one, however often it stands', () => {
    expect(doubts(doc(...Array.from({ length: 6 }, () => p('A letter of the govemment.'))))).toHaveLength(6)
  })

  test('names of the register are known, with their possessives', () => {
    const text = doc(p('a letter of szymborskaya’s and szymborskaya'))
    expect(doubts(text)).toHaveLength(2)
    expect(doubts(text, ['Szymborskaya, Maria'])).toEqual([])
  })

  test('capitals are an acronym in a sentence and words in a heading', () => {
    expect(
      said(doubts(doc(div(head('THE SECRETARY OF STATE TO THE GOVERNMEMT OF CHILE'), p('He told PBWXYZ of it.'))))),
    ).toEqual(['spelling GOVERNMEMT → GOVERNMENT'])
  })

  test('other languages and what an editor marked as such are not looked up', () => {
    expect(inText('He wrote ', span('foreign', 'wszystko dobrze'), ' and ', span('sic', 'goverment'), '.')).toEqual([])
    expect(said(doubts(doc(element('textblock', 'p', { 'xml:lang': 'pl' }, 'wszystko dobrze'))))).toEqual([])
  })

  test('the key of a doubt is the word without its ending and capitals', () => {
    expect(doubts(doc(p('The zqxing’s end. The zqxing.'))).map(({ key, text }) => [key, text])).toEqual([
      ['zqxing', 'zqxing'],
      ['zqxing', 'zqxing'],
    ])
  })
})

describe('Scannos', () => {
  test('what is read for a most frequent word is that word', () => {
    expect(inText('Tbe end of tlie war, witb honor.')).toEqual([
      'scanno Tbe → The',
      'scanno tlie → the',
      'scanno witb → with',
    ])
  })

  test('a word in the wrong place is doubted, and not in its own', () => {
    expect(inText('The Secretary arid the Minister went to he heard.')).toEqual(['scanno arid → and', 'scanno he → be'])
    expect(inText('An arid region. He built a hut. The axe fell. A bad letter. He had to be heard.')).toEqual([])
    expect(inText('They bad not come, hut they axe here in tile city.')).toEqual([
      ...['scanno bad → had', 'scanno hut → but', 'scanno axe → are', 'scanno tile → the'],
    ])
  })

  test('the words beside are told over notes and page breaks', () => {
    expect(inText('They have', pb('4'), ' a modem', numbered('1', p('Note.')), ' army, and modern ships.')).toEqual([])
    expect(inText('Of', pb('4'), ' tie ', numbered('1', p('A note.')), 'two.')).toEqual(['scanno tie → the'])
  })

  test('the person’s own list counts, whatever stands beside', () => {
    const own = [{ wrong: 'Minster', right: 'Minister' }]
    expect(said(doubts(doc(p('The Minster spoke, a minster.')), [], own))).toEqual([
      ...['scanno Minster → Minister', 'scanno minster → Minister'],
    ])
  })
})

describe('A capital within a word', () => {
  test('parts two words that lost their space', () => {
    expect(inText('He saidUSSR would, inParis, on theMinister’s desk.')).toEqual([
      ...[
        'inner-capital saidUSSR → said USSR',
        'inner-capital inParis → in Paris',
        'inner-capital theMinister → the Minister',
      ],
    ])
  })

  test('or is a slip', () => {
    expect(inText('THe coMmittee.')).toEqual(['inner-capital THe → The', 'inner-capital coMmittee → committee'])
  })

  test('but not in names and abbreviations that are written so', () => {
    expect(inText('McGhee, MacArthur, O’Neill, DeGaulle, L’Heuillet, the GIs, POWs and ChinCom.')).toEqual([])
  })
})

describe('A digit within a word', () => {
  test('is the letter that it looks like', () => {
    expect(inText('A 1etter of l0ss, 0f t0day, n0t wi11.')).toEqual([
      ...['digit-in-word 1etter → letter', 'digit-in-word l0ss → loss', 'digit-in-word 0f → of'],
      ...['digit-in-word t0day → today', 'digit-in-word n0t → not', 'digit-in-word wi11 → will'],
    ])
  })

  test('and a letter in a number the digit', () => {
    expect(inText('In l950 and 19O5, on the l2th.')).toEqual([
      ...['digit-in-word l950 → 1950', 'digit-in-word 19O5 → 1905', 'digit-in-word l2th → 12th'],
    ])
  })

  test('but not in ordinals, units, sections and types', () => {
    expect(
      inText('The 23d, 1st and 2nd of 5th, B-52s, 10mm, F-86F, the 1960s, 4pm, 12a, U2, S/P–NSC 5412/2, 3d.'),
    ).toEqual([])
  })
})

describe('A doubled word', () => {
  test('is doubted, also over a page break or line end, and without what stands between', () => {
    const found = doubts(doc(p('He saw the the end of', pb('7'), ' of it and', lb(), 'and it')))
    expect(found.map(({ text, severity, fixes }) => [text, severity, fixes.map((fix) => fix.text)])).toEqual([
      ['the the', 'error', ['']],
      ['of of', 'error', ['']],
      ['and\nand', 'error', ['']],
    ])
  })

  test('is hardly doubted where it can be meant', () => {
    const found = doubts(doc(p('He had had a word in Pago Pago.')))
    expect(found.map(({ text, severity }) => [text, severity])).toEqual([
      ['had had', 'info'],
      ['Pago Pago', 'info'],
    ])
    expect(inText('He came, came again. In A A and 5 5.')).toEqual([])
  })
})

describe('Letters of another script', () => {
  test('in a word are the Latin ones that they look like', () => {
    expect(inText('The lettеr, and а word of Βerlin.')).toEqual([
      ...['mixed-scripts lettеr → letter', 'mixed-scripts а → a', 'mixed-scripts Βerlin → Berlin'],
    ])
  })

  test('stand by themselves in words and names of their own', () => {
    expect(
      inText('The word Правда and the α-particle of 5 μg, λόγος.').filter((one) => one.startsWith('mixed')),
    ).toEqual([])
  })
})

describe('Spellings of one name', () => {
  test('the rare one is held against the usual one', () => {
    const found = doubts(doc(p('Zaroubin came. Zaroubin and Zaroubin’s wife left, said Zarubin.')))
    expect(said(found)).toEqual(['near-names Zarubin → Zaroubin'])
    expect(found[0]?.values).toMatchObject({ other: 'Zaroubin', count: 3 })
  })

  test('or against the register', () => {
    expect(said(doubts(doc(p('He met Szymborskeya there.')), ['Szymborskaya, Maria']))).toEqual([
      'near-names Szymborskeya → Szymborskaya',
    ])
  })

  test('and not against a people or a plural', () => {
    expect(inText('Ruritania, Ruritania, Ruritania, a Ruritanian, two Ruritanias.')).toEqual([])
  })
})

describe('What nobody sees', () => {
  test('is told with its word, and taken out', () => {
    expect(inText('The\u200B state\uFEFF of af\u2060fairs.')).toEqual([
      ...['invisible The\u200B → The', 'invisible state\uFEFF → state', 'invisible af\u2060fairs. → affairs.'],
    ])
  })

  test('a control character of Windows is the sign that it stood for', () => {
    expect(inText('The state\u0092s end.')).toEqual(['invisible state\u0092s → state’s'])
  })

  test('a space that does not break is left where it holds together', () => {
    expect(inText('On May\u00A03, p.\u00A07.')).toEqual([])
    expect(inText('letters\u00A0were \u00A0read')).toEqual(['invisible \u00A0 →  ', 'invisible \u00A0 → '])
  })
})
