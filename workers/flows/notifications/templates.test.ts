/** The language of templates: what it lets, what it refuses, and that it ends. */
import { expect, test } from 'vitest'
import { notificationsMessages } from '#workers/admin/notifications/messages/index'
import { liquidWords } from '#workers/admin/notifications/messages/liquid-words'
import { LANGUAGES } from '#domain/languages'
import { EDITABLE_TEMPLATES, sampleReaders, VARIABLES, type TemplateWords } from '#domain/notifications/template'
import { filledWords, wordsFaults } from './liquid.ts'
import { sampleMessage, type SampleShop } from './samples.ts'
import { startingWords } from './starting-words.ts'
import { wordingOf } from './wording.ts'

const words = (changed: Partial<TemplateWords> = {}): TemplateWords => ({
  subject: 'Order {{ order }}',
  greeting: '{% if name != "" %}Dear {{ name }}{% else %}Hello{% endif %}',
  paragraphs: 'We have it.\n\n{{ shop }}',
  action: 'See',
  ...changed,
})
const shop: SampleShop = {
  name: 'Shop',
  logo: '',
  address: null,
  url: 'https://s.example',
  currency: 'EUR',
  country: 'DE',
}
const placed = { template: 'order-placed', language: 'en' } as const

test.each([
  ['a loop of a million', '{% for i in (1..1000000) %}x{% endfor %}'],
  ['a table of a million', '{% tablerow i in (1..1000000) %}x{% endtablerow %}'],
  ['a range that nothing loops over', '{{ (1..100000000) | size }}'],
  ['another file', '{% include "secrets" %}'],
  ['another file', '{% render "secrets" %}'],
  ['a layout', '{% layout "x" %}'],
  ['an assignment', '{% assign a = "x" %}'],
  ['a text that is kept', '{% capture a %}x{% endcapture %}'],
  ['lines of tags', '{% liquid for i in (1..9) echo i endfor %}'],
  ['a filter that makes longer', '{{ shop | replace: "S", "SSSSSSSS" }}'],
  ['a filter that appends', '{{ shop | append: shop }}'],
  ['a filter that there is not', '{{ shop | nope }}'],
  ['a tag that is not closed', '{% if name %}x'],
  ['an output that is not closed', '{{ shop '],
])('%s is refused with its reason: %s', (_, text) => {
  const faults = wordsFaults('order-placed', words({ paragraphs: text }))
  expect(faults).toMatchObject([{ field: 'paragraphs', fault: 'broken' }])
  expect(faults[0]?.about).not.toBe('')
})

test('what the mail does not know is refused, and so is what reaches for more', () => {
  for (const text of ['{{ password }}', '{{ amount }}', '{% if secret %}x{% endif %}', '{{ this.constructor }}'])
    expect(wordsFaults('order-placed', words({ subject: text }))[0]).toMatchObject({ field: 'subject' })
  expect(() => filledWords(words({ subject: '{{ shop.constructor }}' }), { shop: 's', order: '1', name: '' })).toThrow()
})

test.each([
  ['{{ shop.foo }}', 'shop.foo'],
  ['{{ name.first }}', 'name.first'],
  ['{{ name["first"] }}', 'name.first'],
  ['{{ name[name] }}', 'name[name]'],
  ['{{ shop[0] }}', 'shop.0'],
  ['{{ name.size }}', 'name.size'],
  ['Hi{% if name == "zz" %}{{ shop.foo }}{% endif %}', 'shop.foo'],
  ['{% if shop.foo %}x{% endif %}Hi', 'shop.foo'],
  ['Hi{{ name | truncate: shop.foo }}', 'shop.foo'],
])('there is nothing within a variable: %s', (text, about) => {
  for (const field of ['subject', 'greeting', 'paragraphs', 'action'] as const)
    expect(wordsFaults('order-placed', words({ [field]: text }))).toEqual([{ field, fault: 'unknown-variable', about }])
})

test.each([
  ['{{ "" }}', ''],
  ['{% if name == "zz" %}x{% endif %}', ''],
  ['{% comment %}x{% endcomment %}', ''],
  ['{{ name }}', 'name'],
  ['{% if name != "" %}Hello {{ name }}{% endif %}', 'name'],
  ['{{ name }}{{ tracking }}{% if partial %}x{% endif %}', 'name, tracking, partial'],
])('what would say nothing to somebody is refused, and says to whom: %s', (text, about) => {
  for (const field of ['subject', 'greeting', 'paragraphs', 'action'] as const)
    expect(wordsFaults('order-shipped', words({ [field]: text }))).toEqual([{ field, fault: 'empty-filled', about }])
})

