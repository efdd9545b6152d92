/** The link of a mail asks for a press, so that following a link changes nothing; here it is pressed at once. */
import { one } from '../../frame/browser/dom.ts'

one<HTMLFormElement>('[data-go-on]')?.requestSubmit()
