/**
 * The form with which an operation is tried at this shop: what it takes, filled with the examples of the document. A
 * script sends it (browser/try-it.ts); without one it is not shown.
 */
import { own } from '#domain/own'
import type { Entry, Operation } from './entries.ts'
import { headerName } from './prose.tsx'
import { sampleOf } from './sample.ts'
import type { Schema, Schemas } from './shape.tsx'

/** What a body is filled with where the rules of this shop say more than the document, by the name of the operation. */
export type Bodies = { readonly [operationId: string]: unknown }

type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>

/** A name that stands for many (`option.{name}`) is no field. */
const fieldsOf = (operation: Operation): Parameter[] =>
  (operation.parameters ?? []).flatMap((one) => ('$ref' in one || one.name.includes('{') ? [] : [one]))

const KEY = 'idempotency-key'

const Choice = ({
  name,
  values,
  required,
}: {
  readonly name: string
  readonly values: readonly unknown[]
  readonly required: boolean
}) => (
  <select name={name}>
    {!required && <option value=""></option>}
    {values.map((value) => (
      <option>{String(value)}</option>
    ))}
  </select>
)

/** Only what is needed is filled in: a filter that nobody chose would hide things. */
const Field = ({ parameter, schemas }: { readonly parameter: Parameter; readonly schemas: Schemas }) => {
  const { in: where, name, required = false } = parameter
  const schema = (parameter.schema ?? {}) as Schema
  const values = '$ref' in schema ? undefined : schema.enum
  const sample = sampleOf(schema, schemas)
  const example = typeof sample === 'string' && sample !== '…' ? sample : ''
  const hint = name === KEY ? 'made for each sending' : !required && example ? `e.g. ${example}` : undefined
  return (
    <label>
      <code>{where === 'header' ? headerName(name) : name}</code>
      {values ? (
        <Choice name={`${where}:${name}`} values={values} required={required} />
      ) : (
        <input
          name={`${where}:${name}`}
          value={required && name !== KEY ? example : ''}
          placeholder={hint}
          required={required && name !== KEY}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
        />
      )}
    </label>
  )
}

const JSON_TYPE = 'application/json'

const Body = ({
  operation,
  schemas,
  bodies,
}: {
  readonly operation: Operation
  readonly schemas: Schemas
  readonly bodies: Bodies
}) => {
  if (!operation.requestBody || '$ref' in operation.requestBody) return null
  const content: { readonly [type: string]: { readonly schema?: unknown } } = operation.requestBody.content
  const json = own(content, JSON_TYPE)
  if (!json) {
    return (
      <label>
        Body <input type="file" name="file" accept={Object.keys(content).join()} required />
      </label>
    )
  }
  const sample = own(bodies, operation.operationId ?? '') ?? sampleOf(json.schema as Schema | undefined, schemas)
  const text = JSON.stringify(sample, null, 2)
  return (
    <label>
      Body
      <textarea name="body" rows={Math.min(16, text.split('\n').length + 1)} autocapitalize="off" spellcheck={false}>
        {text}
      </textarea>
    </label>
  )
}

/** The shopper's key is written here and kept nowhere; the staff's session is a cookie that the browser carries by itself. */
const Who = ({ operation }: { readonly operation: Operation }) => {
  const [scheme] = Object.keys(operation.security?.[0] ?? {})
  if (scheme === 'cartKey') {
    return (
      <label>
        Key of the cart
        <input
          name="key"
          placeholder="told when a cart is opened"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
        />
      </label>
    )
  }
  if (scheme !== 'staffSession' && scheme !== 'customerSession') return null
  return (
    <p class="soft">
      As who has <a href={scheme === 'staffSession' ? '/admin' : '/account'}>signed in</a> in this browser.
    </p>
  )
}

type Props = Entry & { readonly schemas: Schemas; readonly bodies: Bodies }

export const TryIt = ({ method, path, operation, schemas, bodies }: Props) => (
  <details class="try" data-try hidden>
    <summary>Try it</summary>
    <form data-method={method} data-path={path}>
      {method !== 'get' && (
        <p class="soft">What is sent is done in this shop. Ids that answers tell stand where an example stood.</p>
      )}
      {fieldsOf(operation).map((parameter) => (
        <Field parameter={parameter} schemas={schemas} />
      ))}
      <Who operation={operation} />
      <Body operation={operation} schemas={schemas} bodies={bodies} />
      <button>Send</button>
      <p role="status" data-status></p>
      <dl data-headers hidden></dl>
      <pre data-answer tabindex={0} aria-label="The answer" hidden></pre>
    </form>
  </details>
)
