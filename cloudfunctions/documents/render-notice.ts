import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { LetterBlock, LetterTable, NoticeLetter } from '../../shared/documents/notice-letter'
import { partsOf } from '../../shared/values/civil-date'
import type { Bytes } from '../files/file-store'
import { fontOf, line, page, paragraph, printedWidth, RED, sizes, tableLine } from './gb9704'

/** Writes a published notice as a letter with a red head, laid out after GB/T 9704-2012. @returns a .docx */
export async function renderNotice(letter: NoticeLetter): Promise<Bytes> {
  const document = new Document({
    title: letter.title,
    creator: letter.organisation,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fontOf('body'), size: sizes.body } } } },
    sections: [
      {
        properties: { page },
        footers: { default: footer(AlignmentType.RIGHT, letter), even: footer(AlignmentType.LEFT, letter) },
        children: [...head(letter), ...bodyOf(letter), ...signature(letter)],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** A head this long still stands in one line at full size: the printed width holds so many of these letters. */
const WIDEST_HEAD = 10

function head({ organisation, number, title }: NoticeLetter): Paragraph[] {
  const size = Math.floor(sizes.organisation * Math.min(1, WIDEST_HEAD / organisation.length))
  return [
    paragraph(organisation, {
      face: 'title',
      size,
      color: RED,
      alignment: AlignmentType.CENTER,
      indented: false,
      spacing: { line: 60 * 20, before: 600 },
    }),
    paragraph(number, { alignment: AlignmentType.CENTER, indented: false, spacing: { before: 560 } }),
    new Paragraph({
      spacing: line,
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 4 } },
    }),
    paragraph(title, {
      face: 'title',
      size: sizes.title,
      alignment: AlignmentType.CENTER,
      indented: false,
      spacing: { line: 36 * 20, before: 560, after: 560 },
    }),
  ]
}

/** The last paragraph goes on with the signature, which is never alone on its page. */
function bodyOf({ blocks }: NoticeLetter): FileChild[] {
  return blocks.flatMap((block, at) =>
    block.kind === 'paragraph' && at === blocks.length - 1
      ? [paragraph(block.text, { keepNext: true })]
      : blockOf(block),
  )
}

function blockOf(block: LetterBlock): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [paragraph(block.text, { face: 'heading', keepNext: true })]
    case 'paragraph':
      return [paragraph(block.text)]
    case 'table':
      return tableOf(block)
  }
}

function tableOf({ caption, head: titles, rows }: LetterTable): FileChild[] {
  const cell = (text: string, isHead: boolean) =>
    new TableCell({
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: [
        paragraph(text, {
          face: isHead ? 'heading' : 'body',
          size: sizes.table,
          alignment: AlignmentType.CENTER,
          indented: false,
          spacing: tableLine,
        }),
      ],
    })
  const widths = columnWidths(titles.length)
  const row = (texts: readonly string[], isHead: boolean) =>
    new TableRow({ tableHeader: isHead, cantSplit: true, children: texts.map((text) => cell(text, isHead)) })
  return [
    paragraph(caption, {
      face: 'subheading',
      alignment: AlignmentType.CENTER,
      indented: false,
      keepNext: true,
      spacing: { before: 200 },
    }),
    new Table({
      width: { size: printedWidth, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [row(titles, true), ...rows.map((texts) => row(texts, false))],
    }),
    paragraph('', { indented: false }),
  ]
}

/** Equal columns that fill the printed width, the last taking what division leaves. */
function columnWidths(count: number): number[] {
  const width = Math.floor(printedWidth / count)
  return Array.from({ length: count }, (_, at) => (at === count - 1 ? printedWidth - width * (count - 1) : width))
}

/** Four letters are left free right of the date; the name stands over the middle of it, two letters off at the least. */
function signature({ organisation, publishedOn }: NoticeLetter): Paragraph[] {
  const { year, month, day } = partsOf(publishedOn)
  const date = `${year}年${month}月${day}日`
  const overDate = 4 * LETTER + Math.floor((widthOf(date) - widthOf(organisation)) / 2)
  const right = { alignment: AlignmentType.RIGHT, indented: false } as const
  const name = Math.max(2 * LETTER, overDate)
  return [
    paragraph('', { indented: false, keepNext: true }),
    paragraph(organisation, { ...right, fromRight: name, keepNext: true }),
    paragraph(date, { ...right, fromRight: Math.max(4 * LETTER, 4 * LETTER + name - overDate) }),
  ]
}

/** A letter of the body, in twentieths of a point. */
const LETTER = sizes.body * 10

/** Figures take half a letter. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/\d/.test(letter) ? LETTER / 2 : LETTER), 0)
}

/** The page's number, and what proves later which state of the records the notice rests on. */
function footer(alignment: 'left' | 'right', { chainHead }: NoticeLetter): Footer {
  const font = fontOf('footer')
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 320, right: 320 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font, size: sizes.footer })],
      }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: `审计链 ${chainHead}`, font, size: 15, color: '808080' })],
      }),
    ],
  })
}
