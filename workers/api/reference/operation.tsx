/** One operation of the API: address, what it does, what it takes, what it answers and how it refuses. */
import type { Document } from '../openapi.ts'
import type { Entry, Operation } from './entries.ts'
import { headerName, Inline } from './prose.tsx'
import { Members, TypeOf, unnamedIn, type Schema } from './shape.tsx'
import { TryIt, type Bodies } from './try-it.tsx'

/** `{id}` may break before it: addresses are long and phones are narrow. */
const Address = ({ path }: { readonly path: string }) => (
  <code class="address">
    {path.split('/').map((part, index) => (
      <>
        {index > 0 && '/'}
        {index > 0 && <wbr />}
        {part}
      </>
    ))}
  </code>
)

const jsonOf = (content: unknown): Schema | undefined => {
  const [media] = Object.values((content ?? {}) as Record<string, { schema?: Schema }>)
  return media?.schema
}

/** Who may: the staff, a shopper with an account, whoever has the cart's key, or anybody. */
const RequestPart = ({ operation }: { readonly operation: Operation }) => {
  const [scheme] = Object.keys(operation.security?.[0] ?? {})
  if (scheme === 'staffSession') {
    const byKey = (operation.security?.length ?? 0) > 1
    return <p class="soft">For the staff: carries the session cookie{byKey && ', or a key as bearer token'}.</p>
  }
  if (scheme === 'customerSession')
    return <p class="soft">For shoppers with an account: carries the session as cookie, or as bearer token.</p>
  if (scheme === 'cartKey') return <p class="soft">Carries the cart’s key as bearer token.</p>
  return null
}

const Takes = ({ operation }: { readonly operation: Operation }) => {
  const parameters = (operation.parameters ?? []).flatMap((one) => ('$ref' in one ? [] : [one]))
  const body = operation.requestBody && !('$ref' in operation.requestBody) ? operation.requestBody : undefined
  if (parameters.length === 0 && !body) return null
  const members = parameters.map((one) => ({
    name: one.in === 'header' ? headerName(one.name) : one.name,
    schema: one.schema,
    required: one.required ?? false,
    about: one.description,
  }))
  return (
    <section>
      <h4>Takes</h4>
      {members.length > 0 && <Members of={members} />}
      {body && (
        <p>
          A body: <TypeOf schema={jsonOf(body.content)} />
        </p>
      )}
      {body && unnamedIn(jsonOf(body.content)).map((of) => <Members of={of} />)}
    </section>
  )
}

const Answers = ({ operation }: { readonly operation: Operation }) => {
  const answers = Object.entries(operation.responses ?? {}).flatMap(([status, one]) =>
    '$ref' in one ? [] : [{ status, ...one }],
  )
  const good = answers.filter(({ status }) => status.startsWith('2'))
  const refusals = answers.filter(({ status }) => /^[45]/.test(status))
  return (
    <section>
      <h4>Answers</h4>
      <dl class="answers">
        {good.map(({ status, description, content }) => (
          <div>
            <dt class="good">{status}</dt>
            <dd>
              {content && (
                <>
                  <TypeOf schema={jsonOf(content)} />.{' '}
                </>
              )}
              {description}
            </dd>
          </div>
        ))}
        {refusals.map(({ status, description }) => (
          <div>
            <dt>{status}</dt>
            <dd class="codes">
              <Inline text={description} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

type Props = Entry & { readonly document: Document; readonly bodies: Bodies }

/** What is said of it is inside: a link to it opens what it is closed in. */
export const OperationEntry = ({ document, bodies, ...entry }: Props) => {
  const { method, path, operation } = entry
  return (
    <details class="entry" data-entry>
      <summary>
        <h3 class="line">
          <span class={`method ${method}`}>{method.toUpperCase()}</span> <Address path={path} />
        </h3>
        <span class="what">{operation.summary}</span>
      </summary>
      <div class="inside" id={operation.operationId}>
        {operation.description && (
          <p>
            <Inline text={operation.description} />
          </p>
        )}
        <RequestPart operation={operation} />
        <Takes operation={operation} />
        <Answers operation={operation} />
        <TryIt {...entry} schemas={document.components?.schemas ?? {}} bodies={bodies} />
      </div>
    </details>
  )
}
