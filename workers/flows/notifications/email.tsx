/** An email to a shopper and its two forms: plain text, and HTML that every mail program understands. */
import type { Language } from '#domain/languages'
import type { Sender } from './sender.ts'

export type Email = {
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  /** What was bought and what it comes to: `Delos Mug, Chalk × 2`, `€56.00`. */
  readonly lines: readonly EmailLine[]
  readonly address: readonly string[]
  /** Digits to type in. */
  readonly code?: string
  /** What the button says. */
  readonly action: string
  readonly farewell: string
  /** Of what somebody has agreed to: how they end it. */
  readonly unsubscribe?: Unsubscribe
}

export type Unsubscribe = { readonly label: string; readonly link: string }

export type EmailLine = {
  readonly label: string
  readonly amount: string
  readonly strong?: boolean
  /** Of a good; sums have none. */
  readonly picture?: { readonly src: string; readonly alt: string }
}

export const textOf = (email: Email, link: string, sender: Sender): string =>
  [
    sender.name,
    email.greeting,
    ...(email.code === undefined ? [] : [email.code]),
    ...email.paragraphs,
    email.lines.map(({ label, amount }) => `${label}   ${amount}`.trimEnd()).join('\n'),
    email.address.join('\n'),
    `${email.action}: ${link}`,
    email.farewell,
    sender.address.join('\n'),
    email.unsubscribe ? `${email.unsubscribe.label}: ${email.unsubscribe.link}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')

/** Mail programs read styles at the element and little else; these are the colours of the shop. */
const INK = '#1b1916'
const SOFT = '#5c564c'
const LINE = '#e6e1d8'
const PANEL = '#f3efe8'
const AEGEAN = '#0d5a87'
const BUTTON = `display:inline-block;padding:10px 18px;border-radius:6px;background:${AEGEAN};color:#ffffff;text-decoration:none`

/** Large, and apart from letter to letter: it is read from one device and typed into another. */
const CODE = [
  `margin:0 0 16px;padding:14px 0;background:${PANEL};border-radius:6px;text-align:center`,
  'font:600 30px/1.2 ui-monospace,monospace;letter-spacing:8px',
].join(';')

/** Four by five, as on the pages. Programs that cannot show it keep the tinted frame, and its text. */
const PICTURE = { width: 48, height: 60 }
const FRAME = `display:block;width:48px;height:60px;object-fit:cover;background:${PANEL};font-size:11px;border:0`

const Row = ({ of: { label, amount, strong, picture } }: { readonly of: EmailLine }) => {
  const cell = `padding:7px 0;border-bottom:1px solid ${LINE};${strong ? 'font-weight:600;' : ''}`
  return (
    <tr>
      {picture && (
        <td style={`${cell}width:60px`}>
          <img src={picture.src} alt={picture.alt} {...PICTURE} style={FRAME} />
        </td>
      )}
      <td style={cell} {...(picture ? {} : { colspan: 2 })}>
        {label}
      </td>
      <td style={`${cell}text-align:right;white-space:nowrap`}>{amount}</td>
    </tr>
  )
}

const LOGO = `display:block;height:32px;width:auto;border:0;font-size:22px;color:${INK}`

const Head = ({ of: { name, logo, home } }: { readonly of: Sender }) =>
  name === '' ? null : (
    <p style={`margin:0 0 28px;padding:0 0 16px;border-bottom:1px solid ${LINE};font:22px/32px Georgia,serif`}>
      <a target="_blank" rel="noopener" href={home} style={`color:${INK};text-decoration:none`}>
        {logo === '' ? name : <img src={logo} alt={name} height={32} style={LOGO} />}
      </a>
    </p>
  )

const Lines = ({ of }: { readonly of: readonly string[] }) => (
  <>{of.flatMap((line, index) => (index > 0 ? [<br />, line] : [line]))}</>
)

type Shown = { readonly email: Email; readonly link: string; readonly language: Language; readonly sender: Sender }

const Page = ({ email, link, language, sender }: Shown) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>{email.subject}</title>
    </head>
    <body style={`margin:0;padding:32px 24px;background:#fffefc;color:${INK};font:15px/1.6 system-ui,sans-serif`}>
      <div style="max-width:560px;margin:0 auto">
        <Head of={sender} />
        <h1 style="font-size:22px;font-weight:600;margin:0 0 12px">{email.greeting}</h1>
        {email.code !== undefined && <p style={CODE}>{email.code}</p>}
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
          <p style="margin:0 0 16px">
            <Lines of={email.address} />
          </p>
        )}
        <p style="margin:20px 0">
          <a target="_blank" rel="noopener" href={link} style={BUTTON}>
            {email.action}
          </a>
        </p>
        <p style={`margin:20px 0 0;color:${SOFT};font-size:13px`}>{email.farewell}</p>
        {sender.address.length > 0 && (
          <p style={`margin:12px 0 0;color:${SOFT};font-size:13px`}>
            <Lines of={sender.address} />
          </p>
        )}
        {email.unsubscribe && (
          <p style={`margin:12px 0 0;color:${SOFT};font-size:13px`}>
            <a target="_blank" rel="noopener" href={email.unsubscribe.link} style={`color:${SOFT}`}>
              {email.unsubscribe.label}
            </a>
          </p>
        )}
      </div>
    </body>
  </html>
)

export const htmlOf = (shown: Shown): string => `<!doctype html>${String(<Page {...shown} />)}`
