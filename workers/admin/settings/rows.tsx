/** Lists of a form: rows are added, moved and removed by buttons that send the form and save nothing. */
import { own } from '#domain/own'
import type { Filled } from '#domain/settings/compare'
import type { Language } from '#domain/languages'
import { Icon } from '../frame/icon.tsx'
import { Control, Hint, Labelled, Wrong, type ControlField } from './control.tsx'
import { below, type Field, type Fields, type Rows } from './field.ts'
import { labelOf, type Shown } from './shown.ts'
import { settingsMessages } from './messages/index.ts'

type Props<F extends Field = Field> = {
  readonly field: F
  readonly path: string
  readonly filled: Filled
  readonly shown: Shown
}
type RowsProps = Props<Rows>

const partOf = (filled: Filled, name: string): Filled =>
  typeof filled === 'object' && !Array.isArray(filled)
    ? (own(filled as Readonly<Record<string, Filled>>, name) ?? '')
    : ''
const rowsOf = (filled: Filled): readonly Filled[] => (Array.isArray(filled) ? (filled as readonly Filled[]) : [])

/** The first thing that is typed into it: what people know it by, in the language of the reader where that is given. */
export const titleOf = (filled: Filled, language: Language): string => {
  if (typeof filled === 'string') return filled
  const said = own(filled as Readonly<Record<string, Filled>>, language)
  const all: readonly Filled[] = Object.values(filled)
  return [...(said === undefined ? [] : [said]), ...all].map((one) => titleOf(one, language)).find(Boolean) ?? ''
}

const isControl = (field: Field): field is ControlField => field.kind !== 'group' && field.kind !== 'rows'

/** Fields that follow one another, and lists and groups between them. */
export const Parts = ({ fields, path, filled, shown }: Omit<Props, 'field'> & { readonly fields: Fields }) => (
  <div class="fields">
    {Object.entries(fields).map(([name, field]) => {
      const props = { path: below(path, name), filled: partOf(filled, name), shown }
      return isControl(field) ? <Labelled field={field} {...props} /> : <Nested field={field} {...props} />
    })}
  </div>
)

const Nested = ({ field, ...props }: Props<Extract<Field, { kind: 'group' | 'rows' }>>) => (
  <fieldset class="f wide nested" id={props.path}>
    <legend>{labelOf(props.shown.group, props.path, props.shown.language)}</legend>
    <Hint {...props} />
    <Wrong {...props} />
    {field.kind === 'rows' ? <List field={field} {...props} /> : <Parts fields={field.fields} {...props} />}
  </fieldset>
)

export const List = (props: RowsProps) => (
  <>
    {rowsOf(props.filled).length === 0 ? (
      <p class="mute s">{settingsMessages[props.shown.language].none}</p>
    ) : props.field.as === 'table' ? (
      <Table {...props} />
    ) : (
      <ol class="parts">
        {rowsOf(props.filled).map((_, index) => (
          <Part {...props} index={index} />
        ))}
      </ol>
    )}
    <div>
      <Act act="add" path={props.path} label={settingsMessages[props.shown.language].add(labelIn(props))}>
        <Icon name="plus" />
        {settingsMessages[props.shown.language].addShort}
      </Act>
    </div>
  </>
)

const labelIn = ({ path, shown }: Pick<Props, 'path' | 'shown'>) => labelOf(shown.group, path, shown.language)

type ActProps = { act: string; path: string; label: string; bare?: boolean; disabled?: boolean; children?: unknown }
const Act = ({ act, path, label, bare = false, disabled = false, children }: ActProps) => (
  <button
    class={bare ? 'btn bare sq' : 'btn'}
    name="do"
    value={`${act}:${path}`}
    aria-label={label}
    title={label}
    formnovalidate
    disabled={disabled || undefined}
  >
    {children}
  </button>
)

const Acts = ({ path, index, shown, name }: { path: string; index: number; shown: Shown; name: string }) => {
  const messages = settingsMessages[shown.language]
  const what = `${labelOf(shown.group, path, shown.language)} ${messages.row(index + 1, name)}`
  return (
    <span class="row tight nowrap">
      <Act act="up" path={below(path, index)} label={messages.up(what)} bare disabled={index === 0}>
        <Icon name="up" />
      </Act>
      <Act act="remove" path={below(path, index)} label={messages.remove(what)} bare>
        <Icon name="x" />
      </Act>
    </span>
  )
}

/** @example '9 % · books · 2027-01-01 –' */
const rateIn = (row: Filled, language: Language): string => {
  const [rate, taxClass, region, postcodes, from, until] = RATE_PARTS.map((name) =>
    titleOf(partOf(row, name), language),
  )
  const days = from || until ? `${from} – ${until}`.trim() : ''
  return [`${rate} %`, taxClass, region, postcodes, days].filter(Boolean).join(' · ')
}
const RATE_PARTS = ['rate', 'taxClass', 'region', 'postcodes', 'from', 'until']

