/** Formatted text of other shops, read for what it says. */
import { expect, test } from 'vitest'
import { isRichText, richTextLines } from './rich-text.ts'

const said = (value: string, more: object = {}) => ({ type: 'text', value, ...more })

test('each paragraph, heading and item is a line', () => {
  const text = JSON.stringify({
    type: 'root',
    children: [
      { type: 'heading', level: 2, children: [said('Care')] },
      { type: 'paragraph', children: [said('Wash '), said('cold', { bold: true }), said('.')] },
      { type: 'paragraph', children: [said('')] },
      {
        type: 'list',
        listType: 'ordered',
        children: [
          { type: 'list-item', children: [said('Soak')] },
          { type: 'list-item', children: [{ type: 'link', url: 'https://a.example', children: [said('Rinse')] }] },
        ],
      },
      { type: 'list', listType: 'unordered', children: [{ type: 'list-item', children: [said('Dry')] }] },
    ],
  })
  expect(richTextLines(text)).toBe('Care\nWash cold.\n1. Soak\n2. Rinse\n• Dry')
})

test('what is no such tree says itself, and one that is nested without end comes to an end', () => {
  expect([isRichText('{"type":"root"}'), isRichText('null'), isRichText('{')]).toEqual([false, false, false])
  expect(richTextLines('Wash cold')).toBe('Wash cold')
  const deep = `{"type":"root","children":[${'{"children":['.repeat(500)}{"value":"x"}${']}'.repeat(500)}]}`
  expect(richTextLines(deep)).toBe('')
})
