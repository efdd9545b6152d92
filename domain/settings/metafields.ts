/** Fields that the merchant adds to products: what they are called, what they hold, and where they are seen. */
import { isFilterable, METAFIELD_NAME, METAFIELD_TYPES, type MetafieldType } from '../catalog/metafields.ts'
import { checkWritten, distinct, each, NAME_MAX, when, type SettingsIssue } from './check.ts'
import type { Text } from './text.ts'

export type MetafieldDefinition = {
  /** `custom.care`: namespace and key, as files of other shops name it. */
  readonly field: string
  readonly name: Text
  readonly type: MetafieldType
  /** On the product's page, and in what machines read of it. */
  readonly shown: boolean
  /** Lists can be narrowed by its values. */
  readonly filterable: boolean
}

export type MetafieldsSettings = { readonly definitions: readonly MetafieldDefinition[] }

/** More than any page of a product can show. */
export const DEFINITIONS_MAX = 250

export const checkMetafields = ({ definitions }: MetafieldsSettings): SettingsIssue[] => [
  ...each('definitions', definitions, DEFINITIONS_MAX, ({ field, name, type, filterable }, path) => [
    ...when(field === '', `${path}.field`, 'required'),
    ...when(field !== '' && !METAFIELD_NAME.test(field), `${path}.field`, 'field-form'),
    ...checkWritten(name, `${path}.name`, NAME_MAX),
    ...when(!METAFIELD_TYPES.includes(type), `${path}.type`, 'required'),
    ...when(filterable && !isFilterable(type), `${path}.filterable`, 'filter-unfit'),
  ]),
  ...distinct(
    'definitions',
    definitions.map(({ field }) => field.toLowerCase()),
    'field',
  ),
]

export const typesOf = ({ definitions }: MetafieldsSettings): ReadonlyMap<string, MetafieldType> =>
  new Map(definitions.map(({ field, type }) => [field, type]))
