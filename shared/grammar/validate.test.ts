import { describe, expect, it, test } from 'vitest'
import { parseXml } from '../xml/parse'
import { xsd } from './datatypes/xsd'
import { tokenType } from './datatypes/built-in'
import { grammar, validate, validateInSteps, type Grammar } from '.'
import { anyName, name, nsName } from './name-class'
import {
  attribute,
  choice,
  data,
  element,
  empty,
  group,
  list,
  mixed,
  oneOrMore,
  optional,
  text,
  value,
  zeroOrMore,
} from './constructors'
import { definitions } from '../testing/definitions'

const URI = 'urn:text'

/** A small grammar in the manner of TEI. */
function small(): Grammar {
  const named = (local: string) => name(local, URI)
  const ref = definitions({
    inline: (ref) => zeroOrMore(choice(text, ref('date'), ref('name'), ref('foreign'))),
    when: () => optional(attribute(name('when'), choice(data(xsd('date')), data(xsd('gYear'))))),
    place: () => optional(attribute(name('place'), choice(value(tokenType, 'top'), value(tokenType, 'foot')))),
    date: (ref) => element(named('date'), () => group(ref('when'), ref('inline'))),
    name: (ref) =>
      element(named('name'), () =>
        group(
          optional(choice(attribute(name('key')), attribute(name('ref')))),
          optional(attribute(name('type', URI))),
          ref('inline'),
        ),
      ),
    p: (ref) => element(named('p'), () => group(ref('place'), ref('inline'))),
    head: (ref) => element(named('head'), () => ref('inline')),
    list: (ref) => element(named('list'), () => group(optional(ref('head')), oneOrMore(ref('item')))),
    item: (ref) => element(named('item'), () => ref('inline')),
    graphic: () =>
      element(named('graphic'), () =>
        group(attribute(name('url'), data(xsd('anyURI'))), choice(attribute(name('width')), attribute(name('scale')))),
      ),
    count: () => element(named('count'), () => data(xsd('integer'))),
    div: (ref) =>
      element(named('div'), () =>
        group(
          optional(ref('head')),
          oneOrMore(choice(ref('p'), ref('list'), ref('graphic'), ref('count'))),
          zeroOrMore(ref('div')),
        ),
      ),
    title: () => element(named('title'), () => text),
    source: () => element(named('source'), () => mixed(empty)),
    header: (ref) => element(named('header'), () => group(ref('title'), optional(ref('source')))),
    root: (ref) => element(named('text'), () => group(ref('header'), oneOrMore(ref('div')))),
    foreign: () => element(named('other'), () => zeroOrMore(element(anyName(nsName(URI)), () => text))),
  })
  return grammar('small.rng', ref('root'), { passes: ({ uri }) => uri === 'urn:passed' })
}

const theGrammar = small()

/** What is found, each as `what is pointed at: what is said`. */
function found(source: string): string[] {
  const { value: tree } = parseXml(source)
  if (tree === null) throw new Error(source)
  return validate(theGrammar, tree, source).map(
    ({ stretch, message }) => `${source.slice(stretch.from, stretch.to)}: ${message}`,
  )
}

const header = '<header><title>t</title></header>'

function inText(content: string): string {
  return `<text xmlns="${URI}" xmlns:t="${URI}" xmlns:xi="http://www.w3.org/2001/XInclude">${content}</text>`
}

/** What is found in a text whose division holds `content`. */
function inDiv(content: string): string[] {
  return found(inText(`${header}<div>${content}</div>`))
}

