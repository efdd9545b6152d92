/** Text within XML: what would be a mark is escaped, what XML 1.0 cannot hold is left out. */
import { own } from '#domain/own'

/** Control signs, halves of surrogate pairs and the two that are no characters: https://www.w3.org/TR/xml/#charsets */
// eslint-disable-next-line no-control-regex
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

export const escaped = (text: string): string =>
  text.replaceAll(IMPOSSIBLE, '').replaceAll(/[&<>"']/g, (mark) => own(MARKS, mark) ?? mark)

/** `<name>text</name>`; nothing at all where there is no text. */
export const element = (name: string, text: string | undefined): string =>
  text ? `<${name}>${escaped(text)}</${name}>` : ''

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
export const XML_TYPE = { 'content-type': 'application/xml; charset=utf-8' } as const