test.each([
  ['{{ | }}', '“|” is no value', '“|”不是一个值'],
  ['{% if %}x{% endif %}', 'a value is missing', '缺少一个值'],
  ['{% for i in shop %}x{% endfor %}', 'there is no tag “for” here', '这里没有标签“for”'],
  ['{% if name %}x', '“{% if name %}” is not closed', '“{% if name %}”没有结束'],
  ['{{ shop ', '“{{ shop ” is not closed', '“{{ shop ”没有结束'],
  ['{{ shop | nope }}', 'there is no filter “nope” here', '这里没有过滤器“nope”'],
  ['{% if name = "a" %}x{% endif %}', 'equal is written ==', '相等写作 =='],
  ['{% %}', 'a tag has no name', '标签没有名称'],
  ['{{ (1..9) }}', 'there are no ranges', '不能使用'],
])('why %s cannot be read is told in both languages', (text, en, zh) => {
  const [{ about } = { about: '' }] = wordsFaults('order-placed', words({ paragraphs: text }))
  expect([liquidWords('en', about), liquidWords('zh', about)]).toEqual([
    expect.stringContaining(en),
    expect.stringContaining(zh),
  ])
})

test.each(EDITABLE_TEMPLATES)(
  'of all that %s knows there is a sample, and a word for staff in both languages',
  (template) => {
    const [all] = sampleReaders(template)
    for (const name of VARIABLES[template]) {
      expect([name, all?.values[name]]).not.toEqual([name, ''])
      for (const language of LANGUAGES) expect(notificationsMessages[language].templatesPage.about[name]).toBeTruthy()
    }
    // Whatever is known is there when it is sent: all of it in one text is used as it stands.
    const text = `Mine: ${VARIABLES[template].map((name) => `{{ ${name} }}`).join(' ')}`
    expect(wordsFaults(template, words({ subject: 'Hi', greeting: 'Hi', paragraphs: text }))).toEqual([])
  },
)

test('empty and too long are told by their fields, all at once', () => {
  const faults = wordsFaults('welcome', { subject: ' ', greeting: 'a'.repeat(301), paragraphs: 'Hi', action: '' })
  expect(faults.map(({ field, fault }) => [field, fault])).toEqual([
    ['subject', 'empty'],
    ['greeting', 'too-long'],
    ['action', 'empty'],
  ])
})

test('six thousand characters of the worst are done at once', () => {
  const worst = '{{ shop | upcase }}'.repeat(315).slice(0, 5_985)
  const before = Date.now()
  expect(wordsFaults('order-placed', words({ paragraphs: worst }))).toEqual([])
  filledWords(words({ paragraphs: worst }), { shop: 'x'.repeat(200), order: '', name: '' })
  wordsFaults('order-placed', words({ paragraphs: '{%'.repeat(3_000) }))
  wordsFaults('order-placed', words({ paragraphs: '('.repeat(6_000) }))
  wordsFaults('order-placed', words({ paragraphs: '{% if name %}'.repeat(460) }))
  expect(Date.now() - before).toBeLessThan(2_000)
})

test('a merchant’s words stand in the mail, filled in and escaped; the rest of it is as it was', async () => {
  const wording = await wordingOf([
    { ...placed, words: words({ paragraphs: 'Dear {{ name }} <script>alert(1)</script>\n\nTwo' }) },
  ])
  const mail = sampleMessage(placed, shop, wording)
  expect(mail.subject).toBe('Order 7K3-M9Q-XD0')
  expect(mail.text).toContain('Dear Alex Sample\n\n')
  expect(mail.html).toContain('Dear Alex Sample &lt;script&gt;')
  expect(mail.html).not.toContain('<script>')
  expect(mail.text).toContain('€53.00')
  expect(sampleMessage({ ...placed, language: 'zh' }, shop, wording).subject).toContain('已确认')
})

test('a subject stays one line; what comes out empty, or cannot be filled in, is said in the shop’s own words', async () => {
  const own = sampleMessage(placed, shop)
  const with_ = async (changed: Partial<TemplateWords>) =>
    sampleMessage(placed, shop, await wordingOf([{ ...placed, words: words(changed) }]))
  expect((await with_({ subject: 'A\r\nBcc: x@y.example' })).subject).toBe('A Bcc: x@y.example')
  expect((await with_({ subject: '{% if name == "nobody" %}x{% endif %}' })).subject).toBe(own.subject)
  expect((await with_({ subject: '{{ gone }}' })).html).toBe(own.html)
})

test.each(EDITABLE_TEMPLATES.flatMap((template) => LANGUAGES.map((language) => ({ template, language }))))(
  'the words that $template begins with in $language are right, and say what the shop’s own do',
  async (id) => {
    const starting = startingWords(id.template, id.language)
    expect(wordsFaults(id.template, starting)).toEqual([])
    const sample = sampleMessage(id, shop)
    const written = sampleMessage(id, shop, await wordingOf([{ ...id, words: starting }]))
    expect(written.subject).toBe(sample.subject)
    expect(sample.html).not.toMatch(/\{\{|undefined|NaN/)
    expect(written.html).not.toMatch(/\{\{|undefined|NaN/)
    const all = VARIABLES[id.template].map((name) => `{{ ${name} }}`).join(' ')
    const mine = await wordingOf([{ ...id, words: words({ subject: 'Hi', paragraphs: `Mine: ${all}` }) }])
    expect(sampleMessage(id, shop, mine).text).toContain('Mine: ')
    expect(VARIABLES[id.template]).toContain('shop')
  },
)