describe('an element that cannot stand where it stands', () => {
  it('is told with what may stand there', () => {
    expect(inDiv('<p/><head/><p/>')).toEqual([
      'head: <head> cannot stand here, in <div> after <p>. Here may stand: <p>, <list>, <graphic>, <count> or <div>.',
    ])
  })

  it('is told when only text may stand there, or nothing', () => {
    expect(found(inText('<header><title><p/></title></header><div><p/></div>'))).toEqual([
      'p: <p> cannot stand here, at the beginning of <title>. Only text may stand here.',
    ])
    expect(inDiv('<graphic url="u" scale="1"><p/></graphic>')).toEqual([
      'p: <p> cannot stand here, at the beginning of <graphic>. It can hold no element.',
    ])
  })

  it('is judged inside all the same', () => {
    expect(inDiv('<p/><head><date when="never"/></head>')).toEqual([
      expect.stringContaining('<head> cannot stand here'),
      expect.stringContaining('“never” is not a value for @when'),
    ])
  })

  it('that comes too early is told with what is missing, and then counts', () => {
    expect(found(inText('<div><p/></div>'))).toEqual([
      'div: <div> cannot stand here yet, at the beginning of <text>: <header> must come first.',
    ])
  })

  it('that has changed places with another is told once', () => {
    expect(found(inText(`<div><p/></div>${header}<div><p/></div>`))).toHaveLength(1)
    expect(found(inText(`<div><p/></div>${header}`))).toHaveLength(1)
  })

  it('is not blamed again for what is missing at the end', () => {
    expect(inDiv('<list><p/></list>')).toEqual([
      'p: <p> cannot stand here, at the beginning of <list>. Here may stand: <head> or <item>.',
    ])
  })

  it('is not said to be the first where text comes before it', () => {
    expect(inDiv('<p>a <p/></p>')).toEqual([expect.stringContaining('p: <p> cannot stand here, in <p>. Here')])
  })

  it('as the root is told with the roots there are', () => {
    expect(found(`<p xmlns="${URI}"><date/></p>`)).toEqual([
      'p: A text of this grammar begins with <text>, not with <p>.',
    ])
  })
})

describe('an element that no grammar knows', () => {
  it('is taken for the one that was meant', () => {
    expect(inDiv('<list><itm><dat/></itm></list>')).toEqual([
      'itm: <itm> is not an element of the grammar “small.rng”. Did you mean <item>?',
      'dat: <dat> is not an element of the grammar “small.rng”. Did you mean <date>?',
    ])
  })

  it('is passed over; known ones within it are judged by themselves', () => {
    expect(inDiv('<p>a <uh-oh><x/><date when="x"/> <div/></uh-oh></p>')).toEqual([
      'uh-oh: <uh-oh> is not an element of the grammar “small.rng”.',
      expect.stringContaining('x: “x” is not a value for @when of <date>'),
      expect.stringContaining('div: <div> is not complete'),
    ])
  })

  it('in no namespace is told once for the whole text', () => {
    expect(found(`<text>${header}<div><p>x</p><itm/></div></text>`)).toEqual([
      'text: <text> stands in no namespace; the grammar wants it in “urn:text” (xmlns="urn:text").',
      expect.stringContaining('<itm> is not an element'),
    ])
  })

  it('with a prefix that nothing declares is told so', () => {
    expect(inDiv('<p>x<z:y/></p>')).toEqual([
      'z:y: The prefix “z:” of “z:y” is not declared. It needs an attribute xmlns:z here or further out.',
    ])
  })

  it('is passed over in silence where the grammar says so', () => {
    expect(inDiv('<x xmlns="urn:passed" y=""><z/></x><p/>')).toEqual([])
  })
})

describe('an element that is not complete', () => {
  it('is told with what is missing', () => {
    expect(inDiv('<list></list>')).toEqual(['list: <list> is not complete: <item> is missing.'])
    expect(inDiv('')).toEqual(['div: <div> is not complete: <head>, <p>, <list>, <graphic> or <count> is missing.'])
  })

  it('is not told of where an inclusion or an entity may complete it', () => {
    expect(inDiv('<list><xi:include href="items.xml"/></list>')).toEqual([])
    expect(found(inText('<xi:include href="h.xml"/><div><p/></div>'))).toEqual([])
    const source = `<!DOCTYPE text SYSTEM "x.dtd">${inText(`${header}<div><list>&items;</list></div>`)}`
    expect(found(source)).toEqual([])
  })
})

