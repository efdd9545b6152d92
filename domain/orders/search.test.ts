/** Finding orders by what staff have in front of them. */
import { expect, test } from 'vitest'
import { searchQuestion } from './search.ts'

test.each([
  ['7K3M-9QXD', '"7k3m"* AND "9qxd"*'],
  ['maya@lindq', '"maya"* AND "lindq"*'],
  ['王丽', '"王"* AND "丽"*'],
  ['  ', ''],
  ['" OR 1=1 --', '"or"* AND "1"* AND "1"*'],
  ['O’Brien', '"obrien"*'],
  ['111 22', '"111"* AND "22"*'],
  ['+46 70 12', '("46"* AND "70"* AND "12"*) OR "467012"*'],
])('reads %j as %j', (typed, question) => {
  expect(searchQuestion(typed)).toBe(question)
})
