import { useLayoutEffect, useMemo, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { setDivisionAttributes, setDivisionHeading } from '../../shared/commands/division-heading'
import { moveDivisionTo } from '../../shared/commands/move-division'
import type { CommandContext } from '../app/command'
import { commandLabel } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { divisionChanges, type DivisionChangeName } from '../editor/commands/divisions'
import { perform } from '../editor/perform'
import { isEditable } from '../editor/plugins/editable'
import { reveal } from '../editor/reveal'
import { say, sayRefused, type Said } from '../editor/say'
import { landmarksOf } from '../editor/state'
import { useText } from '../editor/use-text'
import { keyLabel, matchesKey } from '../ui/keys'
import type { MenuEntry } from '../ui/menu-entry'
import { Tree } from '../ui/Tree'
import type { DropWhere, TreeActions } from '../ui/tree-line'
import { divisionOfCaret, lineOf, outlineLines, type OutlineLine } from './outline-lines'
import { outlineStateOf } from './outline-places'
import styles from './panels.module.css'

/** Keys of the tree beside those of the commands; Alt and the arrows act on the line that has the focus. */
const treeKeys: Readonly<Partial<Record<DivisionChangeName, readonly string[]>>> = {
  'division/move-up': ['Alt-ArrowUp', 'Alt-Shift-ArrowUp'],
  'division/move-down': ['Alt-ArrowDown', 'Alt-Shift-ArrowDown'],
  'division/promote': ['Alt-Shift-ArrowLeft'],
  'division/demote': ['Alt-Shift-ArrowRight'],
  'division/delete': ['Delete'],
}

/** What leads into the text: the caret goes there. */
const leading: ReadonlySet<string> = new Set(['division/add-after', 'division/add-within', 'division/heading'])

/** The divisions of the open text as a tree, in which they are gone to, moved, joined and named. */
export function OutlinePanel({ text, context }: { readonly text: OpenText; readonly context: CommandContext }) {
  const { t } = useTranslation('editor')
  const divisions = useText(text, (state) => landmarksOf(state).divisions.values)
  const here = useText(text, (state) => divisionOfCaret(state, landmarksOf(state).divisions))
  const outline = outlineStateOf(text)
  const { folded, active } = useSyncExternalStore(outline.subscribe, outline.read)
  const [renaming, setRenaming] = useState(-1)
  const lines = useMemo(() => {
    const { positions } = landmarksOf(text.state).divisions
    const shut = new Set([...folded].map((pos) => positions.indexOf(pos)))
    const words = { untitled: t('outline.untitled'), frame: (name: string) => frameLabel(name, t) }
    return outlineLines(divisions, shut, words)
  }, [text, divisions, folded, t])
  const activeLine = useText(text, (state) => lineOf(lines, landmarksOf(state).divisions.positions.indexOf(active)))
  const panel = useMemo(() => new OutlineActions(text, setRenaming), [text])
  useLayoutEffect(() => {
    panel.follow(lines, context)
  }, [panel, lines, context])
  if (!lines.some(({ draggable }) => draggable))
    return <p className={styles.nothing}>{t('outline.none', { key: keyLabel('Mod-Alt-d') })}</p>
  return (
    <Tree
      label={t('outline.label')}
      lines={lines}
      current={lineOf(lines, here)}
      active={activeLine}
      renaming={lineOf(lines, renaming)}
      renameLabel={t('outline.rename')}
      renameText={divisions[renaming]?.heading ?? ''}
      actions={panel}
      entries={(index) => panel.entries(index, t('outline.rename'), t('outline.type'), t('outline.no-type'))}
    />
  )
}

function frameLabel(
  name: string,
  t: (key: 'outline.front' | 'outline.body' | 'outline.back' | 'outline.text') => string,
) {
  return name === 'front' || name === 'back' || name === 'body' ? t(`outline.${name}`) : t('outline.text')
}

/** What the keys, the menu and the mouse do with the lines of the outline. */
class OutlineActions implements TreeActions {
  private readonly text: OpenText
  private readonly setRenaming: (landmark: number) => void
  private lines: readonly OutlineLine[] = []
  private context: CommandContext | null = null

  constructor(text: OpenText, setRenaming: (landmark: number) => void) {
    this.text = text
    this.setRenaming = setRenaming
  }

  /** Takes up the lines that are shown. */
  follow(lines: readonly OutlineLine[], context: CommandContext): void {
    this.lines = lines
    this.context = context
  }

  readonly onChoose = (index: number): void => {
    const pos = this.posOf(index)
    const node = this.text.state.doc.nodeAt(pos)
    if (!node) return
    const [first] = node.children
    const inside = first?.type.name === 'heading' ? pos + 1 + first.nodeSize : pos + node.nodeSize
    reveal(this.text, first?.type.name === 'heading' ? pos + 1 : pos, inside, 'focus')
  }

  readonly onFocus = (index: number): void => {
    outlineStateOf(this.text).activate(this.posOf(index))
  }

  readonly onFold = (index: number, expanded: boolean): void => {
    outlineStateOf(this.text).fold(this.posOf(index), !expanded)
  }

  readonly onKey = (event: KeyboardEvent, index: number): boolean => {
    if (event.key === 'F2') {
      this.rename(index)
      return true
    }
    const change = divisionChanges.find(({ name, keys }) =>
      [...keys, ...(treeKeys[name] ?? [])].some((key) => matchesKey(event, key)),
    )
    if (!change) return false
    this.change(change.name, index)
    return true
  }

  readonly onRename = (index: number, label: string): void => {
    if (perform(this.text, 'division/rename', setDivisionHeading(label, this.posOf(index))))
      this.tell('division-renamed')
  }

  readonly onRenameEnd = (): void => {
    this.setRenaming(-1)
  }

  readonly mayDrop = (from: number, to: number, where: DropWhere): boolean => {
    const line = this.lines[to]
    return line !== undefined && (where === 'within' || line.draggable) && this.drop(from, to, where)(this.text.state)
  }

  readonly onDrop = (from: number, to: number, where: DropWhere): void => {
    outlineStateOf(this.text).activate(this.posOf(from))
    if (perform(this.text, 'division/move', this.drop(from, to, where))) this.tell('division-moved')
  }

  entries(index: number, rename: string, type: string, none: string): readonly MenuEntry[] {
    const line = this.lines[index]
    if (line?.draggable !== true || !isEditable(this.text.state)) return []
    return [
      { kind: 'item', label: rename, shortcut: 'F2', onSelect: () => this.rename(index) },
      { kind: 'submenu', label: type, entries: this.types(index, none) },
      { kind: 'separator' },
      ...divisionChanges.flatMap(({ name, keys, at }): MenuEntry[] => {
        if (name === 'division/heading' || !at(this.posOf(index))(this.text.state)) return []
        const shortcut: string | undefined = treeKeys[name]?.[0] ?? keys[0]
        const entry: MenuEntry = {
          kind: 'item',
          label: commandLabel(name),
          shortcut,
          danger: name === 'division/delete',
          onSelect: () => {
            this.change(name, index)
          },
        }
        return name === 'division/move-up' || name === 'division/join-previous' || name === 'division/remove'
          ? [{ kind: 'separator' }, entry]
          : [entry]
      }),
    ]
  }

  private types(index: number, none: string): readonly MenuEntry[] {
    const { values } = landmarksOf(this.text.state).divisions
    const own = values[this.lines[index]?.landmark ?? -1]?.type ?? ''
    const used = [...new Set(values.map(({ type }) => type))].filter((type) => type !== '').sort()
    return ['', ...used].map((type) => ({
      kind: 'item',
      label: type === '' ? none : type,
      checked: type === own,
      onSelect: () => {
        perform(this.text, 'division/type', setDivisionAttributes({ type }, this.posOf(index)))
      },
    }))
  }

  private change(name: DivisionChangeName, index: number): void {
    const change = divisionChanges.find((one) => one.name === name)
    const pos = this.posOf(index)
    if (!change || pos < 0 || !isEditable(this.text.state)) return
    outlineStateOf(this.text).activate(pos)
    if (!perform(this.text, name, change.at(pos))) {
      if (this.context) sayRefused(this.context, name)
    } else {
      this.context?.say(commandLabel(name))
      if (leading.has(name)) this.text.view?.focus()
    }
  }

  private tell(said: Said): void {
    if (this.context) say(this.context, said)
  }

  private rename(index: number): void {
    const line = this.lines[index]
    if (line?.draggable === true && isEditable(this.text.state)) this.setRenaming(line.landmark)
  }

  private drop(from: number, to: number, where: DropWhere) {
    return moveDivisionTo(this.posOf(from), { pos: this.posOf(to), where })
  }

  /** The position before the division of a line, or -1. */
  private posOf(index: number): number {
    return landmarksOf(this.text.state).divisions.positions[this.lines[index]?.landmark ?? -1] ?? -1
  }
}
