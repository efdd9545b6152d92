/** All that is amiss in a form, on top of the page: it takes the focus, and each line leads to its field. */

/** `at`: the id of the field, or of the part of the page. */
export type AmissLine = { readonly at: string; readonly text: string }

export const AmissList = ({ title, lines }: { readonly title: string; readonly lines: readonly AmissLine[] }) =>
  lines.length === 0 ? null : (
    <div class="amiss" role="alert" tabindex={-1} autofocus>
      <h2>{title}</h2>
      <ul>
        {lines.map(({ at, text }) => (
          <li>
            <a href={`#${at}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
