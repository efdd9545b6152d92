/** Drawings from outside: what is drawn stays, what acts or reaches out goes. */
import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import type { Bytes } from '#domain/catalog/pictures/bytes'
import { readSvg } from './safe-svg.ts'

const bytes = (text: string) => new TextEncoder().encode(text) as Bytes
const cleaned = (text: string): string => {
  const read = readSvg(bytes(text))
  return read.ok ? new TextDecoder().decode(read.value.bytes) : `refused: ${read.refusal.code}`
}
const XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
const drawn = (inside: string, attributes = '') => `<svg ${XMLNS} viewBox="0 0 400 500"${attributes}>${inside}</svg>`
const kept = (inside: string) =>
  cleaned(drawn(inside))
    .replace(`<svg ${XMLNS} viewBox="0 0 400 500">`, '')
    .replace(/<\/svg>\n$/, '')

const empty = `<svg ${XMLNS} viewBox="0 0 400 500"/>\n`

test('what is drawn stays', () => {
  const drawing = [
    '<title>A mug &amp; its saucer</title>',
    '<defs><linearGradient id="glaze" gradientUnits="userSpaceOnUse" x1="0" x2="1">',
    '<stop offset="0" stop-color="#fff"/></linearGradient></defs>',
    '<style>.line{fill:none;stroke:url(#glaze)} .thin{stroke-width:2}</style>',
    '<g transform="translate(10 20) rotate(3)" fill="url(#glaze)" class="line thin">',
    '<path d="M0 0L10 10z" stroke-dasharray="1,2"/><use href="#glaze" x="4"/>',
    '<text x="1" font-family="serif">two <tspan dx="1">words</tspan></text></g>',
  ].join('')
  expect(cleaned(drawn(drawing))).toBe(`${drawn(drawing)}\n`)
})

const attacks: readonly (readonly [string, string, string])[] = [
  ['a script', '<script>alert(1)</script><path d="M0 0"/>', '<path d="M0 0"/>'],
  ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>', empty],
  ['a script of another name space', '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>', empty],
  ['a script inside a group', '<g><script href="data:,alert(1)"/></g>', '<g/>'],
  ['a handler', '<path d="M0 0" onclick="alert(1)" onload=alert(1) />', '<path d="M0 0"/>'],
  ['HTML inside', '<foreignObject><body onload="alert(1)"><iframe src="//e.example"/></body></foreignObject>', empty],
  ['HTML that breaks out', '<p><img src=x onerror=alert(1)>', empty],
  ['a frame', '<iframe src="javascript:alert(1)"/><embed src="x"/><object data="x"/>', empty],
  ['a link', '<a href="javascript:alert(1)"><circle r="4"/></a>', '<circle r="4"/>'],
  ['a link of the old kind', '<a xlink:href="https://e.example"><circle r="4"/></a>', '<circle r="4"/>'],
  [
    'a part of another drawing',
    '<use href="https://e.example/x.svg#a"/><use xlink:href="//e.example#a"/>',
    '<use/><use/>',
  ],
  ['a part from data', '<use href="data:image/svg+xml,&lt;svg id=x onload=alert(1)>#x"/>', '<use/>'],
  ['a picture from elsewhere', '<image href="https://e.example/x.png"/><feImage href="//e.example/x"/>', empty],
  ['a colour from elsewhere', '<path fill="url(https://e.example/x.svg#a)" d="M0 0"/>', '<path d="M0 0"/>'],
  ['a colour from elsewhere, escaped', '<path fill="u\\72l(https://e.example)"/>', '<path/>'],
  ['a cursor', '<g style="cursor:url(//e.example/x.cur)"><path d="M0 0"/></g>', '<g><path d="M0 0"/></g>'],
  ['a style that fetches', '<style>@import "//e.example";</style><style>.a{fill:url(//e.example)}</style>', empty],
  [
    'a style that fetches, in two pieces',
    '<style>.a{fill:u/**/rl(//e.example)} .b{fill:red}</style>',
    '<style>.b{fill:red}</style>',
  ],
  [
    'a font',
    '<style>@font-face{font-family:x;src:url(//e.example)} .b{fill:red}</style>',
    '<style>.b{fill:red}</style>',
  ],
  ['a style within a style', '<style>@media print{.a{fill:red}} .b{fill:red}</style>', '<style>.b{fill:red}</style>'],
  [
    'a style that fetches by other means',
    '<style>.a{fill:image-set("//e.example" 1x)}.b{mask:src("//e")}</style>',
    empty,
  ],
  ['a style that ends', '<style>.a{}</style><script>alert(1)</script>', '<style>.a{}</style>'],
  ['a style that hides an end', '<style>.a{color:"&lt;/style>&lt;script>"}</style>', empty],
  ['an animation to a script', '<a><animate attributeName="href" values="javascript:alert(1)"/></a>', empty],
  ['a setting', '<path id="x"><set attributeName="onmouseover" to="alert(1)"/></path>', '<path id="x"/>'],
  ['a part that changes', '<animateTransform onbegin="alert(1)"/><discard onbegin="alert(1)"/><handler/>', empty],
  ['an old handler', '<listener event="load"/><handler type="text/javascript">alert(1)</handler>', empty],
  ['a title with markup', '<title><img src=x onerror=alert(1)>safe</title>', '<title>safe</title>'],
  [
    'a title that ends early',
    '<title>&lt;/title&gt;&lt;script&gt;</title>',
    '<title>&lt;/title&gt;&lt;script&gt;</title>',
  ],
  ['a remark that ends early', '<!-- --!><script>alert(1)</script> -->', empty],
  ['a section of characters', '<![CDATA[<script>alert(1)</script>]]>', empty],
  ['an instruction', '<?xml-stylesheet href="//e.example/x.css"?>', empty],
  ['a name with a quote', `<path id='x"onload="alert(1)'/>`, '<path id="x&quot;onload=&quot;alert(1)"/>'],
  ['another base', '<path xml:base="https://e.example/" d="M0 0"/>', '<path d="M0 0"/>'],
]

