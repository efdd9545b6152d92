/** Menus: three levels, each link with a title and an address; what is deeper is told where it begins, and not ten times. */
import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { checkMenus, MENU_LEVELS_MAX, type Link } from './content.ts'

const footer = { about: {}, columns: [], note: {} }
const link = (links?: readonly Link[]): Link => ({
  title: { en: 'Cups' },
  path: '/collections/cups',
  ...(links && { links }),
})
const deep = (levels: number): Link => link(levels > 1 ? [deep(levels - 1)] : undefined)

test('ten levels are refused, with the place where they are too many', () => {
  expect(checkMenus({ main: [deep(MENU_LEVELS_MAX)], footer })).toEqual([])
  expect(checkMenus({ main: [link(), deep(10)], footer })).toEqual([
    { path: 'main.1.links.0.links.0.links', code: 'too-deep' },
  ])
  const column = { title: { en: 'Help' }, links: [link([link()])] }
  expect(checkMenus({ main: [], footer: { ...footer, columns: [column] } })).toEqual([
    { path: 'footer.columns.0.links.0.links', code: 'too-deep' },
  ])
})

test('what is below is looked over like the rest', () => {
  const wrong: Link = { title: {}, path: 'javascript:x' }
  expect(checkMenus({ main: [link([link([wrong])])], footer })).toEqual([
    { path: 'main.0.links.0.links.0.title', code: 'required' },
    { path: 'main.0.links.0.links.0.path', code: 'address-form' },
  ])
})

const tree = (widths: readonly number[]): Link[] => {
  const [width = 0, ...rest] = widths
  return Array.from({ length: width }, () => link(tree(rest)))
}

test('of menus of any shape those alone are refused that are too deep', () => {
  assert(
    property(array(integer({ min: 0, max: 3 }), { maxLength: 6 }), (widths) => {
      const until = widths.indexOf(0)
      const levels = until === -1 ? widths.length : until
      expect(checkMenus({ main: tree(widths), footer }).length > 0).toBe(levels > MENU_LEVELS_MAX)
    }),
  )
})