describe('text', () => {
  it('that stands where elements are wanted is told with where it can stand', () => {
    expect(inDiv('<p/>\n  some words\n<p/>')).toEqual([
      'some words: Text cannot stand directly in <div>. It can stand in <p>.',
    ])
  })

  it('that is no value is told with what is wanted', () => {
    expect(inDiv('<count>many</count>')).toEqual(['many: “many” is not a text for <count>: a whole number is wanted.'])
    expect(inDiv('<count/>')).toEqual(['count: <count> is empty: a whole number is wanted.'])
  })

  it('may be in CDATA, beside comments and instructions', () => {
    expect(inDiv('<!-- a --><p><![CDATA[<]]><?x y?></p><?x y?><count>1<!-- -->2</count>')).toEqual([])
    expect(inDiv('<p/><![CDATA[x]]>')).toHaveLength(1)
  })
})

describe('an attribute', () => {
  it('that is not known is told with the one that was meant', () => {
    expect(inDiv('<p><date whn="1933"/></p>')).toEqual([
      'whn: The attribute @whn is not known for <date>. Did you mean @when?',
    ])
    expect(inDiv('<p n="1"/>')).toEqual(['n: The attribute @n is not known for <p>.'])
  })

  it('with a bad value is told with what is wanted', () => {
    expect(inDiv('<p><date when="1933-13-01"/></p>')).toEqual([
      '1933-13-01: “1933-13-01” is not a value for @when of <date>: a date such as 1933-05-27 or a year such as 1933 is wanted.',
    ])
    expect(inDiv('<p place=""/>')).toEqual(['place="": @place of <p> is empty: “top” or “foot” is wanted.'])
  })

  it('that is missing is told at the start tag', () => {
    expect(inDiv('<graphic scale="1"/>')).toEqual(['graphic: The attribute @url of <graphic> is missing.'])
    expect(inDiv('<graphic url="u"/>')).toEqual(['graphic: The attribute @width or @scale of <graphic> is missing.'])
  })

  it('that is missing because it is misspelt is told once', () => {
    expect(inDiv('<graphic urll="u" scale="1"/>')).toHaveLength(1)
  })

  it('that cannot stand beside another is told with the other', () => {
    expect(inDiv('<p><name key="k" ref="r"/></p>')).toEqual([
      'ref: The attribute @ref of <name> cannot stand beside @key.',
    ])
  })

  it('has the namespace of its prefix', () => {
    expect(inDiv('<p><name t:type="x"/></p>')).toEqual([])
    expect(inDiv('<p><name type="x"/></p>')).toHaveLength(1)
    expect(inDiv('<p><name z:type="x"/></p>')).toEqual([
      expect.stringContaining('The prefix “z:” of “z:type” is not declared'),
    ])
  })
})

test('every error of a text is found, in order, each with its line and column', () => {
  const source = inText(`\n${header}\n<div>\n  <head/>x\n  <p n="1"\n     place="side"/>\n  <list/>\n</div>`)
  const { value: tree } = parseXml(source)
  const findings = tree === null ? [] : validate(theGrammar, tree, source)
  expect(findings.map(({ code, at }) => `${code} ${String(at.line)}:${String(at.column)}`)).toEqual([
    'text-not-allowed 4:10',
    'attribute-not-allowed 5:6',
    'attribute-value 6:13',
    'element-incomplete 7:4',
  ])
})

test('a limit ends the search', () => {
  const source = inText(`${header}<div>${'<x/>'.repeat(50)}</div>`)
  const { value: tree } = parseXml(source)
  expect(tree === null ? [] : validate(theGrammar, tree, source, { limit: 3 })).toHaveLength(3)
})

test('a long text is judged in steps', () => {
  const source = inText(`${header}<div>${'<p>x</p>'.repeat(9000)}</div>`)
  const { value: tree } = parseXml(source)
  if (tree === null) throw new Error('not read')
  const shares = [...validateInSteps(theGrammar, tree, source)]
  expect(shares.length).toBeGreaterThan(3)
  expect([...shares].sort((a, b) => a - b)).toEqual(shares)
})

test('words of a list are judged one by one', () => {
  const root = element(name('r'), () => attribute(name('to'), list(oneOrMore(data(xsd('NCName'))))))
  const judge = (source: string) => {
    const { value: tree } = parseXml(source)
    return tree === null ? -1 : validate(grammar('list', root), tree, source).length
  }
  expect(judge('<r to=" a  b "/>')).toBe(0)
  expect(judge('<r to="a 1"/>')).toBe(1)
  expect(judge('<r to=""/>')).toBe(1)
})