test.each(attacks)('%s', (_, inside, safe) => {
  expect(safe === empty ? cleaned(drawn(inside)) : kept(inside)).toBe(safe)
})

test('documents that declare words of their own are refused', () => {
  const bomb = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
  expect(cleaned(bomb + drawn('<text>&b;</text>'))).toBe('refused: picture-unsafe')
  expect(cleaned(`<!DOCTYPE svg SYSTEM "x" [ <!ENTITY % x SYSTEM "file:///etc/passwd"> %x; ]>${drawn('')}`)).toBe(
    'refused: picture-unsafe',
  )
  expect(cleaned(`<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">${drawn('')}`)).toBe(
    empty,
  )
})

test('a few lines that ask for billions of parts are refused, and so is one that asks for itself', () => {
  const level = (number: number) => `<g id="a${number}">${`<use href="#a${number - 1}"/>`.repeat(10)}</g>`
  const levels = Array.from({ length: 9 }, (_, number) => level(number + 1)).join('')
  expect(cleaned(drawn(`<g id="a0"><path/></g>${levels}`))).toBe('refused: picture-unsafe')
  expect(cleaned(drawn(`<g id="a0"><path/></g>${level(1)}${level(2)}`))).toContain('<use href="#a1"/>')
  expect(cleaned(drawn('<g id="a"><use href="#a"/></g>'))).toBe('refused: picture-unsafe')
  const tiles = (number: number) =>
    `<pattern id="p${number}">${`<rect fill="url(#p${number - 1})"/>`.repeat(20)}</pattern>`
  expect(cleaned(drawn([4, 3, 2, 1].map(tiles).join('')))).toBe('refused: picture-unsafe')
  expect(cleaned(drawn('<g>'.repeat(50_000)))).toBe('refused: picture-unsafe')
  const chain = Array.from({ length: 20_000 }, (_, link) => `<use id="u${link}" href="#u${link + 1}"/>`).join('')
  expect(cleaned(drawn(chain))).toBe('refused: picture-unsafe')
})