const isZone = (row: Filled): boolean => typeof row === 'object' && 'regions' in row && 'countries' in row

/** What one looks for in a row that is folded: the rate of what and where, of a currency, when a parcel travels, where a page stands. */
const gistOf = (row: Filled, language: Language): string => {
  const messages = settingsMessages[language]
  const said = (name: string, of = row) => titleOf(partOf(of, name), language)
  if (partOf(row, 'handle') !== '') return `/${said('folder')}/${said('handle')}`
  // Of a currency, and since when.
  if (partOf(row, 'adjustment') !== '') return [said('rate'), said('day')].filter(Boolean).join(' · ')
  if (partOf(row, 'rate') !== '') return rateIn(row, language)
  // Of a zone: what lies in it.
  if (isZone(row))
    return ['countries', 'regions', 'postcodes']
      .map((name) => said(name))
      .filter(Boolean)
      .join(' · ')
  const [first = '', last = ''] = said('days').split(' ')
  const [price] = rowsOf(partOf(row, 'prices'))
  if (first === '' || price === undefined) return ''
  const [currency, ...amounts] = ['currency', 'price', 'freeOver'].map((name) => said(name, price))
  return `${messages.travels(first, last)} · ${messages.priced(`${currency} ${amounts[0]}`, amounts[1] ?? '')}`
}

/** A row is opened by what is amiss in it, and by having just come. */
const isOpen = (path: string, { amiss, focus }: Shown): boolean =>
  [...amiss.keys(), focus ?? ''].some((one) => one === path || one.startsWith(`${path}.`))

const Part = ({ field, path, filled, shown, index }: RowsProps & { readonly index: number }) => {
  const at = below(path, index)
  const own = rowsOf(filled)[index] ?? ''
  const name = titleOf(own, shown.language)
  const body = field.row.kind === 'group' && <Parts fields={field.row.fields} path={at} filled={own} shown={shown} />
  if (field.as === 'folds') {
    return (
      <li id={at} class="part">
        <details class="fold" open={isOpen(at, shown) || undefined}>
          <summary>
            <Icon name="right" />
            <span class="clip">{settingsMessages[shown.language].row(index + 1, name)}</span>
            <span class="s mute clip end-x">{gistOf(own, shown.language)}</span>
          </summary>
          <div class="in-p stack">
            <Wrong path={at} shown={shown} />
            {body}
          </div>
        </details>
        <Acts path={path} index={index} shown={shown} name={name} />
      </li>
    )
  }
  return (
    <li id={at} class="part">
      <div class="stack tight">
        <Wrong path={at} shown={shown} />
        {body ||
          (isControl(field.row) && (
            <Control
              field={field.row}
              path={at}
              filled={own}
              shown={shown}
              label={`${labelIn({ path, shown })} ${index + 1}`}
            />
          ))}
      </div>
      <Acts path={path} index={index} shown={shown} name={name} />
    </li>
  )
}

/** Each field a column; on a phone each row is a card, and its columns say what they are. */
const Table = ({ field, path, filled, shown }: RowsProps) => {
  const columns: readonly (readonly [string, Field])[] =
    field.row.kind === 'group' ? Object.entries(field.row.fields) : [['', field.row]]
  const label = (name: string) => labelOf(shown.group, name === '' ? path : below(path, name), shown.language)
  return (
    <table class={columns[0]?.[0] === '' ? 'rows-in lone' : 'rows-in'}>
      <thead>
        <tr>
          {columns.map(([name]) => (
            <th scope="col">
              {label(name)}
              {isWithin(path) ? null : <Hint path={below(path, name)} shown={shown} />}
            </th>
          ))}
          <td></td>
        </tr>
      </thead>
      <tbody>
        {rowsOf(filled).map((own, index) => (
          <tr id={columns[0]?.[0] === '' ? undefined : below(path, index)}>
            {columns.map(([name, one], column) => {
              const at = name === '' ? below(path, index) : below(below(path, index), name)
              return (
                <td data-label={label(name)}>
                  {isControl(one) && (
                    <Control
                      field={one}
                      path={at}
                      filled={name === '' ? own : partOf(own, name)}
                      shown={shown}
                      label={`${label(name)} ${index + 1}`}
                    />
                  )}
                  <Wrong path={at} shown={shown} />
                  {column === 0 && name !== '' && <Wrong path={below(path, index)} shown={shown} />}
                </td>
              )
            })}
            <td class="do">
              <Acts path={path} index={index} shown={shown} name="" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A list within a list would say it once for each of them. */
const isWithin = (path: string): boolean => /\d/.test(path)
