/** What is left of a description in places that hold one line. */
import { expect, test } from 'vitest'
import { firstParagraph, isLong, plainText } from './plain-text.ts'

test.each([
  ['<p>Holds &lt; 1 l &amp; fits</p>', 'Holds < 1 l & fits'],
  ['<p>Caf&eacute;&nbsp;&#39;Delos&#39;</p>', "Café 'Delos'"],
  ['<p>One</p><p>two</p>', 'One two'],
  ['<ul><li>first</li><li>second</li></ul>', 'first second'],
  ['<p><img src="https://a.example/b.jpg" alt="a > b">Seen</p>', 'Seen'],
  ['no marks at all', 'no marks at all'],
  ['', ''],
])('%s is read as %j', (html, text) => expect(plainText(html)).toBe(text))

test('long text ends between two words, or where it must', () => {
  expect(plainText('<p>one two three</p>', 9)).toBe('one two…')
  expect(plainText(`<p>${'x'.repeat(20)}</p>`, 9)).toBe(`${'x'.repeat(9)}…`)
})

test.each([
  ['<p>First.</p><p>Second.</p>', 'First.'],
  ['<h2>Name</h2><p>First.</p><p>Second.</p>', 'Name First.'],
  ['Loose words<ul><li>a</li></ul>', 'Loose words'],
  ['<ul><li>a</li></ul><p>After.</p>', ''],
])('%s begins with %j', (html, opening) => expect(firstParagraph(html)).toBe(opening))

test('a description is long when its text is, whatever its marks weigh', () => {
  expect(isLong(`<p>${'<b>a</b>'.repeat(300)}</p>`)).toBe(false)
  expect(isLong(`<p>${'word '.repeat(150)}</p>`)).toBe(true)
})
