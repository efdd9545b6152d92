/** Opening hours as people write them. */
import { expect, test } from 'vitest'
import { hoursLines } from './hours-text.ts'

const open = (weekdays: readonly number[]) => [{ weekdays, from: '09:00', until: '17:30' }]

test.each([
  [[1, 2, 3, 4, 5], 'Mon–Fri 09:00–17:30', '周一至周五 09:00–17:30'],
  [[6], 'Sat 09:00–17:30', '周六 09:00–17:30'],
  [[7, 6], 'Sat, Sun 09:00–17:30', '周六、周日 09:00–17:30'],
  [[5, 1, 2, 3, 7, 7], 'Mon–Wed, Fri, Sun 09:00–17:30', '周一至周三、周五、周日 09:00–17:30'],
])('%j', (weekdays, en, zh) => {
  expect(hoursLines(open(weekdays), 'en')).toEqual([en])
  expect(hoursLines(open(weekdays), 'zh')).toEqual([zh])
})
