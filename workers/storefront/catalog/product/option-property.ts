/** Names of options that schema.org and merchant feeds have a word for. */
const PROPERTIES = {
  color: 'color',
  colour: 'color',
  glaze: 'color',
  glass: 'color',
  shade: 'color',
  size: 'size',
  material: 'material',
  wood: 'material',
  metal: 'material',
  stone: 'material',
  pattern: 'pattern',
} as const

export type OptionProperty = (typeof PROPERTIES)[keyof typeof PROPERTIES]

const isKnown = (name: string): name is keyof typeof PROPERTIES => Object.hasOwn(PROPERTIES, name)

export const propertyOf = (option: string): OptionProperty | undefined => {
  const name = option.trim().toLowerCase()
  return isKnown(name) ? PROPERTIES[name] : undefined
}
