import {
  AlignmentType,
  type IFontAttributesProperties,
  type IParagraphOptions,
  LineRuleType,
  convertMillimetersToTwip as mm,
  Paragraph,
  TextRun,
} from 'docx'

/** What GB/T 9704-2012 lays down for the page of an official letter. Sizes of letters in half points. */
export const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(28) },
} as const

/** Between the margins, in twentieths of a point. */
export const printedWidth = page.size.width - page.margin.left - page.margin.right

export const sizes = { organisation: 84, title: 44, body: 32, footer: 28, table: 24 } as const
export const RED = 'E60012'

export const fonts = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  footer: '宋体',
} as const

export type Face = keyof typeof fonts

/** 28 points exactly, so that a page holds 22 lines. */
export const line = { line: 28 * 20, lineRule: LineRuleType.EXACT }

/** The letters of a table are smaller, and so are its lines: a month's row more does not cost a page. */
export const tableLine = { line: 16 * 20, lineRule: LineRuleType.EXACT }

/** The fonts are named, not carried: offices have them, and a reader without them takes what it has. */
export function fontOf(face: Face): IFontAttributesProperties {
  const name = fonts[face]
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name, cs: name, hint: 'eastAsia' }
}

export interface Look {
  readonly face?: Face
  readonly size?: number
  readonly color?: string
  readonly alignment?: IParagraphOptions['alignment']
  /** two characters at the first line, as body text has; true unless said */
  readonly indented?: boolean
  /** kept free at the right, in twentieths of a point */
  readonly fromRight?: number
  readonly spacing?: IParagraphOptions['spacing']
  readonly keepNext?: boolean
}

/** One paragraph of one piece of text. */
export function paragraph(text: string, look: Look = {}): Paragraph {
  const { face = 'body', size = sizes.body, color, alignment = AlignmentType.BOTH, indented = true } = look
  return new Paragraph({
    alignment,
    spacing: { ...line, ...look.spacing },
    ...(indented && { indent: { firstLineChars: 200, firstLine: size * 20 } }),
    ...(look.fromRight !== undefined && { indent: { right: look.fromRight } }),
    ...(look.keepNext && { keepNext: true }),
    children: [new TextRun({ text, font: fontOf(face), size, ...(color !== undefined && { color }) })],
  })
}
