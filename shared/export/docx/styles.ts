import { AlignmentType, LineRuleType, type IParagraphStyleOptions, type IStylesOptions } from 'docx'

/** The styles of paragraphs that Recto names, by what stands in them; those of Word itself keep Word’s ids. */
export const paragraphStyles = {
  body: 'BodyText',
  first: 'FirstParagraph',
  title: 'Title',
  subtitle: 'Subtitle',
  imprint: 'Imprint',
  dateline: 'Dateline',
  salute: 'Salutation',
  signed: 'Signature',
  closer: 'Closing',
  opener: 'Opening',
  quote: 'Quote',
  verse: 'Verse',
  item: 'ListParagraph',
  continued: 'ListContinue',
  labelled: 'LabelledItem',
  plainItem: 'PlainItem',
  cell: 'TableText',
  smallCell: 'TableTextSmall',
  labelCell: 'TableHeading',
  editorial: 'EditorialNote',
  footnote: 'FootnoteText',
  noteInNote: 'NoteInNote',
  comment: 'CommentText',
  page: 'OriginalPage',
  figure: 'Caption',
  header: 'Header',
  footer: 'Footer',
  index: 'Index1',
} as const

/** Styles that are smaller in notes, with the names of theirs there. */
const inNotes: Readonly<Record<string, string>> = {
  [paragraphStyles.quote]: 'Quote in Note',
  [paragraphStyles.verse]: 'Verse in Note',
  [paragraphStyles.item]: 'List Paragraph in Note',
  [paragraphStyles.plainItem]: 'Plain Item in Note',
  [paragraphStyles.continued]: 'List Continue in Note',
  [paragraphStyles.labelled]: 'Labelled Item in Note',
}

/** The style that paragraphs of a style have in notes. */
export function styleInNote(style: string): string {
  return style in inNotes ? `${style}InNote` : style
}

/** The styles of stretches of text that Recto names. */
export const characterStyles = {
  reference: 'FootnoteReference',
  number: 'NoteNumber',
  nested: 'NoteInNoteReference',
  page: 'OriginalPageNumber',
  link: 'Hyperlink',
  instead: 'EditorsReading',
} as const

const serif = 'Cambria'
/** Twentieths of a point. */
const point = 20
const indent = 280

/** The styles of the file: a book page in one serif face, without colours, every kind of paragraph by a name of its own. */
export function stylesFor(language: string): IStylesOptions {
  const run = { font: serif, size: 22, ...(language === '' ? {} : { language: { value: language } }) }
  return {
    default: {
      document: { run, paragraph: { spacing: { line: 276, lineRule: LineRuleType.AUTO } } },
      title: {
        run: { size: 40, font: serif, color: '000000' },
        paragraph: { ...centred, spacing: { before: 160 * point, after: 12 * point } },
      },
      heading1: heading(30, 30, 14, true),
      heading2: heading(26, 24, 10, true),
      heading3: heading(24, 18, 8),
      heading4: heading(22, 14, 6),
      heading5: { ...heading(22, 12, 4), run: { ...black, size: 22, italics: true } },
      heading6: { ...heading(22, 12, 4), run: { ...black, size: 22, smallCaps: true } },
      listParagraph: {
        basedOn: 'BodyText',
        quickFormat: true,
        paragraph: { indent: { left: 2 * indent, firstLine: 0 }, spacing: { after: 3 * point } },
      },
      footnoteText: {
        run: { size: 18 },
        quickFormat: true,
        paragraph: { ...justified, spacing: { after: 2 * point, line: 240, lineRule: LineRuleType.AUTO } },
      },
      footnoteReference: { run: { superScript: true } },
      hyperlink: { run: { color: '000000', underline: {} } },
    },
    paragraphStyles: [...bookStyles, ...noteStyles],
    characterStyles: [
      character(characterStyles.number, 'Note Number', {}),
      character(characterStyles.nested, 'Note in Note Reference', { superScript: true }),
      character(characterStyles.page, 'Original Page Number', { size: 18, color: '6B6458' }),
      character(characterStyles.instead, "Editor's Reading", {}),
    ],
  }
}

const black = { font: serif, color: '000000' }
const centred = { alignment: AlignmentType.CENTER }
const justified = { alignment: AlignmentType.BOTH }

function heading(size: number, before: number, after: number, middle = false) {
  return {
    basedOn: 'Normal',
    next: paragraphStyles.first,
    quickFormat: true,
    run: { ...black, size, bold: !middle },
    paragraph: {
      alignment: middle ? AlignmentType.CENTER : AlignmentType.LEFT,
      keepNext: true,
      keepLines: true,
      spacing: { before: before * point, after: after * point, line: 252, lineRule: LineRuleType.AUTO },
    },
  }
}

const styled = (id: string, name: string, paragraph: IParagraphStyleOptions['paragraph'], more: object = {}) => ({
  id,
  name,
  basedOn: paragraphStyles.body,
  quickFormat: true,
  ...(paragraph ? { paragraph } : {}),
  ...more,
})

