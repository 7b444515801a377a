import { expect, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { at, head, letter, note, p } from '../../../shared/testing/build'
import { startMessages } from '../i18n'
import { OpenText } from '../open-text'
import type { Session } from '../session'
import { ReadAloud } from './read-aloud'
import type { Speech } from './speech'

/** A voice that says when the test lets it, and keeps what it was given. */
class FakeVoice implements Speech {
  readonly said: string[] = []
  hear: (index: number) => void = () => undefined
  end: (said: boolean) => void = () => undefined
  readonly ready: () => Promise<boolean>

  constructor(there = true) {
    this.ready = () => Promise.resolve(there)
  }

  say(
    text: string,
    _language: string,
    _rate: number,
    heard: (index: number) => void,
    end: (said: boolean) => void,
  ): void {
    this.said.push(text)
    this.hear = heard
    this.end = end
  }

  stop(): void {
    this.said.push('—')
  }
}

function reader(doc: Node, voice: FakeVoice, readPunctuation = false) {
  const text = new OpenText('text', EditorState.create({ doc, selection: TextSelection.create(doc, at(doc, 'a')) }))
  const told: string[] = []
  const session = {
    open: { text },
    screen: { subscribe: () => () => undefined },
    settings: { get: () => ({ readPunctuation, readRate: 1 }) },
    say: (message: string) => told.push(message),
    tell: ({ code }: { readonly code: string }) => told.push(code),
  } as unknown as Session
  const aloud = new ReadAloud(session, voice)
  const selected = () => {
    const { from, to } = text.state.selection
    return text.state.doc.textBetween(from, to)
  }
  return { text, told, aloud, selected }
}

test('It reads from the caret, sentence by sentence and block by block, and the word that is said is selected', async () => {
  await startMessages()
  const voice = new FakeVoice()
  const { aloud, selected, told } = reader(
    letter(head('A title'), p('He <a>came', note('1', p('a note')), ' late. Then he left.'), p('The end.')),
    voice,
  )
  await aloud.toggle()
  expect(voice.said).toEqual(['came late. '])
  voice.hear(5)
  expect(selected()).toBe('late.')
  voice.end(true)
  voice.end(true)
  expect(voice.said).toEqual(['came late. ', 'Then he left.', 'The end.'])
  voice.end(true)
  expect(told.at(-1)).toBe('Read to the end')
  expect(aloud.reading.get()).toBe(false)
})

test('Punctuation is said where that is wished, and the words are followed all the same', async () => {
  const voice = new FakeVoice()
  const { aloud, selected } = reader(letter(p('<a>One, two.')), voice, true)
  await aloud.toggle()
  expect(voice.said[0]).toBe('One comma  two period ')
  voice.hear(11)
  expect(selected()).toBe('two.')
})

test('Whoever types or moves the caret stops it', async () => {
  const voice = new FakeVoice()
  const { aloud, text } = reader(letter(p('<a>One two. Three.')), voice)
  await aloud.toggle()
  text.dispatch(text.state.tr.insertText('x'))
  expect(aloud.reading.get()).toBe(false)
  voice.end(true)
  expect(voice.said).toEqual(['One two. ', '—'])
})

test('Without a voice it says so, and where a voice fails too', async () => {
  const silent = reader(letter(p('<a>One.')), new FakeVoice(false))
  await silent.aloud.toggle()
  expect(silent.told).toEqual(['no-voice'])
  const voice = new FakeVoice()
  const failing = reader(letter(p('<a>One.')), voice)
  await failing.aloud.toggle()
  voice.end(false)
  expect(failing.told.at(-1)).toContain('Reading has stopped here')
})