test('texts that keep a reader busy are read in time', () => {
  const long = [
    drawn(`<style>${'/*'.repeat(300_000)}</style>`),
    drawn(`<style>${'a'.repeat(600_000)}</style>`),
    drawn(`<path d="${'M'.repeat(600_000)}"/>`),
    drawn(`<path fill="${'url('.repeat(150_000)}"/>`),
    drawn('<!DOCTYPE'.repeat(60_000)),
    drawn(`<text>${'<!-- '.repeat(100_000)}`),
  ]
  const began = performance.now()
  for (const text of long) cleaned(text)
  expect(performance.now() - began).toBeLessThan(8_000)
})

const sizes: readonly (readonly [string, number, number])[] = [
  ['viewBox="0 0 400 500"', 400, 500],
  ['viewBox="-10,-20,300,100" width="9" height="9"', 300, 100],
  ['width="640px" height="480"', 640, 480],
  ['viewBox="0 0 24 12"', 1000, 500],
  ['viewBox="0 0 30000 15000"', 1000, 500],
]
test.each(sizes)('<svg %s> is told as %i × %i', (attributes, width, height) => {
  expect(readSvg(bytes(`<svg ${attributes}/>`))).toMatchObject({ ok: true, value: { kind: 'svg', width, height } })
})

test.each(['', 'viewBox="0 0 0 5"', 'viewBox="0 0 NaN 5"', 'width="100%" height="100%"', 'viewBox="0 0 1 99999"'])(
  '<svg %s> has no size',
  (attributes) => {
    expect(readSvg(bytes(`<svg ${attributes}/>`))).toMatchObject({ refusal: { code: 'picture-size-unfit' } })
  },
)

test('a text without a drawing is none', () => {
  for (const text of ['', '<p>', '<html><body><p>', 'svg', '<math><svg/></math>']) {
    expect(readSvg(bytes(text))).toMatchObject({ refusal: { code: 'picture-broken' } })
  }
})

/** Pieces of which attackers build. */
const pieces = [
  '<svg>',
  '</svg>',
  '<g>',
  '</g>',
  '<script>',
  '</script>',
  '<style>',
  '</style>',
  '<foreignObject>',
  '<title>',
  '</title>',
  '<use ',
  '<a ',
  '<image ',
  '<animate ',
  '/>',
  '>',
  '"',
  "'",
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<p>',
  'href=',
  'xlink:href=',
  'onload=',
  'style=',
  'fill=',
  'javascript:alert(1)',
  'url(#a)',
  'url(//e.example)',
  '#a',
  '&lt;',
  '&#x3c;',
  '&amp;',
  '\\',
  '{',
  '}',
  '@import ',
  '/*',
  '*/',
  'data:',
  '\u0000',
  '\ud800',
  ' ',
  'x',
  '<math>',
  '<text>',
  '</text>',
  '<desc>',
  '<mglyph>',
  '<table>',
  '<br>',
  '<svg onload=x>',
  'id="a"',
  ';',
  '=',
  'é',
  '\u00a0',
]

test('whatever comes in, nothing that acts or reaches out comes out, and it stays the same when it comes again', () => {
  assert(
    property(array(constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const once = cleaned(drawn(parts.join('')))
      if (once.startsWith('refused')) return
      expect(cleaned(once)).toBe(once)
      const tags = once.match(/<[^>]*>/g) ?? []
      expect(once.replaceAll(/<[^>]*>/g, '')).not.toMatch(/[<>]/)
      for (const tag of tags) {
        expect(tag).toMatch(/^<\/?[a-zA-Z]+( [a-zA-Z0-9-]+="[^"<>]*")*\/?>$/)
        expect(tag).not.toMatch(/^<\/?(script|foreignObject|image|a|animate|iframe|p|math)\b/i)
        expect(tag).not.toMatch(/ on\w+=| (href|src)="(?!#)|(style|fill)="[^"]*(\/\/|javascript|\\)/i)
      }
      expect(once.match(/<style>[^<]*<\/style>/g)?.join('') ?? '').not.toMatch(/@|\\|\/\/|javascript/i)
    }),
    { numRuns: 3_000 },
  )
})
