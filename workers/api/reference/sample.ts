/** A value as a schema of the document asks for: what the form of an operation is filled with before anybody has typed. */
import { own } from '#domain/own'
import type { Schema, Schemas } from './shape.tsx'
import { nameIn } from './shape.tsx'

const typeOf = (schema: Exclude<Schema, { $ref: string }>): string | undefined =>
  Array.isArray(schema.type) ? schema.type.find((type) => type !== 'null') : schema.type

const isNothing = (schema: Schema): boolean => !('$ref' in schema) && schema.type === 'null'

/** Members that are asked for, and others whose schema has an example; of an object that asks for none, the first one. */
const membersOf = (schema: Exclude<Schema, { $ref: string }>, schemas: Schemas, within: readonly string[]): object => {
  const members = Object.entries(schema.properties ?? {})
  const told = members.filter(
    ([name, member]) => schema.required?.includes(name) || (!('$ref' in member) && member.example !== undefined),
  )
  const chosen = told.length > 0 || schema.allOf ? told : members.slice(0, 1)
  return Object.fromEntries(chosen.map(([name, member]) => [name, sampleOf(member, schemas, within)]))
}

/** @param within the names of the schemas in which it stands: one that stands in itself ends there */
export const sampleOf = (schema: Schema | undefined, schemas: Schemas, within: readonly string[] = []): unknown => {
  if (!schema) return null
  if ('$ref' in schema) {
    const name = nameIn(schema.$ref)
    return within.includes(name) ? null : sampleOf(own(schemas, name), schemas, [...within, name])
  }
  const said = [schema.example, schema.const, schema.default, schema.enum?.[0]].find((value) => value !== undefined)
  if (said !== undefined) return said
  const branches = schema.anyOf ?? schema.oneOf
  if (branches)
    return sampleOf(
      branches.find((branch) => !isNothing(branch)),
      schemas,
      within,
    )
  const type = typeOf(schema)
  if (schema.allOf || type === 'object') {
    const bases = (schema.allOf ?? []).map((base) => sampleOf(base, schemas, within))
    return Object.assign({}, ...bases, membersOf(schema, schemas, within))
  }
  if (type === 'array') return schema.minItems === 0 && !schema.items ? [] : [sampleOf(schema.items, schemas, within)]
  if (type === 'boolean') return true
  if (type === 'number' || type === 'integer') return schema.minimum ?? 1
  return type === 'string' ? '…' : null
}
