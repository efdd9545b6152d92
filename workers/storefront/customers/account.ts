/** /account: the way in, and what is behind it. */
import { Hono } from 'hono'
import type { App } from '../../env.ts'
import { signIn } from './sign-in.tsx'

export const account = new Hono<App>().route('/', signIn)
