/** What merchants write stays; what could act in a shopper's browser goes. */
import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { safeHtml } from './safe-html.ts'

test.each([
  ['<p>Thrown <b>by hand</b></p>', '<p>Thrown <b>by hand</b></p>'],
  ['plain text', 'plain text'],
  ['thé et café', 'thé et café'],
  ['<p>thé &eacute;</p>', '<p>thé é</p>'],
  ['a &amp; b', 'a &amp; b'],
  ['<h1>Mug</h1>', '<h2>Mug</h2>'],
  ['<table><tr><td colspan="2">x</td></tr></table>', '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>'],
  ['<img src="http://a.example/x.jpg" onerror="alert(1)">', '<img src="https://a.example/x.jpg">'],
  ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
  ['<a href=" jaVa\tscript:alert(1)">x</a>', '<a>x</a>'],
  ['<a href="https://a.example" style="x" class="y" id="z">x</a>', '<a href="https://a.example">x</a>'],
  ['<script>alert(1)</script>after', 'after'],
  ['<svg><style><img src=x onerror=alert(1)></style></svg>', '<img src="x">'],
  ['<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=alert(1)>">', ''],
  ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', ''],
  ['<iframe src="https://a.example"></iframe>', ''],
  ['<form action="/x"><button>go</button></form>', 'go'],
  ['<li>alone</li>', 'alone'],
  ['a <!-- secret --> b', 'a  b'],
  ['<p>one\r\ntwo\rthree</p>', '<p>one\ntwo\nthree</p>'],
])('%j becomes %j', (html, safe) => {
  expect(safeHtml(html)).toBe(safe)
})

test('made safe again it stays the same, and nothing in it acts', () => {
  const pieces = [
    '<p>',
    '</p>',
    '<a href="javascript:x">',
    '<img src=x onerror=y>',
    '<svg>',
    '<style>',
    '<table>',
    '<td>',
  ]
  const more = [
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '"',
    "'",
    '&lt;',
    '<',
    '>',
    'text ',
    '<math>',
    '<b><i></b>',
    '</style>',
  ]
  const soup = array(constantFrom(...pieces, ...more), { maxLength: 20 }).map((parts) => parts.join(''))
  assert(
    property(soup, (html) => {
      const safe = safeHtml(html)
      expect(safeHtml(safe)).toBe(safe)
      expect(safe).not.toMatch(/<(script|style|svg|math|iframe)|<[^>]* on\w+=|javascript:/i)
    }),
    { numRuns: 500 },
  )
})

/** Each a few kilobytes that become millions of elements, or deeper than a stack. */
const MONSTERS: Readonly<Record<string, string>> = {
  'formatting that is opened again': Array.from({ length: 9_000 }, (_, at) => `<i a${at}><p>`).join(''),
  'nested boxes': '<div>'.repeat(39_000),
  'anchors around paragraphs': '<a><p>'.repeat(20_000),
  'tables in tables': '<table><tr><td>'.repeat(9_000),
  'attributes without end': `<p ${Array.from({ length: 30_000 }, (_, at) => `a${at}`).join(' ')}>text</p>`,
}

test.each(Object.entries(MONSTERS))('%s becomes its text, or nothing', (_, html) => {
  expect(safeHtml(html).length).toBeLessThan(html.length)
})

test('what people write is read whole, however long it is', () => {
  const long = '<p>Thrown by <strong>hand</strong>.</p>'.repeat(4_000)
  expect(safeHtml(long)).toBe(long)
})
