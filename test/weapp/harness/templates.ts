import { readFileSync } from 'node:fs'
import path from 'node:path'

/** How one kind of node is drawn: its tag, which of its data each attribute shows, which events it tells of. */
export interface Template {
  readonly tag: string
  /** attribute → key in the node's data */
  readonly attributes: ReadonlyMap<string, string>
  readonly events: ReadonlySet<string>
}

const TEMPLATE = /<template name="tmpl_0_([^"]+)">([\s\S]*?)<\/template>\s*(?=<template name|<wxs|$)/g
const FIRST_TAG = /^<([a-z][\w-]*)\s*([^>]*)>/
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g

/** Reads the templates that Taro built, by the short name with which nodes refer to them. */
export function readTemplates(directory: string): ReadonlyMap<string, Template> {
  const source = readFileSync(path.join(directory, 'base.wxml'), 'utf8')
  const found = [...source.matchAll(TEMPLATE)].map(
    ([, name = '', body = '']) => [name, readTemplate(body.trim())] as const,
  )
  return new Map(found)
}

function readTemplate(body: string): Template {
  const [, tag = '#text', written = ''] = FIRST_TAG.exec(body) ?? []
  if (tag === 'template' || tag === 'block' || tag === '#text') {
    return { tag: '#text', attributes: new Map(), events: new Set() }
  }
  const attributes = new Map<string, string>()
  const events = new Set<string>()
  for (const [, name = '', value = ''] of written.matchAll(ATTRIBUTE)) {
    const event = /^(?:bind|catch):?(.+)$/.exec(name)?.[1]
    if (event !== undefined && value === 'eh') events.add(event)
    const key = /i\.([\w$]+)/.exec(value)?.[1]
    if (event === undefined && key !== undefined) attributes.set(name, key)
  }
  return { tag, attributes, events }
}
