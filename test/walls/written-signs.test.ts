import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import ts from 'typescript'

const ROOT = path.join(__dirname, '../..')
/** Whose texts reach a page, a message or a document; what `local/` says goes to a terminal. */
const ROOMS = ['miniprogram/src', 'shared', 'cloudfunctions/operations', 'cloudfunctions/documents']
/** ASCII, Chinese with its punctuation and full-width forms, and the few signs that Chinese fonts have: · × ÷ − – — … ≈ “” ‘’. */
const PRINTABLE = /^[\s\u0020-\u007E\u3000-\u303F\u3400-\u9FFF\uFF00-\uFFEF·×÷−–—…≈“”‘’]*$/
/** Signs that are read, not written: what an office's spreadsheet may hold. */
const READERS = ['cloudfunctions/operations/roster/read-date.ts']

function textsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isJsxText(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    if (isText) texts.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return texts
}

test('no text that people read holds a sign which a Chinese font may lack and show as an empty box', () => {
  const files = ROOMS.flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(room, name)),
  ).filter((file) => !READERS.includes(file))
  const texts = files.flatMap((file) => textsIn(file).map((text) => ({ file, text })))
  expect(texts.filter(({ text }) => /[\u4E00-\u9FFF]/.test(text)).length).toBeGreaterThan(1000)
  expect(texts.filter(({ text }) => !PRINTABLE.test(text))).toEqual([])
})