const flush = { firstLine: 0 }
const small = { run: { size: 20 } }

const bookStyles: readonly IParagraphStyleOptions[] = [
  styled(paragraphStyles.body, 'Body Text', { ...justified, indent: { firstLine: indent } }, { basedOn: 'Normal' }),
  styled(paragraphStyles.first, 'First Paragraph', { indent: flush }, { next: paragraphStyles.body }),
  styled(paragraphStyles.subtitle, 'Subtitle', { ...centred, indent: flush, spacing: { after: 6 * point } }),
  styled(paragraphStyles.imprint, 'Imprint', { ...centred, indent: flush, spacing: { after: 4 * point } }, small),
  styled(paragraphStyles.dateline, 'Dateline', {
    alignment: AlignmentType.RIGHT,
    indent: flush,
    keepNext: true,
    spacing: { before: 2 * point, after: 8 * point },
  }),
  styled(paragraphStyles.salute, 'Salutation', { indent: flush, spacing: { after: 6 * point }, keepNext: true }),
  styled(
    paragraphStyles.signed,
    'Signature',
    { alignment: AlignmentType.RIGHT, indent: flush, keepLines: true, spacing: { before: 8 * point } },
    {},
  ),
  styled(paragraphStyles.closer, 'Closing', {
    indent: { left: 4 * indent, firstLine: 0 },
    spacing: { before: 6 * point },
  }),
  styled(
    paragraphStyles.quote,
    'Quote',
    { indent: { left: 2 * indent, right: 2 * indent, firstLine: 0 }, spacing: { before: 4 * point, after: 6 * point } },
    small,
  ),
  styled(paragraphStyles.verse, 'Verse', {
    alignment: AlignmentType.LEFT,
    indent: { left: 4 * indent, hanging: indent },
    keepLines: true,
  }),
  styled(paragraphStyles.opener, 'Opening', { indent: flush, keepNext: true, spacing: { after: 2 * point } }),
  styled(paragraphStyles.plainItem, 'Plain Item', { indent: { left: 2 * indent, firstLine: 0 } }),
  styled(paragraphStyles.continued, 'List Continue', {
    indent: { left: 2 * indent, firstLine: 0 },
    spacing: { after: 3 * point },
  }),
  styled(paragraphStyles.labelled, 'Labelled Item', {
    indent: { left: 3 * indent, hanging: 3 * indent },
    spacing: { after: 3 * point },
  }),
  styled(paragraphStyles.cell, 'Table Text', { alignment: AlignmentType.LEFT, indent: flush }, small),
  styled(paragraphStyles.smallCell, 'Table Text Small', {}, { basedOn: paragraphStyles.cell, run: { size: 15 } }),
  styled(
    paragraphStyles.labelCell,
    'Table Heading',
    { alignment: AlignmentType.LEFT, keepNext: true },
    { basedOn: paragraphStyles.cell, run: { size: 20, bold: true } },
  ),
  styled(
    paragraphStyles.editorial,
    'Editorial Note',
    { indent: flush, spacing: { before: 4 * point, after: 8 * point } },
    small,
  ),
  styled(
    paragraphStyles.noteInNote,
    'Note in Note',
    { indent: { left: indent } },
    { basedOn: paragraphStyles.footnote, run: { size: 17 } },
  ),
  styled(paragraphStyles.comment, 'annotation text', { alignment: AlignmentType.LEFT, indent: flush }, small),
  styled(
    paragraphStyles.page,
    'Original Page',
    { alignment: AlignmentType.RIGHT, indent: flush, keepNext: true },
    { run: { size: 18, color: '6B6458' } },
  ),
  styled(paragraphStyles.figure, 'caption', { ...centred, indent: flush, spacing: { before: 6 * point } }, small),
  styled(
    paragraphStyles.header,
    'header',
    { ...centred, indent: flush },
    { basedOn: 'Normal', quickFormat: false, run: { size: 18, italics: true } },
  ),
  styled(
    paragraphStyles.footer,
    'footer',
    { ...centred, indent: flush },
    { basedOn: 'Normal', quickFormat: false, run: { size: 18 } },
  ),
  styled(
    paragraphStyles.index,
    'index 1',
    { alignment: AlignmentType.LEFT, indent: { left: indent, hanging: indent } },
    { run: { size: 20 }, quickFormat: false },
  ),
]

/** As the styles that they are based on, in the size and with the lines of notes. */
const noteStyles: readonly IParagraphStyleOptions[] = Object.entries(inNotes).map(([basedOn, name]) =>
  styled(
    styleInNote(basedOn),
    name,
    { spacing: { before: 0, after: 2 * point, line: 240, lineRule: LineRuleType.AUTO } },
    { basedOn, run: { size: 18 }, quickFormat: false },
  ),
)

function character(id: string, name: string, run: object) {
  return { id, name, basedOn: 'DefaultParagraphFont', quickFormat: true, run }
}
