/** What a value looks like: its type in words, its bounds, and the members of an object. */
import type { Child } from 'hono/jsx'
import type { Document } from '../openapi.ts'
import { Inline } from './prose.tsx'

export type Schemas = NonNullable<NonNullable<Document['components']>['schemas']>
export type Schema = Schemas[string]

export const nameIn = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1)

export const schemaAnchor = (name: string): string => `schema-${name}`

const joined = (parts: readonly Child[], word: string): Child =>
  parts.map((part, index) => (index === 0 ? part : [word, part]))

/** `list of Money or null` */
export const TypeOf = ({ schema }: { readonly schema: Schema | undefined }): Child => {
  if (!schema) return 'anything'
  if ('$ref' in schema) return <a href={`#${schemaAnchor(nameIn(schema.$ref))}`}>{nameIn(schema.$ref)}</a>
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) {
    return joined(
      branches.map((branch) => <TypeOf schema={branch} />),
      ' or ',
    )
  }
  if (schema.enum) {
    return joined(
      schema.enum.map((value) => <code>{String(value)}</code>),
      ' or ',
    )
  }
  if (schema.const !== undefined) return <code>{String(schema.const)}</code>
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? (schema.allOf ? 'object' : 'anything')]
  const spelled = types.map((type) => {
    if (type !== 'array') return type
    return (
      <>
        list of <TypeOf schema={schema.items} />
      </>
    )
  })
  return joined(spelled, ' or ')
}

/** `1 to 999`, `at most 100 characters`, `e.g. EUR`; empty where nothing bounds it. */
const boundsOf = (schema: Schema | undefined): string[] => {
  if (!schema || '$ref' in schema) return []
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, default: absent } = schema
  const between = (least: number | undefined, most: number | undefined, of = '') => {
    if (least !== undefined && most !== undefined) return [`${least} to ${most}${of}`]
    if (most !== undefined) return [`at most ${most}${of}`]
    return least ? [`at least ${least}${of}`] : []
  }
  return [
    ...between(minimum, maximum),
    ...between(minLength, maxLength, ' characters'),
    ...between(minItems, maxItems, ' of them'),
    ...(absent === undefined ? [] : [`${JSON.stringify(absent)} when absent`]),
  ]
}

type Member = {
  readonly name: string
  readonly schema: Schema | undefined
  readonly required: boolean
  readonly about?: string | undefined
}

const membersOf = (schema: Schema): Member[] => {
  if ('$ref' in schema) return []
  const own = Object.entries(schema.properties ?? {}).map(([name, member]) => ({
    name,
    schema: member,
    required: schema.required?.includes(name) ?? false,
  }))
  return [...(schema.allOf ?? []).flatMap(membersOf), ...own]
}

/** The members of each object that has no name of its own: of what a list holds, of each that it may be. */
export const unnamedIn = (schema: Schema | undefined): Member[][] => {
  if (!schema || '$ref' in schema) return []
  const branches = schema.anyOf ?? schema.oneOf ?? ('items' in schema && schema.items ? [schema.items] : [])
  const own = membersOf(schema)
  return [...(own.length > 0 ? [own] : []), ...branches.flatMap(unnamedIn)]
}

/** One line for each parameter or member: its name, what it looks like, what it means. */
export const Members = ({ of }: { readonly of: readonly Member[] }) => (
  <dl class="members">
    {of.map(({ name, schema, required, about }) => {
      const description = about ?? (schema && !('$ref' in schema) ? schema.description : undefined)
      const bounds = boundsOf(schema)
      return (
        <div>
          <dt>
            <code>{name}</code>
            {!required && <span class="soft"> optional</span>}
          </dt>
          <dd>
            <TypeOf schema={schema} />
            {bounds.length > 0 && <span class="soft">, {bounds.join(', ')}</span>}
            {description && (
              <p class="soft">
                <Inline text={description} />
              </p>
            )}
            {unnamedIn(schema).map((members) => (
              <Members of={members} />
            ))}
          </dd>
        </div>
      )
    })}
  </dl>
)

/** A named shape with its members, or with what it is made of. */
export const Shape = ({ name, schema }: { readonly name: string; readonly schema: Schema }) => {
  const bases = '$ref' in schema ? [] : (schema.allOf ?? []).filter((part) => '$ref' in part)
  return (
    <details class="entry" data-entry>
      <summary>
        <h3>{name}</h3>
      </summary>
      <div class="inside" id={schemaAnchor(name)}>
        {!('$ref' in schema) && schema.description && (
          <p class="soft">
            <Inline text={schema.description} />
          </p>
        )}
        {bases.map((base) => (
          <p class="soft">
            Everything of <TypeOf schema={base} />, and:
          </p>
        ))}
        {membersOf(schema).length === 0 && (
          <p>
            <TypeOf schema={schema} />
          </p>
        )}
        {unnamedIn(schema).map((members) => (
          <Members of={members} />
        ))}
      </div>
    </details>
  )
}
