/** Two people change one document: what they have said is there at the end, or one of them was asked. */
import { array, assert, constantFrom, integer, oneof, property, record, type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import type { World } from '../settings/check.ts'
import { same } from '../same.ts'
import { blankDocument, blankSection, withSectionIds, type ContentDocument, type Section } from './document.ts'
import { documentChanges, documentFields, sectionIds } from './document-fields.ts'
import { laidOver, reconcileDocuments } from './three-way.ts'

const world: World = {
  isCountry: () => true,
  placeFaults: () => ({}),
  regionIn: (_, text) => text,
  writesPostcodes: () => true,
  isPostcode: () => false,
  isTaxNumber: () => true,
  isSafeHtml: () => true,
  isSafeDrawing: () => true,
}

const section = (id: string, heading: string, more: Partial<Section> = {}): Section => ({
  ...blankSection('text', id),
  heading: { en: heading },
  ...more,
})

const page: ContentDocument = {
  ...blankDocument('landing', 'doc_1', 1),
  handle: 'spring',
  title: { en: 'Spring', zh: '春天' },
  tags: ['a', 'b'],
  sections: [section('1', 'One'), section('2', 'Two'), section('3', 'Three')],
}

type Change = (of: ContentDocument) => ContentDocument
const together = (theirs: Change, yours: Change) => reconcileDocuments(page, theirs(page), yours(page), world)
const conflictsOf = (theirs: Change, yours: Change) =>
  together(theirs, yours).sides.flatMap(({ field, conflict }) => (conflict ? [field] : []))

const said =
  (more: Partial<ContentDocument>): Change =>
  (of) => ({ ...of, ...more })
const inSection =
  (id: string, more: Partial<Section>): Change =>
  (of) => ({ ...of, sections: of.sections.map((one) => (one.id === id ? { ...one, ...more } : one)) })
const without =
  (id: string): Change =>
  (of) => ({ ...of, sections: of.sections.filter((one) => one.id !== id) })
const ordered =
  (...ids: readonly string[]): Change =>
  (of) => ({ ...of, sections: ids.flatMap((id) => of.sections.filter((one) => one.id === id)) })
const added =
  (at: number, one: Section): Change =>
  (of) => ({ ...of, sections: of.sections.toSpliced(at, 0, one) })
const all =
  (...changes: readonly Change[]): Change =>
  (of) =>
    changes.reduce((next, change) => change(next), of)

test('what each has changed alone is there', () => {
  const { document, sides } = together(
    all(said({ title: { en: 'Summer', zh: '春天' }, tags: ['a', 'b', 'c'] }), added(0, section('x', 'First'))),
    all(
      said({ title: { en: 'Spring', zh: '夏天' }, tags: ['b', 'd'] }),
      inSection('2', { text: { zh: '二' } }),
      without('3'),
      added(2, section('y', 'Last')),
    ),
  )
  expect(sides.filter(({ conflict }) => conflict)).toEqual([])
  expect(document).toMatchObject({ title: { en: 'Summer', zh: '夏天' }, tags: ['b', 'c', 'd'], handle: 'spring' })
  expect(sectionIds(document)).toEqual(['x', '1', '2', 'y'])
  expect(document.sections[2]).toMatchObject({ heading: { en: 'Two' }, text: { zh: '二' } })
})

test.each<[what: string, theirs: Change, yours: Change, asked: readonly string[]]>([
  ['one language', said({ title: { en: 'A', zh: '春天' } }), said({ title: { en: 'B', zh: '春天' } }), ['title.en']],
  ['the same', said({ title: { en: 'A' } }), said({ title: { en: 'A' } }), []],
  ['one field of a section', inSection('2', { of: 'x' }), inSection('2', { of: 'y' }), ['sections.2.of']],
  ['two fields of a section', inSection('2', { of: 'x' }), inSection('2', { picture: '/y' }), []],
  ['removed there, changed here', without('2'), inSection('2', { of: 'y' }), ['sections.2']],
  ['changed there, removed here', inSection('2', { of: 'x' }), without('2'), ['sections.2']],
  ['removed by both', without('2'), without('2'), []],
  ['moved there, changed here', ordered('3', '1', '2'), inSection('3', { of: 'y' }), []],
  ['moved by both, not alike', ordered('3', '1', '2'), ordered('2', '1', '3'), ['sections']],
  ['moved by both alike', ordered('3', '1', '2'), ordered('3', '1', '2'), []],
  [
    'an end before its beginning',
    said({ publishedUntil: 5 }),
    said({ publishedFrom: 9 }),
    ['publishedUntil', 'publishedFrom'],
  ],
  [
    'a button without an address',
    inSection('1', { label: { en: 'Go' }, path: '/x' }),
    inSection('1', { label: { zh: '去' }, path: '/x' }),
    [],
  ],
])('asked is what both have changed: %s', (_, theirs, yours, asked) => {
  expect(conflictsOf(theirs, yours).toSorted()).toEqual(asked.toSorted())
})

test('where nobody knows what it was made from, whatever would change is asked', () => {
  const sides = laidOver(page, all(said({ author: 'Eleni' }), without('1'))(page))
  expect(sides.map(({ field, conflict }) => [field, conflict])).toEqual([
    ['author', true],
    ['sections.1', true],
  ])
})

test('a version tells what it changed in the one before, a section that came or went as a whole', () => {
  const after = all(
    said({ lead: { en: 'It rains.' } }),
    without('1'),
    ordered('3', '2'),
    inSection('2', { of: 'x' }),
  )(page)
  expect(documentChanges(page, after).map(({ field }) => field)).toEqual([
    'sections.1',
    'sections.2.of',
    'lead.en',
    'sections',
  ])
})

test('sections of before ids were kept get the number of their place, whatever numbers there are', () => {
  const ids = ['', '2', '', 'x', ''].map((id) => blankSection('text', id))
  expect(withSectionIds(ids).map(({ id }) => id)).toEqual(['1', '2', '3', 'x', '5'])
  expect(withSectionIds([blankSection('text', '2'), blankSection('text')]).map(({ id }) => id)).toEqual(['2', '3'])
})

const values = constantFrom('x', 'y', 'z')
const place = integer({ min: 0, max: 4 })
let made = 0
const aChange: Arbitrary<Change> = oneof(
  values.map((en) => said({ title: { en } })),
  values.map((author) => said({ author })),
  values.map((zh): Change => (of) => ({ ...of, body: { ...of.body, zh } })),
  values.map((tag): Change => (of) => ({
    ...of,
    tags: of.tags.includes(tag) ? of.tags.filter((one) => one !== tag) : [...of.tags, tag],
  })),
  record({ at: place, word: values }).map(
    ({ at, word }): Change =>
      (of) =>
        inSection(of.sections[at % of.sections.length]?.id ?? '', { heading: { en: word } })(of),
  ),
  place.map(
    (at): Change =>
      (of) =>
        without(of.sections[at % of.sections.length]?.id ?? '')(of),
  ),
  place.map(
    (at): Change =>
      (of) =>
        added(at, section(`n${++made}`, 'New'))(of),
  ),
  record({ from: place, to: place }).map(({ from, to }): Change => (of) => {
    const [one] = of.sections.slice(from, from + 1)
    return one ? { ...of, sections: of.sections.toSpliced(from, 1).toSpliced(to, 0, one) } : of
  }),
)

type Step = { readonly who: 0 | 1; readonly changes: Change[]; readonly reads: boolean }
const step: Arbitrary<Step> = record({
  who: constantFrom(0 as const, 1 as const),
  changes: array(aChange, { minLength: 1, maxLength: 3 }),
  reads: constantFrom(true, false, false),
})

/** Sections as wholes, so that a section that is gone has no field left. */
const saidIn = (of: ContentDocument) => new Map([...documentFields(of)].toSorted())

test('two staff, ten interleavings: whatever stands there was said by the last who had seen what stood there before', () => {
  assert(
    property(array(step, { minLength: 10, maxLength: 10 }), (steps) => {
      let there = page
      const seen: [ContentDocument, ContentDocument] = [page, page]
      for (const { who, changes, reads } of steps) {
        if (reads) seen[who] = there
        const base = seen[who]
        const mine = all(...changes)(base)
        const { document, sides } = reconcileDocuments(base, there, mine, world)
        if (sides.some(({ conflict }) => conflict)) {
          seen[who] = there
          continue
        }
        const [was, other, own, now] = [base, there, mine, document].map(saidIn)
        for (const field of new Set([...(was ?? []), ...(other ?? []), ...(own ?? [])].map(([name]) => name))) {
          const [b, t, y] = [was?.get(field), other?.get(field), own?.get(field)]
          expect(same(b, t) || same(b, y) || same(t, y), `${field} was overwritten unseen`).toBe(true)
          expect(now?.get(field)).toEqual(same(b, y) ? t : y)
        }
        // Nobody's section is lost, and none is there twice.
        const ids = sectionIds(document)
        expect(new Set(ids).size).toBe(ids.length)
        there = document
        seen[who] = document
      }
    }),
    { numRuns: 150 },
  )
})
