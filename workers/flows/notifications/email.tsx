/** An email to a shopper and its two forms: plain text, and HTML that every mail program understands. */
import type { Language } from '#domain/languages'

export type Email = {
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  /** What was bought and what it comes to: `Delos Mug, Chalk × 2`, `€56.00`. */
  readonly lines: readonly EmailLine[]
  readonly address: readonly string[]
  /** What the button says. */
  readonly action: string
  readonly farewell: string
}

export type EmailLine = { readonly label: string; readonly amount: string; readonly strong?: boolean }

export const textOf = (email: Email, link: string): string =>
  [
    email.greeting,
    ...email.paragraphs,
    email.lines.map(({ label, amount }) => `${label}   ${amount}`).join('\n'),
    email.address.join('\n'),
    `${email.action}: ${link}`,
    email.farewell,
  ]
    .filter((part) => part !== '')
    .join('\n\n')

/** Mail programs read styles at the element and little else; these are the colours of the shop. */
const INK = '#1b1916'
const SOFT = '#5c564c'
const LINE = '#e6e1d8'
const AEGEAN = '#0d5a87'
const BUTTON = `display:inline-block;padding:10px 18px;border-radius:6px;background:${AEGEAN};color:#ffffff;text-decoration:none`

const Row = ({ of: { label, amount, strong } }: { readonly of: EmailLine }) => {
  const cell = `padding:7px 0;border-bottom:1px solid ${LINE};${strong ? 'font-weight:600;' : ''}`
  return (
    <tr>
      <td style={cell}>{label}</td>
      <td style={`${cell}text-align:right;white-space:nowrap`}>{amount}</td>
    </tr>
  )
}

const Page = ({ email, link, language }: { email: Email; link: string; language: Language }) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>{email.subject}</title>
    </head>
    <body style={`margin:0;padding:32px 24px;background:#fffefc;color:${INK};font:15px/1.6 system-ui,sans-serif`}>
      <div style="max-width:560px;margin:0 auto">
        <h1 style="font-size:22px;font-weight:600;margin:0 0 12px">{email.greeting}</h1>
        {email.paragraphs.map((paragraph) => (
          <p style="margin:0 0 12px">{paragraph}</p>
        ))}
        {email.lines.length > 0 && (
          <table style="width:100%;border-collapse:collapse;margin:16px 0">
            {email.lines.map((line) => (
              <Row of={line} />
            ))}
          </table>
        )}
        {email.address.length > 0 && (
          <p style="margin:0 0 16px">{email.address.flatMap((line, index) => (index > 0 ? [<br />, line] : [line]))}</p>
        )}
        <p style="margin:20px 0">
          <a target="_blank" rel="noopener" href={link} style={BUTTON}>
            {email.action}
          </a>
        </p>
        <p style={`margin:20px 0 0;color:${SOFT};font-size:13px`}>{email.farewell}</p>
      </div>
    </body>
  </html>
)

export const htmlOf = (email: Email, link: string, language: Language): string =>
  `<!doctype html>${String(<Page email={email} link={link} language={language} />)}`
