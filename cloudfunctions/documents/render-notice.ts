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
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { LetterBlock, LetterTable, NoticeLetter } from '../../shared/documents/notice-letter'
import { partsOf } from '../../shared/values/civil-date'
import type { Bytes } from '../files/file-store'
import { fontOf, line, page, paragraph, RED, sizes } from './gb9704'

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
        children: [...head(letter), ...letter.blocks.flatMap(blockOf), ...signature(letter)],
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
      margins: { left: 80, right: 80 },
      children: [
        paragraph(text, {
          face: isHead ? 'heading' : 'body',
          size: sizes.table,
          alignment: AlignmentType.CENTER,
          indented: false,
        }),
      ],
    })
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
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [row(titles, true), ...rows.map((texts) => row(texts, false))],
    }),
    paragraph('', { indented: false }),
  ]
}

function signature({ organisation, publishedOn }: NoticeLetter): Paragraph[] {
  const { year, month, day } = partsOf(publishedOn)
  const right = { alignment: AlignmentType.RIGHT, indented: false } as const
  return [
    paragraph('', { indented: false }),
    paragraph(organisation, { ...right, keepNext: true }),
    paragraph(`${year}年${month}月${day}日`, right),
  ]
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
