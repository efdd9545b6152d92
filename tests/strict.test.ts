/** What a command does not know is no part of it: a member that is spelt wrongly is told, not passed over. */
import { z } from 'zod'
import { expect, test } from 'vitest'
import { COMMANDS } from '#workers/flows/commands'
import { collection, product } from '#workers/flows/catalog/import-input'

type Schema = { readonly properties?: unknown; readonly additionalProperties?: unknown }

/** Where an object takes members that it has no name for. */
const openObjects = (schema: unknown, at: string): string[] => {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties, additionalProperties } = schema as Schema
  const inside = Object.entries(schema).flatMap(([name, below]) => openObjects(below, `${at}/${name}`))
  return properties && additionalProperties !== false ? [at, ...inside] : inside
}

const inputs: [string, z.ZodType][] = [
  ...COMMANDS.map(({ name, input }): [string, z.ZodType] => [name, input]),
  // An import looks at its products and collections one by one.
  ['a product of an import', product],
  ['a collection of an import', collection],
]

test.each(inputs)('%s takes nothing that it does not know', (name, input) => {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  expect(openObjects(schema, name)).toEqual([])
})
